#include "core/markers/regions.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace hvs::markers {
namespace {

constexpr int tile = 4;            // pixels; a tile looks at its eight neighbours too: 12×12
constexpr int least_contrast = 8;  // grey levels; flatter places are neither dark nor light

using Range = Contrast::Range;

Range joined(Range a, Range b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

// The range of every tile, row by row over the picture's bytes.
std::vector<Range> own_ranges(const Image& image, std::size_t across, std::size_t down) {
  std::vector<Range> out(across * down);
  for (int y = 0; y < image.height; ++y) {
    const auto* row = image.grey.data() + static_cast<std::ptrdiff_t>(y) * image.width;
    auto* tiles = out.data() + static_cast<std::size_t>(y / tile) * across;
    for (int x = 0; x < image.width; x += tile, ++tiles) {
      const int end = std::min(x + tile, image.width);
      std::uint8_t low = tiles->low;
      std::uint8_t high = tiles->high;
      for (int i = x; i < end; ++i) {
        low = std::min(low, row[i]);
        high = std::max(high, row[i]);
      }
      *tiles = {low, high};
    }
  }
  return out;
}

std::vector<Run> dark_runs(const Image& image, const Contrast& contrast, double share) {
  const int part = static_cast<int>(share * 256);
  std::vector<std::uint8_t> limits(contrast.across());  // a pixel is dark when it is below; 0: none is
  std::vector<Run> out;
  for (int y = 0; y < image.height; ++y) {
    if (y % tile == 0) {
      const auto* ranges = contrast.tiles().data() + static_cast<std::size_t>(y / tile) * contrast.across();
      for (std::size_t i = 0; i < limits.size(); ++i) {
        const int apart = ranges[i].high - ranges[i].low;
        limits[i] = apart < least_contrast ? 0 : static_cast<std::uint8_t>(ranges[i].low + (apart * part + 255) / 256);
      }
    }
    const auto* row = image.grey.data() + static_cast<std::ptrdiff_t>(y) * image.width;
    int from = -1;
    for (int x = 0; x < image.width; ++x) {
      const bool dark = row[x] < limits[static_cast<std::size_t>(x / tile)];
      if (dark && from < 0) from = x;
      if (!dark && from >= 0) {
        out.push_back({y, from, x});
        from = -1;
      }
    }
    if (from >= 0) out.push_back({y, from, image.width});
  }
  return out;
}

// Union of sets, by halving paths.
int root_of(std::vector<int>& parent, int i) {
  const auto at = [&](int k) -> int& { return parent[static_cast<std::size_t>(k)]; };
  while (at(i) != i) i = at(i) = at(at(i));
  return i;
}

// Runs of neighbouring rows that share a column belong together; a shared corner alone does not join.
std::vector<int> roots_of(const std::vector<Run>& runs) {
  std::vector<int> parent(runs.size());
  std::iota(parent.begin(), parent.end(), 0);
  std::size_t above = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    while (above < i &&
           (runs[above].y < runs[i].y - 1 || (runs[above].y == runs[i].y - 1 && runs[above].to <= runs[i].from)))
      ++above;
    for (std::size_t k = above; k < i && runs[k].y == runs[i].y - 1 && runs[k].from < runs[i].to; ++k) {
      const int a = root_of(parent, static_cast<int>(k));
      const int b = root_of(parent, static_cast<int>(i));
      parent[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
    }
  }
  for (std::size_t i = 0; i < runs.size(); ++i) parent[i] = root_of(parent, static_cast<int>(i));
  return parent;
}

}  // namespace

std::vector<std::uint8_t> halved(const Image& image) {
  const int width = image.width / 2;
  const int height = image.height / 2;
  std::vector<std::uint8_t> out(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    const auto* up = image.grey.data() + static_cast<std::ptrdiff_t>(2 * y) * image.width;
    const auto* low = up + image.width;
    auto* to = out.data() + static_cast<std::ptrdiff_t>(y) * width;
    for (int x = 0; x < width; ++x)
      to[x] = static_cast<std::uint8_t>((up[2 * x] + up[2 * x + 1] + low[2 * x] + low[2 * x + 1] + 2) / 4);
  }
  return out;
}

Contrast::Contrast(const Image& image) : across_((static_cast<std::size_t>(image.width) + tile - 1) / tile) {
  const auto down = (static_cast<std::size_t>(image.height) + tile - 1) / tile;
  const auto own = own_ranges(image, across_, down);
  std::vector<Range> beside(own.size());
  for (std::size_t y = 0; y < down; ++y) {
    for (std::size_t x = 0; x < across_; ++x) {
      const auto i = y * across_ + x;
      auto range = own[i];
      if (x > 0) range = joined(range, own[i - 1]);
      if (x + 1 < across_) range = joined(range, own[i + 1]);
      beside[i] = range;
    }
  }
  tiles_.resize(own.size());
  for (std::size_t y = 0; y < down; ++y) {
    for (std::size_t x = 0; x < across_; ++x) {
      const auto i = y * across_ + x;
      auto range = beside[i];
      if (y > 0) range = joined(range, beside[i - across_]);
      if (y + 1 < down) range = joined(range, beside[i + across_]);
      tiles_[i] = range;
    }
  }
}

Regions::Regions(const Image& image, const Contrast& contrast, int smallest, double share) {
  const auto runs = dark_runs(image, contrast, share);
  const auto roots = roots_of(runs);
  struct Box {
    int left = 1 << 30;
    int right = 0;
    int bottom = 0;
    std::size_t count = 0;
  };
  std::vector<Box> boxes(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    auto& box = boxes[static_cast<std::size_t>(roots[i])];
    box.left = std::min(box.left, runs[i].from);
    box.right = std::max(box.right, runs[i].to);
    box.bottom = runs[i].y + 1;
    ++box.count;
  }
  // A root is the first run of its region, hence its top row. Room for the runs of each region worth keeping.
  std::vector<std::size_t> place(runs.size(), 0);
  std::size_t total = 0;
  const auto wanted = [&](std::size_t i) {
    const auto& box = boxes[i];
    return box.count > 0 && box.right - box.left >= smallest && box.bottom - runs[i].y >= smallest;
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!wanted(i)) continue;
    place[i] = total;
    total += boxes[i].count;
  }
  runs_.resize(total);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto root = static_cast<std::size_t>(roots[i]);
    if (wanted(root)) runs_[place[root]++] = runs[i];
  }
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!wanted(i)) continue;
    const auto& box = boxes[i];
    regions_.push_back(
        {std::span(runs_).subspan(place[i] - box.count, box.count), box.left, runs[i].y, box.right, box.bottom});
  }
}

}  // namespace hvs::markers
