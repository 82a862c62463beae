// Sealing of a whole file with a passphrase: argon2id key, libsodium secretstream (XChaCha20-Poly1305) in pieces.
#pragma once

#include <string>

#include "core/base/result.hpp"

namespace hvs::backup {

[[nodiscard]] Result<void> seal_file(const std::string& from, const std::string& to, const std::string& passphrase);
[[nodiscard]] Result<void> unseal_file(const std::string& from, const std::string& to, const std::string& passphrase);
[[nodiscard]] bool is_sealed(const std::string& file);

}  // namespace hvs::backup
