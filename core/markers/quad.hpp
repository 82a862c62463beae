// Four corners: from the outline of a dark region, then drawn to the exact edge between dark and light.
#pragma once

#include <array>
#include <optional>

#include "core/markers/image.hpp"
#include "core/markers/regions.hpp"

namespace hvs::markers {

// Clockwise as seen in the picture.
using Quad = std::array<Point, 4>;

// What goes round the region with few corners, when that is much like a square seen from the side. Bites out of the
// region (a flare, a thumb) do not matter, a cut corner is put back.
[[nodiscard]] std::optional<Quad> quad_around(const Region& region);

// Each side moved to where the grey changes most; nothing when too little of it changes from dark to light.
[[nodiscard]] std::optional<Quad> drawn_to_edges(const Image& image, const Quad& rough);

// Marker coordinates [0, side] × [0, side] to the picture, corner for corner.
class Homography {
 public:
  [[nodiscard]] static std::optional<Homography> to(const Quad& quad, double side);
  [[nodiscard]] Point operator()(Point p) const {
    const double w = g_ * p.x + h_ * p.y + 1;
    return {(a_ * p.x + b_ * p.y + c_) / w, (d_ * p.x + e_ * p.y + f_) / w};
  }

 private:
  double a_ = 1, b_ = 0, c_ = 0, d_ = 0, e_ = 1, f_ = 0, g_ = 0, h_ = 0;
};

}  // namespace hvs::markers
