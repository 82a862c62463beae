// Pictures of cards for tests and figures: drawn as a camera would see them, then spoiled as cameras do. Not in the
// product.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <string_view>
#include <vector>

#include "core/markers/dictionary.hpp"
#include "core/markers/image.hpp"
#include "core/markers/quad.hpp"

namespace hvs::markers::sample {

// A small generator of our own: the same pictures on every machine.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}
  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_ * 0x2545F4914F6CDD1DU;
  }
  double between(double low, double high) { return low + (high - low) * (static_cast<double>(next() >> 11) * 0x1p-53); }
  int below(int n) { return static_cast<int>(next() >> 33) % n; }
  double normal() {  // the sum of twelve even ones, good enough for noise
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += between(0, 1);
    return sum;
  }

 private:
  std::uint64_t state_;
};

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<float> grey{};  // 0–255, not yet rounded

  Picture(int w, int h, float fill = 150)
      : width(w), height(h), grey(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), fill) {}
  float& at(int x, int y) {
    return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
  [[nodiscard]] float clamped(int x, int y) const {
    x = std::clamp(x, 0, width - 1);
    y = std::clamp(y, 0, height - 1);
    return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
  [[nodiscard]] std::vector<std::uint8_t> bytes() const {
    std::vector<std::uint8_t> out(grey.size());
    for (std::size_t i = 0; i < grey.size(); ++i)
      out[i] = static_cast<std::uint8_t>(std::clamp(grey[i] + 0.5F, 0.0F, 255.0F));
    return out;
  }
};

// How a card is held: `side` is that of the black square in pixels when seen from the front.
struct Pose {
  int card = 1;
  int letter = 0;  // 0 A … 3 D
  Point middle{};
  double side = 100;
  double tilt = 0;   // degrees off upright, with the clock
  double yaw = 0;    // degrees, turned away to the side
  double pitch = 0;  // degrees, leaning back
  double paper = 235;
  double ink = 25;
};

// Corners of a square of `cells` marker cells about the card's middle, the card's own top left first.
inline Quad corners_of(const Pose& pose, double cells) {
  const double degree = std::numbers::pi / 180;
  const double roll = (pose.tilt - 90.0 * pose.letter) * degree;
  const double half = pose.side * cells / marker_cells / 2;
  const double far = pose.side * 8;  // the camera stands eight cards away
  const std::array<Point, 4> flat{Point{-half, -half}, Point{half, -half}, Point{half, half}, Point{-half, half}};
  Quad out;
  for (std::size_t i = 0; i < 4; ++i) {
    const double x = flat[i].x * std::cos(roll) - flat[i].y * std::sin(roll);
    const double y = flat[i].x * std::sin(roll) + flat[i].y * std::cos(roll);
    const double depth_yaw = x * std::sin(pose.yaw * degree);
    const double x_seen = x * std::cos(pose.yaw * degree);
    const double depth = far + depth_yaw + y * std::sin(pose.pitch * degree);
    out[i] = {pose.middle.x + x_seen * far / depth, pose.middle.y + y * std::cos(pose.pitch * degree) * far / depth};
  }
  return out;
}

// Grey of the paper at (u, v) in marker cells from the top left of the black square.
inline double paper_grey(const Pose& pose, Word word, double u, double v) {
  const auto column = static_cast<int>(std::floor(u));
  const auto row = static_cast<int>(std::floor(v));
  if (column < 0 || row < 0 || column >= marker_cells || row >= marker_cells) return pose.paper;
  if (column == 0 || row == 0 || column == marker_cells - 1 || row == marker_cells - 1) return pose.ink;
  return cell(word, row - 1, column - 1) ? pose.paper : pose.ink;
}

inline void draw(Picture& to, const Pose& pose, int samples = 4) {
  constexpr double paper_cells = marker_cells + 2.4;  // the quiet border and a little more
  const Quad outer = corners_of(pose, paper_cells);
  const auto place = Homography::to(outer, paper_cells);
  if (!place) return;
  // The way back by Newton's method from the point before, which lies beside: no second formula to keep.
  Point at{paper_cells / 2, paper_cells / 2};
  const auto inverse = [&](Point p, int steps) {
    for (int i = 0; i < steps; ++i) {
      constexpr double h = 1e-4;
      const Point now = (*place)(at);
      const Point dx = ((*place)({at.x + h, at.y}) - now) * (1 / h);
      const Point dy = ((*place)({at.x, at.y + h}) - now) * (1 / h);
      const Point miss = p - now;
      const double det = cross(dx, dy);
      if (std::abs(det) < 1e-12) break;
      at = at + Point{cross(miss, dy) / det, cross(dx, miss) / det};
    }
    return at;
  };
  const Word word = cards()[static_cast<std::size_t>(pose.card - 1)];
  double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
  for (const auto& c : outer) {
    left = std::min(left, c.x), right = std::max(right, c.x), top = std::min(top, c.y), bottom = std::max(bottom, c.y);
  }
  for (int y = std::max(0, static_cast<int>(top)); y < std::min(to.height, static_cast<int>(bottom) + 1); ++y) {
    for (int x = std::max(0, static_cast<int>(left)); x < std::min(to.width, static_cast<int>(right) + 1); ++x) {
      double sum = 0;
      int hits = 0;
      for (int i = 0; i < samples * samples; ++i) {
        const Point p{x + (i % samples + 0.5) / samples, y + (i / samples + 0.5) / samples};
        const Point on = inverse(p, i == 0 ? 5 : 2);
        if (on.x < 0 || on.y < 0 || on.x >= paper_cells || on.y >= paper_cells) continue;
        sum += paper_grey(pose, word, on.x - 1.2, on.y - 1.2);
        ++hits;
      }
      const float share = static_cast<float>(hits) / static_cast<float>(samples * samples);
      to.at(x, y) = to.at(x, y) * (1 - share) + static_cast<float>(sum) / static_cast<float>(samples * samples);
    }
  }
}

// A room: a wall lit unevenly, boxes, stripes and chequers where people and curtains would be.
inline void furnish(Picture& to, Chance& chance, int things) {
  const double base = chance.between(60, 200);
  const double slope_x = chance.between(-60, 60);
  const double slope_y = chance.between(-60, 60);
  for (int y = 0; y < to.height; ++y) {
    for (int x = 0; x < to.width; ++x)
      to.at(x, y) = static_cast<float>(std::clamp(base + slope_x * x / to.width + slope_y * y / to.height, 5.0, 250.0));
  }
  for (int i = 0; i < things; ++i) {
    const int w = 6 + chance.below(to.width / 5);
    const int h = 6 + chance.below(to.height / 4);
    const int left = chance.below(to.width);
    const int top = chance.below(to.height);
    const auto dark = static_cast<float>(chance.between(5, 250));
    const auto light = static_cast<float>(chance.between(5, 250));
    const int kind = chance.below(4);
    const int step = 2 + chance.below(14);
    for (int y = top; y < std::min(to.height, top + h); ++y) {
      for (int x = left; x < std::min(to.width, left + w); ++x) {
        const bool other = kind == 1   ? (x / step) % 2 != 0
                           : kind == 2 ? (x / step + y / step) % 2 != 0
                           : kind == 3 ? (static_cast<unsigned>(x / step * 73 + y / step * 151) * 2654435761U >> 30) > 1
                                       : false;
        to.at(x, y) = other ? light : dark;
      }
    }
  }
}

}  // namespace hvs::markers::sample
