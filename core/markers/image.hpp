// A grey picture as the camera gives it, and points in it. Pixel (x, y) covers [x, x+1) × [y, y+1).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace hvs::markers {

struct Point {
  double x = 0;
  double y = 0;
};
[[nodiscard]] constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
[[nodiscard]] constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
[[nodiscard]] constexpr Point operator*(Point a, double k) { return {a.x * k, a.y * k}; }
[[nodiscard]] constexpr double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }
[[nodiscard]] inline double length(Point a) { return std::sqrt(a.x * a.x + a.y * a.y); }

// Does not own its bytes. `grey.size()` is width × height.
struct Image {
  std::span<const std::uint8_t> grey{};
  int width = 0;
  int height = 0;

  [[nodiscard]] std::uint8_t at(int x, int y) const {
    return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
  // Between pixel centres; beyond the edge the nearest pixel goes on.
  [[nodiscard]] double between(Point p) const {
    const double x = std::clamp(p.x - 0.5, 0.0, static_cast<double>(width - 1));
    const double y = std::clamp(p.y - 0.5, 0.0, static_cast<double>(height - 1));
    const int left = static_cast<int>(x);
    const int top = static_cast<int>(y);
    const int right = std::min(left + 1, width - 1);
    const int bottom = std::min(top + 1, height - 1);
    const double u = x - left;
    const double v = y - top;
    return (at(left, top) * (1 - u) + at(right, top) * u) * (1 - v) +
           (at(left, bottom) * (1 - u) + at(right, bottom) * u) * v;
  }
};

}  // namespace hvs::markers
