#include "core/markers/regions.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace hvs::markers {
namespace {

constexpr int tile = 4;            // pixels; a tile looks at its eight neighbours too: 12×12
constexpr int least_contrast = 8;  // grey levels; flatter places are neither dark nor light

struct Tiles {
  int across = 0;
  int down = 0;
  std::vector<std::uint8_t> limit;  // a pixel is dark when it is below; 0: none is
};

struct Range {
  std::uint8_t low = 255;
  std::uint8_t high = 0;
};

Range joined(Range a, Range b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

Range range_of(const Image& image, int tile_x, int tile_y) {
  Range out;
  const int right = std::min((tile_x + 1) * tile, image.width);
  const int bottom = std::min((tile_y + 1) * tile, image.height);
  for (int y = tile_y * tile; y < bottom; ++y) {
    for (int x = tile_x * tile; x < right; ++x) {
      const auto grey = image.at(x, y);
      out.low = std::min(out.low, grey);
      out.high = std::max(out.high, grey);
    }
  }
  return out;
}

Tiles limits_of(const Image& image, double share) {
  const int part = static_cast<int>(share * 256);
  Tiles out{(image.width + tile - 1) / tile, (image.height + tile - 1) / tile, {}};
  const auto at = [&](int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(out.across) + static_cast<std::size_t>(x);
  };
  const auto count = static_cast<std::size_t>(out.across) * static_cast<std::size_t>(out.down);
  std::vector<Range> own(count);
  std::vector<Range> beside(count);
  for (int y = 0; y < out.down; ++y) {
    for (int x = 0; x < out.across; ++x) own[at(x, y)] = range_of(image, x, y);
  }
  for (int y = 0; y < out.down; ++y) {
    for (int x = 0; x < out.across; ++x) {
      auto range = own[at(x, y)];
      if (x > 0) range = joined(range, own[at(x - 1, y)]);
      if (x + 1 < out.across) range = joined(range, own[at(x + 1, y)]);
      beside[at(x, y)] = range;
    }
  }
  out.limit.resize(count);
  for (int y = 0; y < out.down; ++y) {
    for (int x = 0; x < out.across; ++x) {
      auto range = beside[at(x, y)];
      if (y > 0) range = joined(range, beside[at(x, y - 1)]);
      if (y + 1 < out.down) range = joined(range, beside[at(x, y + 1)]);
      const int apart = range.high - range.low;
      out.limit[at(x, y)] =
          apart < least_contrast ? 0 : static_cast<std::uint8_t>(range.low + (apart * part + 255) / 256);
    }
  }
  return out;
}

std::vector<Run> dark_runs(const Image& image, double share) {
  const auto tiles = limits_of(image, share);
  std::vector<Run> out;
  for (int y = 0; y < image.height; ++y) {
    const auto* limits = tiles.limit.data() + static_cast<std::ptrdiff_t>(y / tile) * tiles.across;
    const auto* row = image.grey.data() + static_cast<std::ptrdiff_t>(y) * image.width;
    int from = -1;
    for (int x = 0; x < image.width; ++x) {
      const bool dark = row[x] < limits[x / tile];
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

Regions::Regions(const Image& image, int smallest, double share) {
  const auto runs = dark_runs(image, share);
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
