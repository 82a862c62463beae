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

// The darkest and the lightest grey about each place, in tiles. Made once a picture, used for every share.
class Contrast {
 public:
  explicit Contrast(const Image& image);

  struct Range {
    std::uint8_t low = 255;
    std::uint8_t high = 0;
  };
  [[nodiscard]] std::size_t across() const { return across_; }
  [[nodiscard]] const std::vector<Range>& tiles() const { return tiles_; }

 private:
  std::size_t across_ = 0;
  std::vector<Range> tiles_{};
};

class Regions {
 public:
  // Regions less wide or less high than `smallest` pixels are left out. `share`, 0–1: a half parts ink from paper, less
  // parts ink from hands.
  Regions(const Image& image, const Contrast& contrast, int smallest, double share);
  [[nodiscard]] const std::vector<Region>& all() const { return regions_; }

 private:
  std::vector<Run> runs_{};  // by region, then by row
  std::vector<Region> regions_{};
};

}  // namespace hvs::markers
