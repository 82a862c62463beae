#include "core/assessment/adaptive.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/assessment/measure.hpp"

namespace hvs::assessment {
namespace {

// Domains A (30 questions, half of a sitting), B (20, floor 70 %), difficulties spread over the scale.
Bank wide_bank() {
  Bank bank;
  bank.blueprint = {.id = "t",
                    .version = "1",
                    .group = "nguoidan",
                    .title = {},
                    .source = {},
                    .provisional = true,
                    .total = 10,
                    .shares = {{"A", 6, 0}, {"B", 4, 70}},
                    .pass_percent = 75,
                    .attempts_per_day = 3};
  bank.blueprint.way = Way::adaptive;
  bank.blueprint.self_check.confidence = 0;
  bank.blueprint.self_check.se = 0.5;
  for (const auto& [domain, count] : {std::pair{"A", 30}, std::pair{"B", 20}}) {
    for (int i = 0; i < count; ++i) {
      Item item;
      item.id = std::string{"nd-"} + domain + "-" + std::to_string(i);
      item.domain = domain;
      item.options = {"a", "b", "c", "d"};
      item.answer = static_cast<std::size_t>(i % 4);
      item.difficulty = -2 + 4.0 * i / count;
      bank.items.push_back(item);
    }
  }
  return bank;
}

struct Sat {
  Form form;
  std::vector<Answer> answers;
};

Sat sit(const Edition& edition, const Bank& bank, const std::string& seed, std::uint32_t pattern, bool self_check) {
  Sat out;
  out.form.seed = seed;
  out.form.way = Way::adaptive;
  out.form.self_check = self_check;
  while (const auto next = walk(edition, out.form, bank, out.answers, false).next) {
    const auto& ref = edition.items[*next].id;
    const bool right = (pattern >> (out.answers.size() % 32) & 1) != 0;
    out.answers.push_back({ref, right ? std::to_string(bank.find(ref)->answer) : std::string{dont_know}});
  }
  return out;
}

TEST(Edition, ComesBackFromItsTextToTheLastBitAndItsNameFollowsFromItsContent) {
  const auto bank = wide_bank();
  const auto edition = make_edition(bank, bank.blueprint, {{"nd-A-3.1", {1.3, {0.123456789012345}}}});
  const auto again = read_edition(write_edition(edition));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->ref, edition.ref);
  EXPECT_EQ(write_edition(*again), write_edition(edition));
  EXPECT_EQ(again->cut, edition.cut);
  EXPECT_EQ(again->items[3].a, 1.3);
  auto other = bank;
  other.items[7].answer = 0;
  EXPECT_NE(make_edition(other, other.blueprint, {}).ref, make_edition(bank, bank.blueprint, {}).ref)
      << "another key is another edition";
}

TEST(Edition, RefusesWhatIsNotOneOrOfAnotherAlgorithm) {
  const auto bank = wide_bank();
  const auto good = write_edition(make_edition(bank, bank.blueprint, {}));
  auto other = good;
  other.replace(other.find(" 1\n"), 3, " 2\n");
  EXPECT_FALSE(read_edition(other));
  EXPECT_FALSE(read_edition(""));
  EXPECT_FALSE(read_edition(good.substr(0, good.size() - 1)));
  EXPECT_FALSE(read_edition(good + "item x A 0 0 1\n")) << "no slope";
  EXPECT_FALSE(read_edition(good + "item x A 0 1 nan\n"));
}

TEST(Edition, ThePassMarkIsWhereTheExpectedShareOfPointsIsWhatPasses) {
  const auto bank = wide_bank();
  const auto edition = make_edition(bank, bank.blueprint, {});
  const double at = 0.6 * expected_share(edition, "A", edition.cut) + 0.4 * expected_share(edition, "B", edition.cut);
  EXPECT_NEAR(at, 0.75, 1e-12);
  EXPECT_NEAR(expected_share(edition, "B", edition.floors[1]), 0.70, 1e-12);
}

RC_GTEST_PROP(Walk, TheSameSeedAndAnswersGiveTheSamePathAndTheStepsProveIt,
              (const std::string& seed, std::uint32_t pattern)) {
  const auto bank = wide_bank();
  const auto edition = make_edition(bank, bank.blueprint, {});
  const auto one = sit(edition, bank, seed, pattern, false), two = sit(edition, bank, seed, pattern, false);
  RC_ASSERT(one.answers.size() == two.answers.size());
  RC_ASSERT(!first_stray(edition, one.form, bank, one.answers));
  RC_ASSERT(store_measure(measure(edition, one.form, bank, one.answers)) ==
            store_measure(measure(edition, two.form, bank, two.answers)));
  if (one.answers.size() > 2) {
    auto swapped = one.answers;
    std::swap(swapped[0], swapped.back());
    RC_ASSERT(first_stray(edition, one.form, bank, swapped) == std::optional<std::size_t>{0});
  }
}

RC_GTEST_PROP(Walk, KeepsTheSharesOfTheBlueprintAndAsksNothingTwice, (const std::string& seed, std::uint32_t pattern)) {
  const auto bank = wide_bank();
  const auto edition = make_edition(bank, bank.blueprint, {});
  const auto sat = sit(edition, bank, seed, pattern, true);
  std::map<std::string, int> domains, refs;
  for (const auto& one : sat.answers) {
    ++domains[bank.find(one.item)->domain];
    RC_ASSERT(++refs[one.item] == 1);
  }
  RC_ASSERT(std::abs(domains["A"] - 0.6 * static_cast<double>(sat.answers.size())) <= 1.0);
}

TEST(Walk, StopsWhenSureAndOtherwisePausesThenGoesOnAtMostSoFar) {
  const auto bank = wide_bank();
  const auto edition = make_edition(bank, bank.blueprint, {});
  const auto sure = sit(edition, bank, "s", 0xFFFFFFFF, false);
  EXPECT_EQ(measure(edition, sure.form, bank, sure.answers).standing, Standing::yes);
  EXPECT_LT(sure.answers.size(), 15U);
  const auto near = sit(edition, bank, "s", 0b110111011101110111, false);
  auto now = walk(edition, near.form, bank, near.answers, false);
  ASSERT_EQ(near.answers.size(), 15U);
  EXPECT_TRUE(now.may_go_on);
  now = walk(edition, near.form, bank, near.answers, true);
  EXPECT_TRUE(now.next);
}

TEST(Walk, AQuestionThatRestsIsNotAsked) {
  const auto bank = wide_bank();
  const auto edition = make_edition(bank, bank.blueprint, {});
  Form form;
  form.seed = "x";
  form.way = Way::adaptive;
  const auto first = edition.items[*walk(edition, form, bank, {}, false).next].id;
  form.kept_back = {first};
  EXPECT_NE(edition.items[*walk(edition, form, bank, {}, false).next].id, first);
}

TEST(KeepBack, RestsWhatWasGivenTooOftenAboutAsOftenAsTheLimitAsks) {
  const auto bank = wide_bank();
  const auto edition = make_edition(bank, bank.blueprint, {});
  const Exposure exposure{1000, {{"nd-A-1.1", 800, 0}, {"nd-A-2.1", 150, 0}, {"nd-A-9.9", 900, 0}}};
  int rested = 0;
  for (int i = 0; i < 2000; ++i) {
    const auto kept = keep_back(edition, exposure, 0.2, std::to_string(i));
    EXPECT_EQ(std::ranges::find(kept, "nd-A-2.1"), kept.end()) << "below the limit";
    EXPECT_EQ(std::ranges::find(kept, "nd-A-9.9"), kept.end()) << "not in this edition";
    rested += static_cast<int>(kept.size());
  }
  EXPECT_NEAR(rested / 2000.0, 1 - 0.2 * 1000 / 800, 0.04);
  EXPECT_TRUE(keep_back(edition, exposure, 0, "s").empty());
}

TEST(Measure, IsReadBackAsItWasStored) {
  const auto bank = wide_bank();
  const auto edition = make_edition(bank, bank.blueprint, {});
  const auto sat = sit(edition, bank, "s", 0b1011, false);
  const auto text = store_measure(measure(edition, sat.form, bank, sat.answers));
  const auto back = read_measure(text);
  ASSERT_TRUE(back);
  EXPECT_EQ(store_measure(*back), text);
  for (const auto* bad : {"", "x", "e 1 2 3 yes", "e 1 2 3 sure decided", "e a 2 3 yes decided"})
    EXPECT_FALSE(read_measure(bad)) << bad;
}

TEST(Measure, AFloorThatIsMissedDoesNotPassHoweverSureTheWholeIs) {
  auto bank = wide_bank();
  bank.blueprint.shares[1].floor_percent = 95;
  const auto edition = make_edition(bank, bank.blueprint, {});
  Sat sat;
  sat.form.seed = "f";
  sat.form.way = Way::adaptive;
  while (const auto next = walk(edition, sat.form, bank, sat.answers, true).next) {
    const auto& item = *bank.find(edition.items[*next].id);
    sat.answers.push_back({item.ref(), item.domain == "A" ? std::to_string(item.answer) : "chua_biet"});
  }
  const auto score = adaptive_score(edition, sat.form, bank, sat.answers);
  EXPECT_FALSE(score.passed);
  EXPECT_FALSE(score.domains[1].floor_met);
}

}  // namespace
}  // namespace hvs::assessment
