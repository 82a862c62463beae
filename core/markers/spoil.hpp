// What a camera does to a picture. Test side of core/markers/sample.hpp.
#pragma once

#include "core/markers/sample.hpp"

namespace hvs::markers::sample {

// Along (dx, dy) with these weights, centred.
inline void smear(Picture& p, const std::vector<double>& weights, double dx, double dy) {
  const Picture from = p;
  const auto middle = static_cast<double>(weights.size() - 1) / 2;
  for (int y = 0; y < p.height; ++y) {
    for (int x = 0; x < p.width; ++x) {
      double sum = 0;
      for (std::size_t i = 0; i < weights.size(); ++i) {
        const double t = static_cast<double>(i) - middle;
        const double sx = x + dx * t;
        const double sy = y + dy * t;
        const int ix = static_cast<int>(std::floor(sx));
        const int iy = static_cast<int>(std::floor(sy));
        const double u = sx - ix;
        const double v = sy - iy;
        sum += weights[i] * ((from.clamped(ix, iy) * (1 - u) + from.clamped(ix + 1, iy) * u) * (1 - v) +
                             (from.clamped(ix, iy + 1) * (1 - u) + from.clamped(ix + 1, iy + 1) * u) * v);
      }
      p.at(x, y) = static_cast<float>(sum);
    }
  }
}

inline void blur(Picture& p, double sigma) {
  const int reach = std::max(1, static_cast<int>(std::ceil(3 * sigma)));
  std::vector<double> weights;
  double total = 0;
  for (int i = -reach; i <= reach; ++i) {
    weights.push_back(std::exp(-i * i / (2 * sigma * sigma)));
    total += weights.back();
  }
  for (auto& w : weights) w /= total;
  smear(p, weights, 1, 0);
  smear(p, weights, 0, 1);
}

inline void move(Picture& p, double pixels, double degrees) {
  const auto steps = static_cast<std::size_t>(std::max(3.0, std::ceil(pixels * 2)));
  const double step = pixels / static_cast<double>(steps - 1);
  const double radian = degrees * std::numbers::pi / 180;
  smear(p, std::vector<double>(steps, 1.0 / static_cast<double>(steps)), step * std::cos(radian),
        step * std::sin(radian));
}

inline void noise(Picture& p, Chance& chance, double sigma) {
  for (auto& grey : p.grey) grey += static_cast<float>(sigma * chance.normal());
}

// Little light: everything darker and flatter, then the grain of a small lens.
inline void darken(Picture& p, double share, double floor) {
  for (auto& grey : p.grey) grey = static_cast<float>(floor + share * grey);
}

inline void gamma(Picture& p, double power) {
  for (auto& grey : p.grey) grey = 255 * std::pow(std::clamp(grey, 0.0F, 255.0F) / 255, static_cast<float>(power));
}

// Light from one side: from `low` to `high` of the full light over `reach` pixels.
inline void uneven(Picture& p, Point middle, double reach, double degrees, double low, double high) {
  const double radian = degrees * std::numbers::pi / 180;
  for (int y = 0; y < p.height; ++y) {
    for (int x = 0; x < p.width; ++x) {
      const double along = ((x - middle.x) * std::cos(radian) + (y - middle.y) * std::sin(radian)) / reach + 0.5;
      p.at(x, y) *= static_cast<float>(low + (high - low) * std::clamp(along, 0.0, 1.0));
    }
  }
}

// A lamp mirrored in the paper: white in the middle, fading out.
inline void glare(Picture& p, Point middle, double radius) {
  for (int y = 0; y < p.height; ++y) {
    for (int x = 0; x < p.width; ++x) {
      const double away = length(Point{x - middle.x, y - middle.y}) / radius;
      if (away < 3) p.at(x, y) += static_cast<float>(320 * std::exp(-away * away * 1.5));
    }
  }
}

// Two hands at the edges of the card, thumbs over the white paper and sometimes over the black.
inline void hold(Picture& p, const Pose& pose, Chance& chance) {
  const Quad paper = corners_of(pose, marker_cells + 2.4);
  const double cell_side = pose.side / marker_cells;
  for (std::size_t hand = 0; hand < 2; ++hand) {
    const auto side = static_cast<std::size_t>(chance.below(4));
    const Point from = paper[side];
    const Point to = paper[(side + 1) % 4];
    const Point edge = from + (to - from) * chance.between(0.15, 0.85);
    const Point inwards = (pose.middle - edge) * (1 / length(pose.middle - edge));
    const double deep = chance.between(0.5, 1.5) * cell_side;  // the white is 1.2 cells wide
    const double wide = chance.between(0.5, 0.9) * cell_side;
    const auto skin = static_cast<float>(chance.between(70, 170));
    for (int y = 0; y < p.height; ++y) {
      for (int x = 0; x < p.width; ++x) {
        const Point d = Point{x + 0.5, y + 0.5} - edge;
        const double along = d.x * inwards.x + d.y * inwards.y;
        const double across = std::abs(cross(inwards, d));
        const double tip = along - (deep - wide);
        if (along > -4 * cell_side && (tip <= 0 ? across < wide : length({tip, across}) < wide)) p.at(x, y) = skin;
      }
    }
  }
}

// The loss of a JPEG picture: blocks of 8×8, the standard table of luminance at this quality (ITU-T T.81, K.1).
inline void squeeze(Picture& p, int quality) {
  static constexpr std::array<int, 64> table{16, 11, 10, 16, 24,  40,  51,  61,  12, 12, 14, 19, 26,  58,  60,  55,
                                             14, 13, 16, 24, 40,  57,  69,  56,  14, 17, 22, 29, 51,  87,  80,  62,
                                             18, 22, 37, 56, 68,  109, 103, 77,  24, 35, 55, 64, 81,  104, 113, 92,
                                             49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};
  std::array<std::array<double, 8>, 8> wave{};
  for (std::size_t k = 0; k < 8; ++k) {
    for (std::size_t n = 0; n < 8; ++n)
      wave[k][n] = (k == 0 ? std::sqrt(0.125) : 0.5) *
                   std::cos((2.0 * static_cast<double>(n) + 1) * static_cast<double>(k) * std::numbers::pi / 16);
  }
  const double scale = quality < 50 ? 50.0 / quality : 2 - quality / 50.0;
  for (int by = 0; by + 8 <= p.height; by += 8) {
    for (int bx = 0; bx + 8 <= p.width; bx += 8) {
      std::array<std::array<double, 8>, 8> in{}, mid{}, out{};
      for (std::size_t y = 0; y < 8; ++y)
        for (std::size_t x = 0; x < 8; ++x)
          in[y][x] = std::clamp(p.at(bx + static_cast<int>(x), by + static_cast<int>(y)), 0.0F, 255.0F) - 128;
      for (std::size_t y = 0; y < 8; ++y)
        for (std::size_t k = 0; k < 8; ++k)
          for (std::size_t x = 0; x < 8; ++x) mid[y][k] += in[y][x] * wave[k][x];
      for (std::size_t l = 0; l < 8; ++l)
        for (std::size_t k = 0; k < 8; ++k) {
          double sum = 0;
          for (std::size_t y = 0; y < 8; ++y) sum += mid[y][k] * wave[l][y];
          const double step = std::max(1.0, std::round(table[l * 8 + k] * scale));
          out[l][k] = std::round(sum / step) * step;
        }
      mid = {};
      for (std::size_t l = 0; l < 8; ++l)
        for (std::size_t x = 0; x < 8; ++x)
          for (std::size_t k = 0; k < 8; ++k) mid[l][x] += out[l][k] * wave[k][x];
      for (std::size_t y = 0; y < 8; ++y)
        for (std::size_t x = 0; x < 8; ++x) {
          double sum = 128;
          for (std::size_t l = 0; l < 8; ++l) sum += mid[l][x] * wave[l][y];
          p.at(bx + static_cast<int>(x), by + static_cast<int>(y)) = static_cast<float>(std::clamp(sum, 0.0, 255.0));
        }
    }
  }
}

}  // namespace hvs::markers::sample
