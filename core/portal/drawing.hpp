// The portal's own picture: tea hills at the foot of limestone, a house on stilts, people around one phone; drawn for
// this product.
#pragma once

#include "core/html/html.hpp"

namespace hvs::portal {

[[nodiscard]] html::Html hills();

}  // namespace hvs::portal
