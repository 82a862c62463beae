// Vietnamese dictionary order as bytes, in the manner of UCA sort keys: letters, then marks, then case.
#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/base/text_tables.hpp"

namespace hvs::text {
namespace {

// Letters in their order; marks that make another letter (ă â ê ô ơ ư đ) belong to them, tones do not.
constexpr std::u32string_view order =
    U" _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789aăâbƀcdđeêfghijklmnoôơpqrstuưvwxyz";
constexpr char first_primary = 0x10;
static_assert(first_primary + order.size() < 0x7E);
constexpr char stranger = 0x7E;  // any other character, after all letters, by code point
constexpr char common = 0x05;    // "no mark", "small letter": the least weight, so a trailing run of it can be dropped
constexpr char end_of_level = 0x01;
constexpr char end_of_part = 0x02;

char tone_weight(char32_t mark) {
  switch (mark) {
    case 0x300:
      return 0x06;  // à
    case 0x309:
      return 0x07;  // ả
    case 0x303:
      return 0x08;  // ã
    case 0x301:
      return 0x09;  // á
    case 0x323:
      return 0x0A;  // ạ
    default:
      return static_cast<char>(0x10 + (mark - 0x300));
  }
}

struct Levels {
  std::string letters, marks, cases;
};

void put_primary(std::string& out, char32_t small) {
  if (const auto at = order.find(small); at != std::u32string_view::npos) {
    out += static_cast<char>(first_primary + static_cast<char>(at));
    return;
  }
  out += stranger;
  for (int shift = 18; shift >= 0; shift -= 6)
    out += static_cast<char>(0x10 + static_cast<char>(small >> shift & 0x3F));
}

// A letter and the marks that follow it; a mark that makes another letter is pulled in first (ệ is ê + dot below).
Levels levels_of(std::string_view text) {
  Levels out;
  const auto whole = nfc(text);
  for (std::size_t at = 0; at < whole.size();) {
    const auto p = take_code_point(whole, at);
    std::u32string chain;  // marks, outermost last
    char32_t letter = p;
    // Undo compositions until a letter of the order, or one that has no parts, remains.
    const auto small = [](char32_t c) { return tables::lower(c); };
    while (order.find(small(letter)) == std::u32string_view::npos) {
      const auto parts = tables::decompose(letter);
      if (parts.base == 0 || parts.mark == 0) break;
      chain.insert(chain.begin(), parts.mark);
      letter = parts.base;
    }
    // ệ = ẹ + circumflex in Unicode: try the marks that make letters before the tones.
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const auto joined = tables::compose(letter, chain[i]);
      if (joined == 0 || order.find(small(joined)) == std::u32string_view::npos) continue;
      letter = joined;
      chain.erase(i, 1);
      break;
    }
    if (tables::is_mark(letter)) {
      out.marks += tone_weight(letter);
      out.cases += common;
      continue;
    }
    if (letter < 0x20 || tables::is_invisible(letter)) continue;
    put_primary(out.letters, small(tables::is_space(letter) ? U' ' : letter));
    out.marks += common;
    out.cases += static_cast<char>(small(letter) == letter ? common : common + 1);
    for (const auto mark : chain) {
      out.marks += tone_weight(mark);
      out.cases += common;
    }
  }
  const auto strip = [](std::string& level) {
    while (!level.empty() && level.back() == common) level.pop_back();
  };
  strip(out.marks);
  strip(out.cases);
  return out;
}

}  // namespace

std::string sort_key(std::string_view text) {
  const auto l = levels_of(text);
  return l.letters + end_of_level + l.marks + end_of_level + l.cases;
}

std::string name_sort_key(std::string_view full_name) {
  const auto name = squeeze(full_name);
  const auto space = name.rfind(' ');
  const auto given =
      levels_of(space == std::string::npos ? std::string_view{name} : std::string_view{name}.substr(space + 1));
  const auto rest =
      levels_of(space == std::string::npos ? std::string_view{} : std::string_view{name}.substr(0, space));
  return given.letters + end_of_level + given.marks + end_of_part + rest.letters + end_of_level + rest.marks +
         end_of_level + given.cases + end_of_level + rest.cases;
}

}  // namespace hvs::text
