// Release gate of our own bank: what its adaptive sittings would do with the expert difficulties that ship with it.
// Every question still has slope 1, which bounds what any plan can reach; the bound stands beside the figures.
#include <gtest/gtest.h>

#include "core/assessment/forecast.hpp"
#include "server/assessment/bank/bank.hpp"
#include "server/learning/content/library.hpp"

namespace hvs::assessment {
namespace {

Edition ours(const AdaptiveRules* rules = nullptr) {
  static const auto library = *learning::read_library(".");
  static const auto bank = *read_bank(".", *library);
  auto blueprint = bank->blueprint;
  if (rules != nullptr) blueprint.adaptive = *rules;
  return make_edition(*bank, blueprint, {});
}

constexpr int people = 1000;
const measurement::Prior citizens_prior{0.5, 1.2};

TEST(ReleaseGate, TheAssessmentThatCountsIsShortAndRarelyWrong) {
  const auto got = rehearse(ours(), false, citizens_prior, people, 20261122);
  const auto words = show(got);
  RecordProperty("counts", words);
  EXPECT_LE(got.mean_items, 21) << words;
  EXPECT_GE(got.right, 0.91) << words;
  EXPECT_GE(got.right_of_sure, 0.95) << words << "who is told \"certain\" must be able to rely on it";
  EXPECT_GE(got.coverage, 0.93) << words;
  EXPECT_LE(got.coverage, 0.97) << words;
  EXPECT_LE(got.most_exposed, 0.26) << words;
  EXPECT_LE(got.overlap, 0.19) << words;
}

TEST(ReleaseGate, TheSelfCheckIsAsPreciseAsItSays) {
  const auto got = rehearse(ours(), true, {0, 1.2}, people, 20261122);
  const auto words = show(got);
  EXPECT_LE(got.mean_items, 18) << words;
  EXPECT_LE(got.rmse, 0.55) << words;
  EXPECT_GE(got.coverage, 0.93) << words;
  EXPECT_LE(got.coverage, 0.97) << words;
  EXPECT_LE(got.most_exposed, 0.26) << words;
  EXPECT_LE(got.overlap, 0.19) << words;
}

// A standard error of 0.30. One question of two answers and slope 1 tells so little that 41 of them would be the least;
// tasks with partial credit tell more, and with them the bank gets there. All this by expert difficulties and a slope
// of 1 for every step: answers of people may say otherwise, and then the figures fall or rise with them.
TEST(ReleaseGate, AFinePrecisionComesWithinSeventeenQuestions) {
  AdaptiveRules rules;
  rules.se = 0.30;
  rules.confidence = 0;
  rules.shortest = 1;
  rules.longest = 80;
  rules.more = 0;
  rules.randomesque = 1;
  rules.exposure = 0;
  const auto edition = ours(&rules);
  const auto got = rehearse(edition, false, {0, 1}, 200, 20261122);
  const auto words = show(got);
  EXPECT_GE(got.mean_items, fewest_for(edition, rules.se, rules.prior_sd)) << words << "nobody beats the bound";
  EXPECT_LE(got.mean_items, 17) << words;
  EXPECT_LE(got.rmse, 0.30) << words;
  EXPECT_GE(got.coverage, 0.93) << words;
  EXPECT_LE(got.coverage, 0.97) << words;
}

}  // namespace
}  // namespace hvs::assessment
