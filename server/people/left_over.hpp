// The rows of a list that did not come in, with why, as a file that can be mended and sent again.
#pragma once

#include <string>

#include "server/app/services.hpp"

namespace hvs::people {

enum class LeftOverForm : std::uint8_t { xlsx, csv };
[[nodiscard]] Result<std::string> left_over_file(app::Services& services, const std::string& batch, LeftOverForm form);

}  // namespace hvs::people
