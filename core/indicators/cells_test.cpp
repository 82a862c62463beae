#include "core/indicators/cells.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "core/indicators/tree.hpp"

namespace hvs::indicators {
namespace {

using namespace std::chrono_literals;

Instant at(Day day) { return start_of_day_in_vietnam(day) + 10h; }

std::vector<Definition> definitions() {
  return {{"A",
           Subject::person,
           "nhom = nguoidan va tuoi >= 18",
           "cu_tru trong (da_chuyen, da_mat)",
           "minh_chung(basic_skills) >= 1",
           {2026, 12, 31}},
          {"B", Subject::person, "tuoi >= 16", "", "vneid >= 2", {2026, 12, 31}},
          {"H", Subject::household, "so_nguoi >= 1", "", "co_nguoi(minh_chung(basic_skills) >= 1)", {2026, 12, 31}}};
}

Columns adult() {
  return Columns{}
      .set(counted_place, 1)
      .set(group_place, code_of(groups, "nguoidan"))
      .set(birth_place, birth_key({1980, 5, 1}));
}

TEST(Rules, ReachedIsAlwaysWithinThePopulation) {
  const auto rules = Rules::make(definitions());
  ASSERT_TRUE(rules) << rules.error().detail;
  auto who = adult();
  EXPECT_EQ(rules->of(who), (Standing{0b011, 0}));
  who.set_evidence(measure_slot("basic_skills"), 1);
  EXPECT_EQ(rules->of(who), (Standing{0b011, 0b001}));
  who.set(residence_place, code_of(residences, "da_mat"));
  EXPECT_EQ(rules->of(who), (Standing{0b010, 0}));  // out of A altogether
  who.set(counted_place, 0);
  EXPECT_EQ(rules->of(who), Standing{});
}

TEST(Rules, FingerprintChangesWithAnyRule) {
  auto list = definitions();
  const auto first = Rules::make(list)->fingerprint();
  list[1].reached = "vneid >= 1";
  EXPECT_NE(Rules::make(list)->fingerprint(), first);
}

TEST(Rules, ABadExpressionNamesItsIndicator) {
  auto list = definitions();
  list[1].reached = "vneid >> 2";
  const auto rules = Rules::make(list);
  ASSERT_FALSE(rules);
  EXPECT_TRUE(rules.error().detail.starts_with("B reached: ")) << rules.error().detail;
}

TEST(Cells, AMonthIsSealedOnTheSixthOfTheNext) {
  const auto october = month_of(Day{2026, 10, 3});
  EXPECT_FALSE(is_sealed(october, at({2026, 11, 5})));
  EXPECT_TRUE(is_sealed(october, at({2026, 11, 6})));
  EXPECT_TRUE(is_sealed(month_of(Day{2025, 12, 1}), at({2026, 1, 6})));
}

TEST(Cells, LateEvidenceGoesToTheAdjustmentOfItsMonth) {
  std::vector<Delta> out;
  add_deltas({4, {1, 0}}, {4, {1, 1}}, {2026, 9, 20}, at({2026, 11, 22}), out);
  ASSERT_EQ(out.size(), 1U);
  EXPECT_EQ(out[0].month, month_of(Day{2026, 9, 1}));
  EXPECT_EQ(out[0].change, (Cell{0, 0, 0, 1}));
  out.clear();
  add_deltas({4, {1, 0}}, {4, {1, 1}}, {2031, 1, 1}, at({2026, 11, 22}), out);  // a clock of the future
  EXPECT_EQ(out[0].month, month_of(Day{2026, 11, 1}));
  EXPECT_EQ(out[0].change, (Cell{0, 1, 0, 0}));
}

TEST(Cells, AMoveTakesFromOneLeafAndGivesToTheOther) {
  std::vector<Delta> out;
  add_deltas({1, {0b11, 0b01}}, {2, {0b11, 0b01}}, {2026, 11, 2}, at({2026, 11, 2}), out);
  Cell sum;
  std::map<std::int64_t, Cell> by_leaf;
  for (const auto& d : out) sum += d.change, by_leaf[d.leaf] += d.change;
  EXPECT_EQ(sum, Cell{});
  EXPECT_EQ(by_leaf[1].population, -2);
  EXPECT_EQ(by_leaf[2].reached, 1);
}

// Whatever the steps, the sum of the deltas is the last standing.
RC_GTEST_PROP(Cells, DeltasAddUpToTheLastState, ()) {
  std::map<std::pair<std::int64_t, int>, Cell> cells;
  Located now{};
  const int steps = *rc::gen::inRange(1, 30);
  for (int i = 0; i < steps; ++i) {
    const auto population = *rc::gen::inRange<std::uint32_t>(0, 8);
    const Located next{*rc::gen::inRange<std::int64_t>(1, 4),
                       {population, *rc::gen::inRange<std::uint32_t>(0, 8) & population}};
    std::vector<Delta> out;
    add_deltas(now, next, {2026, *rc::gen::inRange(1, 13), 3}, at({2026, 11, 22}), out);
    for (const auto& d : out) cells[{d.leaf, d.indicator}] += d.change;
    now = next;
  }
  for (const auto& [key, cell] : cells) {
    const bool here = key.first == now.leaf;
    RC_ASSERT(cell.all_population() == (here ? (now.standing.population >> key.second) & 1U : 0));
    RC_ASSERT(cell.all_reached() == (here ? (now.standing.reached >> key.second) & 1U : 0));
  }
}

std::vector<Area> merger() {
  return {{1, "/x1/", "Một", "xom", "", {}, {}, {}},
          {2, "/x2/", "Hai", "xom", "", {}, {2026, 7, 1}, {}},
          {3, "/x3/", "Ba", "xom", "", {}, {2026, 7, 1}, {}},
          {4, "/x4/", "Hai Ba", "xom", "", {2026, 7, 1}, {}, {"/x2/", "/x3/"}}};
}

TEST(Tree, ThenAndNowComeFromTheSameCells) {
  const auto total = [](Day on) {
    const Tree tree(merger(), on);
    Sums sums(tree);
    for (std::int64_t leaf = 1; leaf <= 3; ++leaf) sums.add(leaf, {10 * leaf, leaf, 0, 0});
    sums.finish();
    std::string out;
    for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
      out += tree.nodes()[i].area->name + "=" + std::to_string(sums.level(i).population) + " ";
    }
    return out + std::to_string(sums.everything().population);
  };
  EXPECT_EQ(total({2026, 6, 30}), "Một=10 Hai=20 Ba=30 60");
  EXPECT_EQ(total({2026, 7, 1}), "Một=10 Hai Ba=50 60");
}

TEST(Tree, EveryLevelIsOneRunAndPeopleOfNoXomAreStillCounted) {
  const Tree tree({{1, "/c1/", "Xã", "xa", "", {}, {}, {}},
                   {2, "/c1/x1/", "Một", "xom", "", {}, {}, {}},
                   {3, "/c1/x2/", "Hai", "xom", "", {}, {}, {}},
                   {4, "/c2/", "Khác", "xa", "", {}, {}, {}}},
                  {2026, 1, 1});
  Sums sums(tree);
  for (std::int64_t leaf = 1; leaf <= 5; ++leaf) sums.add(leaf, {1, 0, 0, 0});
  sums.finish();
  EXPECT_EQ(sums.level(static_cast<std::size_t>(tree.find("/c1/"))).population, 3);
  EXPECT_EQ(sums.level(static_cast<std::size_t>(tree.find("/c1/x2/"))).population, 1);
  EXPECT_FALSE(tree.nodes()[0].is_leaf);
  EXPECT_EQ(sums.nowhere().population, 1);
  EXPECT_EQ(sums.everything().population, 5);
  EXPECT_EQ(tree.find("/c9/"), -1);
}

TEST(Tree, AClosedAreaWithoutHeirStaysVisible) {
  const Tree tree({{1, "/x1/", "Một", "xom", "", {}, {2026, 1, 1}, {}}}, {2026, 5, 1});
  ASSERT_EQ(tree.nodes().size(), 1U);
  EXPECT_EQ(tree.position_of(1), 0);
}

}  // namespace
}  // namespace hvs::indicators
