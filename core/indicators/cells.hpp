// Cells: xóm × indicator × month. A change of one person or household becomes a few deltas.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "core/indicators/rules.hpp"

namespace hvs::indicators {

using Month = std::int32_t;  // year * 12 + month - 1, in Vietnam
[[nodiscard]] constexpr Month month_of(Day day) { return day.year * 12 + day.month - 1; }
[[nodiscard]] inline Month month_of(Instant t) { return month_of(day_in_vietnam(t)); }

// A month is sealed when the 6th of the next one begins: reports written from it no longer change.
inline constexpr int last_open_day = 5;
[[nodiscard]] bool is_sealed(Month month, Instant now);

// Sealed months keep their figures; what comes later for them stands in the adjustment columns beside.
struct Cell {
  std::int64_t population = 0;
  std::int64_t reached = 0;
  std::int64_t late_population = 0;
  std::int64_t late_reached = 0;
  bool operator==(const Cell&) const = default;
  Cell& operator+=(const Cell& o) {
    population += o.population, reached += o.reached;
    late_population += o.late_population, late_reached += o.late_reached;
    return *this;
  }
  [[nodiscard]] std::int64_t all_population() const { return population + late_population; }
  [[nodiscard]] std::int64_t all_reached() const { return reached + late_reached; }
};

struct Delta {
  std::int64_t leaf = 0;
  std::uint8_t indicator = 0;
  Month month = 0;
  Cell change;
};

// A person or household in its xóm.
struct Located {
  std::int64_t leaf = 0;
  Standing standing;
};

// What changed, booked in the month of `happened` (never later than `received`).
void add_deltas(const Located& before, const Located& after, Day happened, Instant received, std::vector<Delta>& out);

}  // namespace hvs::indicators
