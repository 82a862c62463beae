// The key file as it lies on the disk: sealed when the machine has a secret of its own.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace hvs::keys::at_rest {

// What is written for these plain words: sealed, or as they are when there is no secret. Refusal: keys.unreadable.
[[nodiscard]] Result<std::string> written(std::string_view plain);
// The plain words of a file. Refusal: keys.unreadable (sealed with another secret, or there is none).
[[nodiscard]] Result<std::string> opened(std::string text);
// The file lies in the open and this machine has a secret.
[[nodiscard]] Result<bool> wants_sealing(const std::string& path);

}  // namespace hvs::keys::at_rest
