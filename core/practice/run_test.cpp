// A run and its log are the same thing: whoever plays the log again comes to the same score.
#include "core/practice/run.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/practice/sample.hpp"

namespace hvs::practice {
namespace {

const Scenario& sample() {
  static const Scenario one = *read_scenario(sample_scenario);
  return one;
}
const Variant& a() { return sample().variants[0]; }

Run played(std::string_view log, Mode mode = Mode::alone) {
  const auto run = replay(a(), mode, log);
  EXPECT_TRUE(run) << log;
  return run ? *run : Run{};
}

TEST(Run, TheExpectedWayIsThreeStepsAndFullScore) {
  const auto run = played("baa");
  EXPECT_TRUE(run.done);
  EXPECT_EQ(run.steps, 3);
  EXPECT_EQ(score(run), 100);
  EXPECT_EQ(stars(run), 3);
  EXPECT_TRUE(counts_as_practised(run));
  EXPECT_FALSE(counts_as_practised(played("baa", Mode::help)));
  EXPECT_FALSE(counts_as_practised(played("ba")));
}

TEST(Run, TwoWrongTouchesPulseAndThreeShow) {
  EXPECT_FALSE(pulses(played("a")));
  EXPECT_TRUE(pulses(played("aa")));
  EXPECT_FALSE(shows(played("aa")));
  EXPECT_TRUE(shows(played("aaa")));
  EXPECT_EQ(played("aaaa").shown, 1);
  EXPECT_FALSE(pulses(played("aab")));  // the next screen begins afresh
}

TEST(Run, ATrapOrTooMuchHelpDoesNotCountAsPractised) {
  EXPECT_FALSE(counts_as_practised(played("cbaa")));
  EXPECT_EQ(played("cbaa").traps, 1);
  EXPECT_TRUE(counts_as_practised(played("-baa")));
  EXPECT_EQ(played("--baa").hints, 1);  // the same hint again
  EXPECT_FALSE(counts_as_practised(played("-b-aa")));
  EXPECT_TRUE(counts_as_practised(played("dabaa")));  // looking aside costs nothing
  EXPECT_EQ(score(played("dabaa")), 100);
}

TEST(Run, WhatIsNoTouchOfThisScreenIsRefused) {
  for (const auto* log : {"z", "A", "~", "baab", "bb", " ", "b%", "1"})
    EXPECT_FALSE(replay(a(), Mode::alone, log)) << log;
  EXPECT_FALSE(replay(a(), Mode::alone, std::string(max_log + 1, 'a')));
  EXPECT_TRUE(replay(a(), Mode::alone, "b~A"));
}

TEST(LetterFor, ForgivesHowANumberOrAWordIsTyped) {
  const auto& field = a().screens[2].elements[0];
  for (const auto* typed : {"45.000", "45000", " 45 000 ", "45,000 đ"})
    EXPECT_EQ(letter_for(field, typed), 'a') << typed;
  EXPECT_EQ(letter_for(field, "54000"), 'A');
  EXPECT_EQ(letter_for(field, "bốn lăm"), 'A');
  EXPECT_EQ(letter_for(field, "019084001234"), '~');
  EXPECT_EQ(letter_for(field, "482915"), '~');
}

std::string any_touches() {
  return *rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c', 'd', 'e', 'A', 'B', '-', '~', 'l', 'z', '.'));
}

RC_GTEST_PROP(Run, RandomTouchesNeverLeaveTheGraphAndTheLogPlaysAgainTheSame, ()) {
  const auto& variant = *rc::gen::elementOf(std::vector<const Variant*>{&sample().variants[0], &sample().variants[1]});
  const auto mode = *rc::gen::element(Mode::show, Mode::help, Mode::alone);
  auto run = begin(*variant, mode);
  std::string log;
  for (const char letter : any_touches()) {
    const auto before = run;
    if (!touch(run, *variant, letter)) {
      RC_ASSERT(run == before);
      continue;
    }
    log += letter;
    RC_ASSERT(run.done || run.screen < variant->screens.size());
    RC_ASSERT(score(run) >= 0 && score(run) <= 100);
  }
  const auto again = replay(*variant, mode, log);
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == run);
  RC_ASSERT(score(*again) == score(run));
}

RC_GTEST_PROP(Run, FromAnywhereTheExpectedTouchesLeadToTheEnd, ()) {
  const auto& variant = *rc::gen::elementOf(std::vector<const Variant*>{&sample().variants[0], &sample().variants[1]});
  auto run = begin(*variant, Mode::help);
  for (const char letter : any_touches()) (void)touch(run, *variant, letter);
  for (int left = run.done ? 0 : variant->screens[run.screen].left; left > 0; --left) {
    RC_ASSERT(!run.done);
    RC_ASSERT(touch(run, *variant, letter_for(variant->screens[run.screen].expected)));
  }
  RC_ASSERT(run.done);
}

}  // namespace
}  // namespace hvs::practice
