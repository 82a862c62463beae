#include "core/markers/quad.hpp"

#include <algorithm>
#include <vector>

namespace hvs::markers {
namespace {

constexpr double least_side = 9;     // pixels
constexpr double least_fill = 0.80;  // of the four-cornered shape that the hull must cover
constexpr double longest_to_shortest = 4.5;
constexpr double least_sine = 0.35;  // of every corner: between 20 and 160 degrees

double turn(Point a, Point b, Point c) { return cross(b - a, c - b); }

// Convex hull of what a region covers, clockwise on the screen. Andrew's monotone chain over rows, which are sorted.
std::vector<Point> hull_of(const Region& region) {
  const auto rows = static_cast<std::size_t>(region.bottom - region.top);
  std::vector<int> left(rows, region.right);
  std::vector<int> right(rows, region.left);
  for (const auto& run : region.runs) {
    const auto row = static_cast<std::size_t>(run.y - region.top);
    left[row] = std::min(left[row], run.from);
    right[row] = std::max(right[row], run.to);
  }
  std::vector<Point> out;
  const auto add = [&](Point p, std::size_t first) {
    while (out.size() >= first + 2 && turn(out[out.size() - 2], out.back(), p) <= 0) out.pop_back();
    out.push_back(p);
  };
  for (std::size_t row = 0; row < rows; ++row) {  // down the right side
    const double y = static_cast<double>(region.top) + static_cast<double>(row);
    add({static_cast<double>(right[row]), y}, 0);
    add({static_cast<double>(right[row]), y + 1}, 0);
  }
  const auto first = out.size() - 1;
  for (std::size_t row = rows; row-- > 0;) {  // up the left side
    const double y = static_cast<double>(region.top) + static_cast<double>(row);
    add({static_cast<double>(left[row]), y + 1}, first);
    add({static_cast<double>(left[row]), y}, first);
  }
  return out;
}

double area_of(std::span<const Point> shape) {
  double twice = 0;
  for (std::size_t i = 0; i < shape.size(); ++i) twice += cross(shape[i], shape[(i + 1) % shape.size()]);
  return twice / 2;
}

std::optional<Point> crossing(Point a, Point b, Point c, Point d) {
  const Point along = b - a;
  const Point other = d - c;
  const double sine = cross(along, other);
  if (std::abs(sine) < 1e-9 * (length(along) * length(other) + 1e-9)) return std::nullopt;
  return a + along * (cross(c - a, other) / sine);
}

// Takes sides away, each time the one whose neighbours then meet with the least added area, until four are left.
std::optional<Quad> four_sides(std::vector<Point> shape) {
  while (shape.size() > 4) {
    const auto n = shape.size();
    double least = 1e18;
    std::size_t which = n;
    Point meet;
    for (std::size_t i = 0; i < n; ++i) {
      const Point before = shape[(i + n - 1) % n];
      const Point from = shape[i];
      const Point to = shape[(i + 1) % n];
      const Point after = shape[(i + 2) % n];
      if (cross(from - before, after - to) <= 0) continue;  // the neighbours never meet on this side
      const auto at = crossing(before, from, to, after);
      if (!at) continue;
      const double added = std::abs(cross(*at - from, to - from)) / 2;
      if (added < least) {
        least = added;
        which = i;
        meet = *at;
      }
    }
    if (which == n) return std::nullopt;
    shape[which] = meet;
    shape.erase(shape.begin() + static_cast<std::ptrdiff_t>((which + 1) % n));
  }
  if (shape.size() != 4) return std::nullopt;
  return Quad{shape[0], shape[1], shape[2], shape[3]};
}

bool is_plausible(const Quad& quad) {
  double shortest = 1e18;
  double longest = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const Point along = quad[(i + 1) % 4] - quad[i];
    const Point next = quad[(i + 2) % 4] - quad[(i + 1) % 4];
    const double side = length(along);
    shortest = std::min(shortest, side);
    longest = std::max(longest, side);
    if (cross(along, next) < least_sine * side * length(next)) return false;
  }
  return shortest >= least_side && longest <= longest_to_shortest * shortest;
}

}  // namespace

std::optional<Quad> quad_around(const Region& region) {
  const auto hull = hull_of(region);
  if (hull.size() < 4) return std::nullopt;
  const double covered = area_of(hull);
  const auto quad = four_sides(hull);
  if (!quad || !is_plausible(*quad) || covered < least_fill * area_of(*quad)) return std::nullopt;
  return quad;
}

namespace {

struct EdgePoint {
  Point at;
  double weight = 0;
};

struct Line {
  Point through;
  Point along;
};

// Least squares across the line; heavier points pull harder.
std::optional<Line> line_through(std::span<const EdgePoint> points) {
  double total = 0;
  Point mean;
  for (const auto& p : points) {
    total += p.weight;
    mean = mean + p.at * p.weight;
  }
  if (total <= 0) return std::nullopt;
  mean = mean * (1 / total);
  double xx = 0;
  double xy = 0;
  double yy = 0;
  for (const auto& p : points) {
    const Point d = p.at - mean;
    xx += p.weight * d.x * d.x;
    xy += p.weight * d.x * d.y;
    yy += p.weight * d.y * d.y;
  }
  const double half = (xx - yy) / 2;
  const double root = std::sqrt(half * half + xy * xy);
  Point along = half > 0 ? Point{half + root, xy} : Point{xy, root - half};
  const double size = length(along);
  if (size < 1e-12) return std::nullopt;
  return Line{mean, along * (1 / size)};
}

double off(const Line& line, Point p) { return cross(line.along, p - line.through); }

// Where the grey rises most on the way outwards, at places along one side.
std::vector<EdgePoint> edge_points(const Image& image, Point from, Point to) {
  constexpr double step = 0.5;
  const Point side = to - from;
  const double size = length(side);
  const Point along = side * (1 / size);
  const Point outwards{along.y, -along.x};  // corners run clockwise on the screen
  const double reach = std::clamp(size / 12, 1.5, 6.0);
  const int places = std::clamp(static_cast<int>(size / 1.5), 8, 40);
  std::vector<EdgePoint> out;
  for (int i = 0; i < places; ++i) {
    const Point on = from + side * ((i + 1.0) / (places + 1.0));
    double weight = 0;
    double moment = 0;
    for (double n = -reach; n <= reach + 1e-9; n += step) {
      const double rise = image.between(on + outwards * (n + 0.75)) - image.between(on + outwards * (n - 0.75));
      if (rise <= 2) continue;
      weight += rise * rise;
      moment += rise * rise * n;
    }
    if (weight > 0) out.push_back({on + outwards * (moment / weight), std::sqrt(weight)});
  }
  return out;
}

}  // namespace

std::optional<Quad> drawn_to_edges(const Image& image, const Quad& rough) {
  std::array<Line, 4> lines;
  for (std::size_t i = 0; i < 4; ++i) {
    const Point from = rough[i];
    const Point to = rough[(i + 1) % 4];
    const auto points = edge_points(image, from, to);
    if (points.size() < 4) return std::nullopt;
    auto line = line_through(points);
    for (int round = 0; line && round < 2; ++round) {  // without those that are far off: thumbs, letters, flares
      std::vector<EdgePoint> near;
      double spread = 0;
      for (const auto& p : points) spread += std::abs(off(*line, p.at));
      const double limit = std::max(0.6, 1.5 * spread / static_cast<double>(points.size()));
      for (const auto& p : points) {
        if (std::abs(off(*line, p.at)) <= limit) near.push_back(p);
      }
      if (near.size() >= 4) line = line_through(near);
    }
    if (!line) return std::nullopt;
    lines[i] = *line;
  }
  Quad out;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& before = lines[(i + 3) % 4];
    const auto& after = lines[i];
    const auto at = crossing(before.through, before.through + before.along, after.through, after.through + after.along);
    if (!at) return std::nullopt;
    const double moved = length(*at - rough[i]);
    const double side = length(rough[(i + 1) % 4] - rough[i]);
    if (!(moved < 0.3 * side + 3)) return std::nullopt;
    out[i] = *at;
  }
  if (!is_plausible(out)) return std::nullopt;
  return out;
}

// Unit square to quadrilateral (Heckbert 1989), scaled.
std::optional<Homography> Homography::to(const Quad& q, double side) {
  const Point d1 = q[1] - q[2];
  const Point d2 = q[3] - q[2];
  const Point s = (q[0] - q[1]) + (q[2] - q[3]);
  const double below = cross(d1, d2);
  if (std::abs(below) < 1e-9) return std::nullopt;
  const double g = cross(s, d2) / below;
  const double h = cross(d1, s) / below;
  Homography out;
  out.a_ = (q[1].x - q[0].x + g * q[1].x) / side;
  out.b_ = (q[3].x - q[0].x + h * q[3].x) / side;
  out.c_ = q[0].x;
  out.d_ = (q[1].y - q[0].y + g * q[1].y) / side;
  out.e_ = (q[3].y - q[0].y + h * q[3].y) / side;
  out.f_ = q[0].y;
  out.g_ = g / side;
  out.h_ = h / side;
  return out;
}

}  // namespace hvs::markers
