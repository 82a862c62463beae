#include "core/reports/model.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/reports.hpp"

namespace hvs::reports {
namespace {

TEST(Figures, AreStoredAndReadBackWhole) {
  Figures f{"2026-11",
            17509,
            from_ms(1'795'323'600'000),
            true,
            true,
            {{"III.2.b", "Tên \"chỉ tiêu\"", 2026, 100, true, 1, 5, 9, "nguồn", {{"xóm", 1, 2, true}}}},
            {{"IV.1", "a", "b", "c"}}};
  const auto read = read_figures(write_figures(f));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, f);
  EXPECT_EQ(read_figures("{}").error().code, t::reports::bad_cut.key);
  EXPECT_EQ(read_figures("x").error().code, t::reports::bad_cut.key);
}

TEST(Percent, IsRoundedDownSoThatNobodyReachesAHundredEarly) {
  EXPECT_EQ(show_tenths(tenths(12033, 12034)), "99,9");
  EXPECT_EQ(show_tenths(tenths(12034, 12034)), "100,0");
  EXPECT_EQ(show_tenths(tenths(0, 0)), "0,0");
}

TEST(Target, MoreThanEightyIsNotReachedByEighty) {
  TargetLine t{"III.1.d", "", 2025, 80, true, 3, 80, 100, "", {}};
  EXPECT_FALSE(is_reached(t));
  t.more_than = false;
  EXPECT_TRUE(is_reached(t));
  t.goal = 0;
  EXPECT_FALSE(is_reached(t)) << "no number was promised";
  t.goal = 80;
  t.people = 0;
  EXPECT_FALSE(is_reached(t));
}

TEST(Month, ReadsOnlyRealMonths) {
  EXPECT_EQ(key_of(*read_month("2026-01")), "2026-01");
  for (const auto* bad : {"", "2026-13", "2026-00", "26-01", "2026/01", "2026-1"}) EXPECT_FALSE(read_month(bad)) << bad;
  const auto last = last_months({2026, 2, 3}, 3);
  EXPECT_EQ(key_of(last[2]), "2025-12");
}

TEST(Layout, WordsGoOutAndComeBack) {
  for (const auto* word : {"ubnd", "phong-vhxh", "ban-chi-dao", "dang-uy"})
    EXPECT_EQ(word_of(*read_layout(word)), word);
  EXPECT_EQ(read_layout("huyen").error().code, t::reports::unknown_layout.key);
}

RC_GTEST_PROP(PercentProperty, NeverSaysMoreThanIsTrue, (std::uint32_t some, std::uint32_t more)) {
  const std::int64_t people = static_cast<std::int64_t>(some) + more + 1;
  RC_ASSERT(tenths(some, people) * people <= static_cast<std::int64_t>(some) * 1000);
}

}  // namespace
}  // namespace hvs::reports
