#include "core/credentials/days.hpp"

namespace hvs::credentials {

std::string iso_day(Day day) { return store_partial({day.year, day.month, day.day}); }

std::optional<Day> read_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return read_typed_day(text);
}

std::optional<Day> read_typed_day(std::string_view text) {
  const auto read = read_partial(text);
  if (!read || !is_real_day(read->year, read->month, read->day)) return std::nullopt;
  return Day{read->year, read->month, read->day};
}

}  // namespace hvs::credentials
