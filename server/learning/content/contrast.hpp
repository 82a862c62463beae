// Can what a picture says be seen? Words and line marks against the ground they stand on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/learning/content/findings.hpp"

namespace hvs::learning {

// WCAG 2.2 contrast of two "#RRGGBB" colours, 1–21; 0 when one is no such colour.
[[nodiscard]] double contrast(std::string_view one, std::string_view other);

inline constexpr double least_words = 4.5;  // WCAG 1.4.3, learners.md T4: pictures are looked at in sunlight
inline constexpr double least_marks = 3.0;  // WCAG 1.4.11: lines that carry meaning

struct PaleMark {
  std::string what;  // the words, or the colour of the line
  std::string ground;
  double ratio = 0;
  bool words = false;
};
// Words and lines (stroked, not filled) too pale for their ground. The ground is the last box or disc painted before
// that holds the middle of the mark, or a broader line along the same path. Filled shapes are not judged: the kit gives
// them an outline.
[[nodiscard]] std::vector<PaleMark> pale_marks(std::string_view svg);

// Words: must be mended; lines: worth a look.
void check_contrast(std::string_view svg, const std::string& where, Findings& out);

}  // namespace hvs::learning
