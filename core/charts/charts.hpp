// Drawings made by the core as SVG. Each is 340 units wide, so that it reads on a small phone and stands in a card on a
// large screen; a table with the same figures stands beside it. Meaning never by colour alone.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::charts {

// Shares are permille of the whole: 0 … 1000, larger ones are drawn as 1000.
enum class Tone : std::uint8_t { good, middle, low };

struct Bar {
  std::string label{};  // "" = none, the bar takes the whole width
  std::string value{};  // as printed: "45,6 %"
  int share = 0;
  int goal = -1;  // a dashed mark; -1 = none
  Tone tone = Tone::good;
  bool hidden = false;  // too few people to show: hatched, no length
};
[[nodiscard]] html::Html bars(const std::string& title, const std::vector<Bar>& rows);

struct Point {
  std::string label{};  // "11/2026"
  int share = 0;
};
[[nodiscard]] html::Html line(const std::string& title, const std::vector<Point>& points, int goal);

// Rounded down, so that 99,99 % never reads as reached: 456 → "45,6 %".
[[nodiscard]] std::string percent(int permille);

}  // namespace hvs::charts
