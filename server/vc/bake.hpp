// A credential inside a picture (Open Badges 3.0 §5.3 "Baking"): an iTXt chunk of a PNG, an element of an SVG.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace hvs::vc {

inline constexpr std::size_t largest_picture = 4U << 20U;

// Refusal: vc.not_baked when the picture is no PNG.
[[nodiscard]] Result<std::string> baked_png(std::string_view png, std::string_view credential);
// `svg` is ours: the element stands right after its opening tag. A JWS goes into verify="…", JSON into the element.
[[nodiscard]] Result<std::string> baked_svg(std::string_view svg, std::string_view credential);

// The credential out of a PNG or SVG; text that is neither comes back as it is. Refusals: vc.not_baked, vc.too_big.
[[nodiscard]] Result<std::string> unbaked(std::string_view file);

}  // namespace hvs::vc
