#include "server/learning/content/contrast.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <utility>

#include "text/content.hpp"

namespace hvs::learning {
namespace {

using Attributes = std::map<std::string, std::string, std::less<>>;

struct Point {
  double x = 0, y = 0;
};
// x' = a·x + c·y + e, y' = b·x + d·y + f
struct Transform {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  [[nodiscard]] Point of(Point p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
  [[nodiscard]] Transform then(const Transform& in) const {
    return {a * in.a + c * in.b, b * in.a + d * in.b,     a * in.c + c * in.d,
            b * in.c + d * in.d, a * in.e + c * in.f + e, b * in.e + d * in.f + f};
  }
};

struct Box {
  double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
  void add(Point p) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  }
  [[nodiscard]] bool holds(Point p) const { return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom; }
  [[nodiscard]] Point middle() const { return {(left + right) / 2, (top + bottom) / 2}; }
};

std::vector<double> numbers_of(std::string_view text) {
  std::vector<double> out;
  const std::string copy{text};
  const char* at = copy.c_str();
  while (*at != '\0') {
    char* end = nullptr;
    const double value = std::strtod(at, &end);
    if (end == at) {
      ++at;
    } else {
      out.push_back(value);
      at = end;
    }
  }
  return out;
}

Transform transform_of(std::string_view text) {
  Transform all;
  while (!text.empty()) {
    const auto open = text.find('('), close = text.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) break;
    const auto name = text.substr(0, open);
    const auto n = numbers_of(text.substr(open + 1, close - open - 1));
    Transform one;
    if (name.ends_with("translate") && !n.empty()) one.e = n[0], one.f = n.size() > 1 ? n[1] : 0;
    if (name.ends_with("scale") && !n.empty()) one.a = n[0], one.d = n.size() > 1 ? n[1] : n[0];
    if (name.ends_with("rotate") && !n.empty()) {
      const double turn = n[0] * std::acos(-1.0) / 180;
      one.a = std::cos(turn), one.b = std::sin(turn), one.c = -one.b, one.d = one.a;
    }
    all = all.then(one);
    text.remove_prefix(close + 1);
  }
  return all;
}

double number(const Attributes& list, std::string_view name, double otherwise = 0) {
  const auto at = list.find(name);
  const auto n = at == list.end() ? std::vector<double>{} : numbers_of(at->second);
  return n.empty() ? otherwise : n[0];
}
std::string_view word(const Attributes& list, std::string_view name) {
  const auto at = list.find(name);
  return at == list.end() ? std::string_view{} : std::string_view{at->second};
}

// A rough outline is enough: control points of curves count as points of the path.
std::vector<Point> points_of_path(std::string_view d) {
  std::vector<Point> out;
  Point at;
  for (std::size_t i = 0; i < d.size();) {
    const char command = d[i++];
    if (!std::isalpha(static_cast<unsigned char>(command))) continue;
    std::size_t end = i;
    while (end < d.size() && (!std::isalpha(static_cast<unsigned char>(d[end])) || d[end] == 'e')) ++end;
    const auto n = numbers_of(d.substr(i, end - i));
    i = end;
    const bool relative = std::islower(static_cast<unsigned char>(command)) != 0;
    const char kind = static_cast<char>(std::toupper(static_cast<unsigned char>(command)));
    if (kind == 'H' || kind == 'V') {
      for (const double v : n) {
        double& axis = kind == 'H' ? at.x : at.y;
        axis = relative ? axis + v : v;
        out.push_back(at);
      }
      continue;
    }
    const std::size_t every = kind == 'A' ? 7 : kind == 'C' ? 6 : kind == 'S' || kind == 'Q' ? 4 : 2;
    for (std::size_t k = 0; k + every <= n.size(); k += every) {
      const auto start = at;
      for (std::size_t p = kind == 'A' ? 5 : 0; p + 1 < every; p += 2) {
        const Point next{n[k + p] + (relative ? start.x : 0), n[k + p + 1] + (relative ? start.y : 0)};
        out.push_back(next);
        at = next;
      }
    }
  }
  return out;
}

Box box_of(std::string_view name, const Attributes& list, const Transform& place) {
  std::vector<Point> points;
  const double x = number(list, "x"), y = number(list, "y");
  if (name == "rect") {
    const double w = number(list, "width"), h = number(list, "height");
    points = {{x, y}, {x + w, y}, {x, y + h}, {x + w, y + h}};
  } else if (name == "circle" || name == "ellipse") {
    const double cx = number(list, "cx"), cy = number(list, "cy"), r = number(list, "r");
    const double rx = number(list, "rx", r), ry = number(list, "ry", r);
    points = {{cx - rx, cy - ry}, {cx + rx, cy - ry}, {cx - rx, cy + ry}, {cx + rx, cy + ry}};
  } else if (name == "line") {
    points = {{number(list, "x1"), number(list, "y1")}, {number(list, "x2"), number(list, "y2")}};
  } else if (name == "text") {
    points = {{x, y - number(list, "font-size", 16) / 3}};
  } else if (name == "path") {
    points = points_of_path(word(list, "d"));
  } else {
    const auto n = numbers_of(word(list, "points"));
    for (std::size_t i = 0; i + 1 < n.size(); i += 2) points.push_back({n[i], n[i + 1]});
  }
  Box box;
  for (const auto& p : points) box.add(place.of(p));
  return box;
}

struct Painted {
  Box box;
  std::string colour;
  std::string path;  // of a line without filling: only a line along the same path lies on it
  double width = 0;
};

// Words and lines stand on boxes and discs; what the outline of a path really holds would need a painter.
std::string_view ground_of(const std::vector<Painted>& painted, const Box& box, std::string_view path, double width) {
  for (auto one = painted.rbegin(); one != painted.rend(); ++one) {
    if (!one->path.empty() ? one->path == path && one->width > width : one->box.holds(box.middle())) return one->colour;
  }
  return "#FFFFFF";
}

// WCAG 1.4.3: from 24 px, or 18.66 px when bold, 3:1 is enough. Pictures are 320 wide and shown at least so wide.
bool is_large(const Attributes& list, const Transform& place) {
  const double scale = std::sqrt(std::abs(place.a * place.d - place.b * place.c));
  return number(list, "font-size", 16) * scale >= (number(list, "font-weight", 400) >= 600 ? 18.66 : 24);
}

double light(std::string_view colour) {
  const auto part = [&](std::size_t i) {
    const double v = static_cast<double>(std::strtol(std::string{colour.substr(i, 2)}.c_str(), nullptr, 16)) / 255;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}
bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

Attributes attributes_of(std::string_view tag) {
  Attributes list;
  for (auto quote = tag.find("=\""); quote != std::string_view::npos; quote = tag.find("=\"")) {
    const auto close = tag.find('"', quote + 2);
    if (close == std::string_view::npos) break;
    const auto name = tag.find_last_of(" \n\t", quote);
    list.emplace(tag.substr(name + 1, quote - name - 1), tag.substr(quote + 2, close - quote - 2));
    tag.remove_prefix(close + 1);
  }
  return list;
}

}  // namespace

double contrast(std::string_view one, std::string_view other) {
  if (!is_colour(one) || !is_colour(other)) return 0;
  const double a = light(one), b = light(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::vector<PaleMark> pale_marks(std::string_view svg) {
  constexpr std::size_t deepest = 64;
  std::vector<PaleMark> out;
  std::vector<Painted> painted;
  std::vector<Transform> places{{}};
  for (std::size_t at = 0; (at = svg.find('<', at)) != std::string_view::npos;) {
    const auto end = svg.find('>', ++at);
    if (end == std::string_view::npos) break;
    auto tag = svg.substr(at, end - at);
    at = end;
    if (tag.starts_with("/g") && places.size() > 1) places.pop_back();
    if (tag.starts_with('/')) continue;
    const auto name = tag.substr(0, tag.find_first_of(" \n\t/"));
    const auto list = attributes_of(tag);
    const auto place = places.back().then(transform_of(word(list, "transform")));
    if (name == "g") {
      if (!tag.ends_with('/') && places.size() < deepest) places.push_back(place);
      continue;
    }
    if (name == "svg" || name == "title") continue;
    const auto fill = word(list, "fill"), stroke = word(list, "stroke");
    const auto box = box_of(name, list, place);
    const bool words = name == "text";
    const bool line = !words && fill == "none" && is_colour(stroke);
    const std::string path{line ? word(list, "d") : std::string_view{}};
    const double width = number(list, "stroke-width", 1);
    if (const auto colour = words ? fill : stroke; (words || line) && is_colour(colour) && !list.contains("opacity")) {
      const auto ground = ground_of(painted, box, path, width);
      const double ratio = contrast(colour, ground);
      const auto shown = words ? svg.substr(end + 1, svg.find('<', end) - end - 1) : colour;
      const double least = words && !is_large(list, place) ? least_words : least_marks;
      // The colour of the ground itself is no mark: it joins shapes into one.
      if (ratio < least && (words ? !shown.empty() : ratio > 1.05)) {
        out.push_back({std::string{shown}, std::string{ground}, ratio, words});
      }
    }
    if (line)
      painted.push_back({box, std::string{stroke}, path, width});
    else if (is_colour(fill) && (name == "rect" || name == "circle" || name == "ellipse") && !list.contains("opacity"))
      painted.push_back({box, std::string{fill}, {}, 0});
  }
  return out;
}

void check_contrast(std::string_view svg, const std::string& where, Findings& out) {
  std::string last;  // one finding for a mark drawn many times
  for (const auto& mark : pale_marks(svg)) {
    char ratio[16];
    std::snprintf(ratio, sizeof ratio, "%.1f", mark.ratio);
    if (const auto key = mark.what + mark.ground; std::exchange(last, key) == key) continue;
    out.add(mark.words ? Gravity::must : Gravity::should, where, t::content::pale_mark,
            {{"what", mark.what}, {"ground", mark.ground}, {"ratio", ratio}});
  }
}

}  // namespace hvs::learning
