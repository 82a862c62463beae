#include "core/base/text_tables.hpp"

#include <algorithm>
#include <array>

namespace hvs::text::tables {
namespace {

struct Composition {
  std::uint16_t base;
  std::uint16_t mark;
  std::uint16_t composed;
};
// Every `step`-th code point from first to last maps to itself + delta.
struct CaseRun {
  std::uint16_t first;
  std::uint16_t last;
  std::uint8_t step;
  std::int16_t delta;
};

#include "core/base/text_tables.inc"

// Code points whose decomposition never composes back (UAX #15 §1.3).
struct Singleton {
  char32_t point;
  Parts parts;
};
constexpr std::array singletons{
    Singleton{0x340, {0x300, 0}},     Singleton{0x341, {0x301, 0}},   Singleton{0x343, {0x313, 0}},
    Singleton{0x344, {0x308, 0x301}}, Singleton{0x2000, {0x2002, 0}}, Singleton{0x2001, {0x2003, 0}},
    Singleton{0x2126, {0x3A9, 0}},    Singleton{0x212A, {'K', 0}},    Singleton{0x212B, {0xC5, 0}},
};

constexpr std::uint32_t pair_key(char32_t base, char32_t mark) {
  return static_cast<std::uint32_t>(base) << 16 | static_cast<std::uint32_t>(mark);
}

// The table is sorted by the composed letter; this is the same by base and mark.
constexpr auto by_pair = [] {
  std::array<std::uint16_t, compositions.size()> order{};
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint16_t>(i);
  std::sort(order.begin(), order.end(), [](std::uint16_t a, std::uint16_t b) {
    return pair_key(compositions[a].base, compositions[a].mark) < pair_key(compositions[b].base, compositions[b].mark);
  });
  return order;
}();

template <std::size_t N>
char32_t mapped(const std::array<CaseRun, N>& runs, char32_t point) {
  const auto run =
      std::lower_bound(runs.begin(), runs.end(), point, [](const CaseRun& r, char32_t p) { return r.last < p; });
  if (run == runs.end() || point < run->first || (point - run->first) % run->step != 0) return point;
  return static_cast<char32_t>(static_cast<std::int32_t>(point) + run->delta);
}

}  // namespace

Parts decompose(char32_t point) {
  if (point < 0xC0) return {};
  for (const auto& s : singletons) {
    if (s.point == point) return s.parts;
  }
  const auto found = std::lower_bound(compositions.begin(), compositions.end(), point,
                                      [](const Composition& c, char32_t p) { return c.composed < p; });
  if (found == compositions.end() || found->composed != point) return {};
  return {found->base, found->mark};
}

char32_t compose(char32_t base, char32_t mark) {
  if (base > 0xFFFF || !is_mark(mark)) return 0;
  const auto found = std::lower_bound(
      by_pair.begin(), by_pair.end(), pair_key(base, mark),
      [](std::uint16_t i, std::uint32_t key) { return pair_key(compositions[i].base, compositions[i].mark) < key; });
  if (found == by_pair.end()) return 0;
  const auto& c = compositions[*found];
  return c.base == base && c.mark == mark ? c.composed : 0;
}

std::uint8_t mark_class(char32_t point) { return is_mark(point) ? mark_classes[point - 0x300] : 0; }

char32_t lower(char32_t point) {
  if (point < 0x80) return point >= 'A' && point <= 'Z' ? point + 32 : point;
  return mapped(to_lower, point);
}

char32_t upper(char32_t point) {
  if (point < 0x80) return point >= 'a' && point <= 'z' ? point - 32 : point;
  if (point == 0xB5) return 0x39C;
  return mapped(to_upper, point);
}

bool is_space(char32_t point) {
  return (point >= 9 && point <= 13) || point == ' ' || point == 0x85 || point == 0xA0 || point == 0x1680 ||
         (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 || point == 0x202F ||
         point == 0x205F || point == 0x3000;
}

bool is_invisible(char32_t point) { return point == 0x200B || point == 0x2060 || point == 0xFEFF; }

}  // namespace hvs::text::tables
