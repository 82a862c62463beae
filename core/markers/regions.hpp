// Dark regions of a picture: what is darker than a share of the way from the darkest to the lightest near it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/markers/image.hpp"

namespace hvs::markers {

// Half the size, each pixel the mean of four: less noise, and cards near the camera cost less.
[[nodiscard]] std::vector<std::uint8_t> halved(const Image& image);

// Part of one row, [from, to).
struct Run {
  int y = 0;
  int from = 0;
  int to = 0;
};

struct Region {
  std::span<const Run> runs{};  // by row; points into Regions
  int left = 0;
  int top = 0;
  int right = 0;   // exclusive
  int bottom = 0;  // exclusive
};

class Regions {
 public:
  // Regions less wide or less high than `smallest` pixels are left out. `share`, 0–1: a half parts ink from paper, less
  // parts ink from hands.
  Regions(const Image& image, int smallest, double share);
  [[nodiscard]] const std::vector<Region>& all() const { return regions_; }

 private:
  std::vector<Run> runs_{};  // by region, then by row
  std::vector<Region> regions_{};
};

}  // namespace hvs::markers
