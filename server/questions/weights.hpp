// How points are shared out among parts.
#pragma once

#include <cstddef>

namespace hvs::questions {

// Per cent of one of n equal parts, five decimals.
[[nodiscard]] double equal_share(std::size_t n);

}  // namespace hvs::questions
