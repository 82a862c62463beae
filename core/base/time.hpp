// Instants are UTC milliseconds; people see Asia/Ho_Chi_Minh, which has been UTC+7 without daylight saving since
// 1975-06-13.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hvs {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

[[nodiscard]] constexpr std::int64_t to_ms(Instant t) { return t.time_since_epoch().count(); }
[[nodiscard]] constexpr Instant from_ms(std::int64_t ms) { return Instant{std::chrono::milliseconds{ms}}; }

// A birth date as communes keep it: the year is known, month and day may be 0 (not known).
struct PartialDate {
  int year = 0;
  int month = 0;
  int day = 0;
  auto operator<=>(const PartialDate&) const = default;
};

// A calendar day in Vietnam.
struct Day {
  int year = 1970;
  int month = 1;
  int day = 1;
  auto operator<=>(const Day&) const = default;
};

[[nodiscard]] Day day_in_vietnam(Instant t);
[[nodiscard]] Instant start_of_day_in_vietnam(Day day);  // 00:00 local
[[nodiscard]] bool is_real_day(int year, int month, int day);

[[nodiscard]] std::string show_day(Day day);             // 22/11/2026
[[nodiscard]] std::string show_time(Instant t);          // 19:40
[[nodiscard]] std::string show_day_time(Instant t);      // 19:40 ngày 22/11/2026
[[nodiscard]] std::string show_partial(PartialDate d);   // 22/11/1958 or 1958
[[nodiscard]] std::string iso_utc(Instant t);            // 2026-11-22T12:40:00.000Z
[[nodiscard]] std::string month_key(Instant t);          // 2026-11, month in Vietnam
[[nodiscard]] std::string store_partial(PartialDate d);  // 1958-11-22, 1958-11-00 or 1958-00-00
[[nodiscard]] std::optional<PartialDate> read_partial_iso(std::string_view text);  // what store_partial wrote
// dd/mm/yyyy, d/m/yyyy, dd-mm-yyyy, dd.mm.yyyy, mm/yyyy, yyyy, yyyy-mm-dd; nullopt when it is none of these or no real
// day.
[[nodiscard]] std::optional<PartialDate> read_partial(std::string_view text);

// Whole years of age on `today`; a bare year counts as born on 31 December of it (nobody becomes adult too early).
[[nodiscard]] int age_on(PartialDate born, Day today);

}  // namespace hvs
