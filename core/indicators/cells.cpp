#include "core/indicators/cells.hpp"

#include <algorithm>

namespace hvs::indicators {

bool is_sealed(Month month, Instant now) {
  const auto next = month + 1;
  return now >= start_of_day_in_vietnam({next / 12, next % 12 + 1, last_open_day + 1});
}

void add_deltas(const Located& before, const Located& after, Day happened, Instant received, std::vector<Delta>& out) {
  if (before.leaf == after.leaf && before.standing == after.standing) return;
  const auto month = std::min(month_of(happened), month_of(received));
  const bool late = is_sealed(month, received);
  const auto book = [&](std::int64_t leaf, std::uint8_t i, int population, int reached) {
    if (population == 0 && reached == 0) return;
    out.push_back({leaf, i, month, late ? Cell{0, 0, population, reached} : Cell{population, reached, 0, 0}});
  };
  const auto bit = [](std::uint32_t set, std::uint8_t i) { return static_cast<int>((set >> i) & 1U); };
  const auto any = before.standing.population | after.standing.population;
  for (std::uint8_t i = 0; i < max_indicators; ++i) {
    if (bit(any, i) == 0) continue;
    const int p0 = bit(before.standing.population, i), p1 = bit(after.standing.population, i);
    const int r0 = bit(before.standing.reached, i), r1 = bit(after.standing.reached, i);
    if (before.leaf == after.leaf) {
      book(after.leaf, i, p1 - p0, r1 - r0);
    } else {
      book(before.leaf, i, -p0, -r0);
      book(after.leaf, i, p1, r1);
    }
  }
}

}  // namespace hvs::indicators
