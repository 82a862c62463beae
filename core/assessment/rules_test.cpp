#include "core/assessment/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace hvs::assessment {
namespace {

// Domains A (10 items, 3 asked), B (4, 2 asked, floor 70 %), C (2, 1 asked).
Bank small_bank() {
  Bank bank;
  bank.blueprint = {.id = "t",
                    .version = "1",
                    .group = "nguoidan",
                    .title = {},
                    .source = {},
                    .provisional = true,
                    .total = 6,
                    .shares = {{"A", 3, 0}, {"B", 2, 70}, {"C", 1, 0}},
                    .pass_percent = 80,
                    .attempts_per_day = 3};
  for (const auto& [domain, count] : {std::pair{"A", 10}, std::pair{"B", 4}, std::pair{"C", 2}}) {
    for (int i = 0; i < count; ++i) {
      Item item;
      item.id = std::string{domain} + std::to_string(i);
      item.domain = domain;
      item.skill = std::string{"P"} + domain;
      item.options = {"a", "b", "c", "d"};
      item.answer = static_cast<std::size_t>(i % 4);
      bank.items.push_back(item);
    }
  }
  return bank;
}

Form form_of(const Bank& bank, std::string_view seed) {
  Form form;
  form.id = "f";
  form.seed = seed;
  form.items = *draw(bank, bank.blueprint, seed, {});
  return form;
}

std::vector<Answer> right_except(const Bank& bank, const Form& form, std::size_t wrong, std::string_view domain = {}) {
  std::vector<Answer> answers;
  for (const auto& ref : form.items) {
    const auto* item = bank.find(ref);
    const bool spoil = wrong > 0 && (domain.empty() || item->domain == domain);
    if (spoil) --wrong;
    answers.push_back({ref, std::to_string((item->answer + (spoil ? 1 : 0)) % 4)});
  }
  return answers;
}

RC_GTEST_PROP(Draw, TakesTheBlueprintsNumberOfEveryDomainAndNothingTwice, (const std::string& seed)) {
  const auto bank = small_bank();
  const auto form = draw(bank, bank.blueprint, seed, {});
  RC_ASSERT(form.has_value());
  RC_ASSERT(form->size() == 6U);
  RC_ASSERT(std::set<std::string>(form->begin(), form->end()).size() == 6U);
  std::map<std::string, int> counts;
  for (const auto& ref : *form) ++counts[bank.find(ref)->domain];
  RC_ASSERT((counts == std::map<std::string, int>{{"A", 3}, {"B", 2}, {"C", 1}}));
}

RC_GTEST_PROP(Draw, AvoidsTheLastFormAsFarAsADomainHasOthers, (const std::string& seed)) {
  const auto bank = small_bank();
  const auto last = *draw(bank, bank.blueprint, "last", {});
  const auto form = *draw(bank, bank.blueprint, seed, last);
  for (const auto& ref : form) RC_ASSERT(std::find(last.begin(), last.end(), ref) == last.end());
}

RC_GTEST_PROP(Draw, TheSameSeedGivesTheSameForm, (const std::string& seed)) {
  const auto bank = small_bank();
  RC_ASSERT(*draw(bank, bank.blueprint, seed, {}) == *draw(bank, bank.blueprint, seed, {}));
}

TEST(Draw, FallsBackOnSeenItemsWhenADomainHasNoOthers) {
  const auto bank = small_bank();
  std::vector<std::string> all;
  for (const auto& item : bank.items) all.push_back(item.ref());
  EXPECT_EQ(draw(bank, bank.blueprint, "x", all)->size(), 6U);
}

TEST(Draw, ABankThatIsTooSmallIsRefused) {
  auto bank = small_bank();
  bank.items.pop_back();
  bank.items.pop_back();
  const auto got = draw(bank, bank.blueprint, "x", {});
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, "assessment.bank_too_small");
}

TEST(Draw, EveryItemOfADomainIsEquallyLikely) {
  const auto bank = small_bank();
  std::map<std::string, int> times;
  constexpr int forms = 4000;
  for (int i = 0; i < forms; ++i) {
    const auto form = *draw(bank, bank.blueprint, std::to_string(i), {});
    for (const auto& ref : form) ++times[ref];
  }
  for (const auto& item : bank.items) {
    const double expected = forms * (item.domain == "A" ? 0.3 : 0.5);
    // Five standard deviations of a binomial count are below 160 here.
    EXPECT_NEAR(times[item.ref()], expected, 160) << item.id;
  }
}

TEST(OptionOrder, IsAPermutationThatFollowsFromFormAndItem) {
  const auto bank = small_bank();
  std::set<std::vector<std::size_t>> seen;
  for (int i = 0; i < 200; ++i) {
    auto order = option_order(bank.items[0], std::to_string(i));
    EXPECT_EQ(order, option_order(bank.items[0], std::to_string(i)));
    seen.insert(order);
    std::sort(order.begin(), order.end());
    EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2, 3}));
  }
  EXPECT_GT(seen.size(), 18U);
}

TEST(Score, AllRightPasses) {
  const auto bank = small_bank();
  const auto form = form_of(bank, "s");
  const auto got = score(bank, bank.blueprint, form, right_except(bank, form, 0));
  EXPECT_TRUE(got.passed);
  EXPECT_EQ(got.right, 6U);
  EXPECT_EQ(store_domains(got), "A:3/3 B:2/2 C:1/1");
}

TEST(Score, OneWrongOfSixStillReachesEightyPerCentButNotInTheDomainWithAFloor) {
  const auto bank = small_bank();
  const auto form = form_of(bank, "s");
  EXPECT_TRUE(score(bank, bank.blueprint, form, right_except(bank, form, 1, "A")).passed);
  const auto unsafe = score(bank, bank.blueprint, form, right_except(bank, form, 1, "B"));
  EXPECT_FALSE(unsafe.passed);
  EXPECT_FALSE(unsafe.domains[1].floor_met);
}

TEST(Score, TwoWrongFail) {
  const auto bank = small_bank();
  const auto form = form_of(bank, "s");
  EXPECT_FALSE(score(bank, bank.blueprint, form, right_except(bank, form, 2, "A")).passed);
}

TEST(Score, DontKnowAndNoAnswerAreNotRightAndNothingElse) {
  const auto bank = small_bank();
  const auto form = form_of(bank, "s");
  std::vector<Answer> none;
  EXPECT_EQ(score(bank, bank.blueprint, form, none).right, 0U);
  EXPECT_EQ(score(bank, bank.blueprint, form, none).total, 6U);
  for (const auto& ref : form.items) none.push_back({ref, std::string{dont_know}});
  EXPECT_EQ(score(bank, bank.blueprint, form, none).right, 0U);
  EXPECT_FALSE(score(bank, bank.blueprint, Form{}, {}).passed);
}

TEST(Score, AnItemWithdrawnFromTheBankIsNotRight) {
  const auto bank = small_bank();
  auto form = form_of(bank, "s");
  const auto answers = right_except(bank, form, 0);
  form.items[0] = "gone.1";
  EXPECT_EQ(score(bank, bank.blueprint, form, answers).right, 5U);
}

TEST(ReadDomains, ReadsWhatWasStoredAndSkipsTheRest) {
  const auto read = read_domains("D0:2/3 x D4:5/4 D5:a/2 D6:1/1");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].domain, "D0");
  EXPECT_EQ(read[1].total, 1U);
}

TEST(MayBegin, CountsTheVietnameseDay) {
  const auto bank = small_bank();
  // 23:30 in Vietnam on 22/11 is still 22/11; 00:30 is the next day.
  const auto evening = start_of_day_in_vietnam({2026, 11, 22}) + std::chrono::minutes{23 * 60 + 30};
  const std::vector<Instant> three{evening, evening, evening};
  EXPECT_FALSE(may_begin(bank.blueprint, three, evening));
  EXPECT_EQ(may_begin(bank.blueprint, three, evening).error().code, "assessment.enough_today");
  EXPECT_TRUE(may_begin(bank.blueprint, three, evening + std::chrono::hours{1}));
}

TEST(Needed, RoundsUp) {
  EXPECT_EQ(needed(20, 80), 16U);
  EXPECT_EQ(needed(5, 70), 4U);
  EXPECT_EQ(needed(3, 0), 0U);
}

TEST(DerivedId, IsAUuidThatDependsOnBothParts) {
  EXPECT_TRUE(is_uuid(derived_id("f", "result")));
  EXPECT_EQ(derived_id("f", "result"), derived_id("f", "result"));
  EXPECT_NE(derived_id("f", "result"), derived_id("f", "evidence"));
  EXPECT_NE(derived_id("f", "result"), derived_id("g", "result"));
}

TEST(Advise, UnitsThatTeachWhatWasMissedComeFirst) {
  const auto bank = small_bank();
  const auto form = form_of(bank, "s");
  learning::Library library;
  learning::Course course;
  course.id = "c";
  for (const auto* skill : {"PC", "PA", "PZ"}) {
    learning::Unit unit;
    unit.id = skill;
    unit.skills = {skill};
    course.units.push_back(unit);
  }
  library.courses.push_back(course);
  const auto advice = advise(library, bank, form, {}, 3);
  ASSERT_EQ(advice.size(), 2U);
  EXPECT_EQ(advice[0].unit->id, "PA");
  EXPECT_TRUE(advise(library, bank, form, right_except(bank, form, 0), 3).empty());
}

}  // namespace
}  // namespace hvs::assessment
