// How a personal number is kept: sealed for reading with rights, hashed with the installation's key for finding
// (NR-08).
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "server/keys/keyring.hpp"

namespace hvs::people {

[[nodiscard]] std::string seal_number(const keys::Keyring& keys, std::string_view digits);  // text, fits the field
[[nodiscard]] Result<std::string> open_number(const keys::Keyring& keys, std::string_view sealed);
[[nodiscard]] std::string hash_number(const keys::Keyring& keys, std::string_view digits);

}  // namespace hvs::people
