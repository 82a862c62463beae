// Days as they stand in fields and codes: 2026-11-22.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/time.hpp"

namespace hvs::credentials {

[[nodiscard]] std::string iso_day(Day day);
[[nodiscard]] std::optional<Day> read_iso_day(std::string_view text);  // strict, and a real day
// What an officer types (dd/mm/yyyy) or a date control sends (yyyy-mm-dd); a full day only.
[[nodiscard]] std::optional<Day> read_typed_day(std::string_view text);

}  // namespace hvs::credentials
