// A door picture as a page shows it.
#pragma once

#include <string_view>

#include "core/auth/pages.hpp"

namespace hvs::auth {

[[nodiscard]] page::PadPicture pad_picture(std::string_view id);

}  // namespace hvs::auth
