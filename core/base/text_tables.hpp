// What the text functions know of Unicode: Latin letters with marks, and their case.
#pragma once

#include <cstdint>

namespace hvs::text::tables {

// Canonical decomposition of one code point; {0, 0} when it has none, {x, 0} for a singleton.
struct Parts {
  char32_t base = 0;
  char32_t mark = 0;
};
[[nodiscard]] Parts decompose(char32_t point);
[[nodiscard]] char32_t compose(char32_t base, char32_t mark);  // 0 when the pair has no composite
[[nodiscard]] std::uint8_t mark_class(char32_t point);         // canonical combining class; 0 for no mark
[[nodiscard]] char32_t lower(char32_t point);                  // simple mappings
[[nodiscard]] char32_t upper(char32_t point);
[[nodiscard]] constexpr bool is_mark(char32_t point) { return point >= 0x300 && point < 0x370; }
[[nodiscard]] bool is_space(char32_t point);      // Unicode White_Space
[[nodiscard]] bool is_invisible(char32_t point);  // zero-width space, word joiner, byte order mark

}  // namespace hvs::text::tables
