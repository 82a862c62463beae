#include "core/base/time.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/id.hpp"

namespace hvs {
namespace {

constexpr std::int64_t noon = 1'795'348'800'000;  // 2026-11-22 12:00 UTC

TEST(DayInVietnam, ChangesAtFiveInTheAfternoonUtc) {
  const auto midnight = start_of_day_in_vietnam({2026, 11, 22});
  EXPECT_EQ(iso_utc(midnight), "2026-11-21T17:00:00.000Z");
  EXPECT_EQ(day_in_vietnam(midnight), (Day{2026, 11, 22}));
  EXPECT_EQ(day_in_vietnam(midnight - std::chrono::milliseconds{1}), (Day{2026, 11, 21}));
  EXPECT_EQ(month_key(start_of_day_in_vietnam({2027, 1, 1})), "2027-01");
  EXPECT_EQ(month_key(start_of_day_in_vietnam({2027, 1, 1}) - std::chrono::milliseconds{1}), "2026-12");
}

TEST(Show, TimesAndDaysAsPeopleWriteThem) {
  const auto t = start_of_day_in_vietnam({2026, 11, 22}) + std::chrono::hours{19} + std::chrono::minutes{40};
  EXPECT_EQ(show_time(t), "19:40");
  EXPECT_EQ(show_day_time(t), "19:40 ngày 22/11/2026");
  EXPECT_EQ(show_time(from_ms(-1)), "06:59") << "before 1970, too";
  EXPECT_EQ(iso_utc(from_ms(-1)), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(show_partial({1958, 0, 0}), "1958");
  EXPECT_EQ(show_partial({1958, 3, 0}), "03/1958");
  EXPECT_EQ(show_partial({1958, 3, 7}), "07/03/1958");
  EXPECT_EQ(show_partial({}), "");
}

TEST(ReadPartial, TakesTheFormsCommunesWrite) {
  const std::pair<std::string_view, PartialDate> table[] = {
      {"7/3/1958", {1958, 3, 7}},   {"07-03-1958", {1958, 3, 7}}, {"07.03.1958", {1958, 3, 7}},
      {"3/1958", {1958, 3, 0}},     {"1958", {1958, 0, 0}},       {" 1958-03-07 ", {1958, 3, 7}},
      {"29/02/2024", {2024, 2, 29}}};
  for (const auto& [text, want] : table) EXPECT_EQ(read_partial(text), want) << text;
  for (const auto bad : {"", "x", "58", "7/3/58", "31/04/1958", "29/02/2023", "13/1958", "0/1958", "0/0/1958",
                         "7/3/1958x", "1/1/1879", "2201", "7//1958", "1958-3", "19580307"}) {
    EXPECT_FALSE(read_partial(bad)) << bad;
  }
}

RC_GTEST_PROP(Partial, WhatIsStoredReadsBack, ()) {
  const PartialDate d{*rc::gen::inRange(1880, 2201), *rc::gen::inRange(0, 13), *rc::gen::inRange(0, 32)};
  const bool makes_sense = d.day == 0 || is_real_day(d.year, d.month, d.day);
  RC_PRE(makes_sense);
  RC_ASSERT(read_partial_iso(store_partial(d)) == d);
  if (d.month != 0) RC_ASSERT(read_partial(show_partial(d)) == d);
}

RC_GTEST_PROP(Day, StartOfDayIsInThatDay, ()) {
  const auto t = from_ms(*rc::gen::inRange<std::int64_t>(-3'000'000'000'000, 5'000'000'000'000));
  const auto day = day_in_vietnam(t);
  const auto start = start_of_day_in_vietnam(day);
  RC_ASSERT(start <= t);
  RC_ASSERT(t - start < std::chrono::hours{24});
  RC_ASSERT(day_in_vietnam(start) == day);
}

TEST(AgeOn, NobodyBecomesAdultTooEarly) {
  EXPECT_EQ(age_on({2008, 11, 22}, {2026, 11, 22}), 18);
  EXPECT_EQ(age_on({2008, 11, 23}, {2026, 11, 22}), 17);
  EXPECT_EQ(age_on({2008, 0, 0}, {2026, 12, 30}), 17);
  EXPECT_EQ(age_on({2008, 0, 0}, {2026, 12, 31}), 18);
  EXPECT_EQ(age_on({2008, 5, 0}, {2026, 5, 30}), 17);
}

TEST(Uuid7, HoldsTheTimeTheVersionAndTheRandomness) {
  const std::array<std::uint8_t, 10> ones{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
  EXPECT_EQ(make_uuid7(from_ms(0x017F22E279B0), ones), "017f22e2-79b0-7fff-bfff-ffffffffffff");  // time of RFC 9562 A.6
  EXPECT_EQ(make_uuid7(from_ms(0x017F22E279B0), std::array<std::uint8_t, 10>{}),
            "017f22e2-79b0-7000-8000-000000000000");
  EXPECT_LT(make_uuid7(from_ms(noon), ones), make_uuid7(from_ms(noon + 1), std::array<std::uint8_t, 10>{}))
      << "later sorts later";
  EXPECT_TRUE(is_uuid(
      make_uuid7(from_ms(noon), [](std::uint8_t* out, std::size_t size) { std::fill_n(out, size, std::uint8_t{7}); })));
  for (const auto bad : {"", "017f22e2-79b0-7000-8000-00000000000", "017F22E2-79b0-7000-8000-000000000000",
                         "017f22e2079b0-7000-8000-000000000000", "017f22e2-79b0-7000-8000-00000000000g"}) {
    EXPECT_FALSE(is_uuid(bad)) << bad;
  }
}

}  // namespace
}  // namespace hvs
