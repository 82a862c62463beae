#include "core/markers/decode.hpp"

#include <algorithm>
#include <array>

namespace hvs::markers {
namespace {

constexpr int ring = marker_cells + 2;  // with the white paper around
constexpr double least_span = 10;       // grey levels between black and white of one card

struct Grid {
  std::array<double, std::size_t{ring} * ring> grey{};
  [[nodiscard]] double& at(int row, int column) { return grey[static_cast<std::size_t>(row * ring + column)]; }
  [[nodiscard]] double at(int row, int column) const { return grey[static_cast<std::size_t>(row * ring + column)]; }
};

bool is_quiet(int row, int column) { return row == 0 || column == 0 || row == ring - 1 || column == ring - 1; }
bool is_border(int row, int column) {
  return !is_quiet(row, column) && (row == 1 || column == 1 || row == ring - 2 || column == ring - 2);
}

// The mean of the middle of every cell.
Grid sampled(const Image& image, const Homography& place, double cell_pixels) {
  const int points = cell_pixels < 10 ? 3 : 5;
  Grid out;
  for (int row = 0; row < ring; ++row) {
    for (int column = 0; column < ring; ++column) {
      double sum = 0;
      for (int i = 0; i < points; ++i) {
        for (int k = 0; k < points; ++k) {
          const double v = 0.25 + 0.5 * i / (points - 1);
          const double u = 0.25 + 0.5 * k / (points - 1);
          sum += image.between(place({column - 1 + u, row - 1 + v}));
        }
      }
      out.at(row, column) = sum / (points * points);
    }
  }
  return out;
}

// Grey over the card, as light falls unevenly: a + b·column + c·row.
struct Light {
  double level = 0;
  double per_column = 0;
  double per_row = 0;
  [[nodiscard]] double at(int row, int column) const { return level + per_column * column + per_row * row; }
};

// Least squares over the cells that `which` names; columns and rows of both rings lie evenly about the middle, so the
// three unknowns part. A second round leaves out what is far off: a thumb, a flare.
template <class Which>
Light light_of(const Grid& grid, Which which) {
  constexpr double middle = (ring - 1) / 2.0;
  Light out;
  double limit = 1e9;
  for (int round = 0; round < 2; ++round) {
    double n = 0, sum = 0, column_sum = 0, column_square = 0, row_sum = 0, row_square = 0, off = 0;
    for (int pass = 0; pass < 2; ++pass) {
      for (int row = 0; row < ring; ++row) {
        for (int column = 0; column < ring; ++column) {
          if (!which(row, column)) continue;
          const double grey = grid.at(row, column);
          if (round == 1 && std::abs(grey - out.at(row, column)) > limit) continue;
          if (pass == 0) {
            ++n;
            sum += grey;
            continue;
          }
          const double x = column - middle;
          const double y = row - middle;
          const double above = grey - sum / n;
          column_sum += x * above;
          column_square += x * x;
          row_sum += y * above;
          row_square += y * y;
        }
      }
      if (n < 8) return out;
    }
    const double per_column = column_square > 0 ? column_sum / column_square : 0;
    const double per_row = row_square > 0 ? row_sum / row_square : 0;
    out = {sum / n - per_column * middle - per_row * middle, per_column, per_row};
    for (int row = 0; row < ring; ++row) {
      for (int column = 0; column < ring; ++column) {
        if (which(row, column)) off += std::abs(grid.at(row, column) - out.at(row, column));
      }
    }
    limit = 1.5 * off / n + 2;
  }
  return out;
}

// 0 black, 1 white, whatever the light.
std::optional<Grid> levelled(const Grid& grid) {
  const Light black = light_of(grid, is_border);
  const Light white = light_of(grid, is_quiet);
  Grid out;
  for (int row = 0; row < ring; ++row) {
    for (int column = 0; column < ring; ++column) {
      const double span = white.at(row, column) - black.at(row, column);
      if (span < least_span) return std::nullopt;
      out.at(row, column) = (grid.at(row, column) - black.at(row, column)) / span;
    }
  }
  return out;
}

// Blur mixes a cell with its neighbours; `strength` takes some of that back.
double sharpened(const Grid& grid, int row, int column, double strength) {
  const double own = grid.at(row, column);
  const double beside =
      grid.at(row - 1, column) + grid.at(row + 1, column) + grid.at(row, column - 1) + grid.at(row, column + 1);
  return own + strength * (4 * own - beside);
}

Word word_of(const Grid& grid, double strength) {
  Word out = 0;
  for (int row = 0; row < payload_cells; ++row) {
    for (int column = 0; column < payload_cells; ++column) {
      if (sharpened(grid, row + 2, column + 2, strength) > 0.5) out = with_cell(out, row, column);
    }
  }
  return out;
}

bool is_framed(const Grid& grid) {
  int border = 0;
  int quiet = 0;
  for (int row = 0; row < ring; ++row) {
    for (int column = 0; column < ring; ++column) {
      if (is_border(row, column) && grid.at(row, column) > 0.5) ++border;
      if (is_quiet(row, column) && grid.at(row, column) < 0.5) ++quiet;
    }
  }
  return border <= most_wrong_border && quiet <= most_wrong_quiet;
}

double perimeter(const Quad& quad) {
  double sum = 0;
  for (std::size_t i = 0; i < 4; ++i) sum += length(quad[(i + 1) % 4] - quad[i]);
  return sum;
}

}  // namespace

std::optional<Match> nearest(Word seen) {
  const auto all = cards();
  for (int turns = 0; turns < 4; ++turns, seen = turned(seen)) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const int wrong = distance(seen, all[i]);
      if (wrong <= most_wrong_cells) return Match{static_cast<int>(i) + 1, turns, wrong};  // the only one: 4 + 4 < 14
    }
  }
  return std::nullopt;
}

std::optional<Match> decoded(const Image& image, const Quad& quad) {
  const auto place = Homography::to(quad, marker_cells);
  if (!place) return std::nullopt;
  const auto grid = levelled(sampled(image, *place, perimeter(quad) / (4 * marker_cells)));
  if (!grid || !is_framed(*grid)) return std::nullopt;
  std::optional<Match> best;
  for (const double strength : {0.0, 0.25, 0.5}) {
    const auto match = nearest(word_of(*grid, strength));
    if (match && (!best || match->wrong < best->wrong)) best = match;
    if (best && best->wrong == 0) break;
  }
  return best;
}

}  // namespace hvs::markers
