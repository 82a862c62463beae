// Against ts-fsrs 5.4, line by line (tests/golden/fsrs.tsv), and what must hold for any answers.
#include "core/learning/fsrs.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace hvs::learning::fsrs {
namespace {

constexpr double tolerance = 1e-5;  // relative, as the requirement says; intervals are exact

struct Line {
  std::string text;
  std::vector<std::string> cells;
  [[nodiscard]] double number(std::size_t i) const { return std::stod(cells.at(i)); }
  [[nodiscard]] int whole(std::size_t i) const { return std::stoi(cells.at(i)); }
};

std::vector<Line> lines_of(const std::string& kind) {
  std::vector<Line> out;
  std::ifstream in("tests/golden/fsrs.tsv");
  for (std::string text; std::getline(in, text);) {
    Line line{text, {}};
    std::istringstream cells(text);
    for (std::string cell; std::getline(cells, cell, '\t');) line.cells.push_back(cell);
    if (!line.cells.empty() && line.cells[0] == kind) line.cells.erase(line.cells.begin()), out.push_back(line);
  }
  return out;
}

Parameters parameters_of(const std::string& name) {
  static const auto lines = lines_of("parameters");
  Parameters w = default_parameters;
  for (std::size_t i = 0; name == "other" && i < w.size(); ++i) w[i] = lines.at(0).number(i);
  return w;
}

void expect_near(double mine, double theirs, const std::string& line) {
  EXPECT_LE(std::abs(mine - theirs), tolerance * std::max(std::abs(theirs), 1e-12)) << mine << " for " << line;
}
Rating rating_of(int n) { return static_cast<Rating>(n); }
SameDay same_day_of(int short_term) { return short_term == 1 ? SameDay::apart : SameDay::ignored; }

TEST(Fsrs, EveryStepEqualsTheReferee) {
  const auto lines = lines_of("step");
  ASSERT_GT(lines.size(), 1600U);
  for (const auto& line : lines) {
    const auto w = parameters_of(line.cells[0]);
    const Memory before{line.number(2), line.number(3)};
    const auto next = after(before, line.number(4), rating_of(line.whole(5)), same_day_of(line.whole(1)), w);
    expect_near(next.stability, line.number(6), line.text);
    expect_near(next.difficulty, line.number(7), line.text);
    expect_near(retrievability(before, line.number(4), w), line.number(8), line.text);
  }
}

TEST(Fsrs, IntervalsEqualTheRefereeExactly) {
  const auto lines = lines_of("interval");
  ASSERT_GE(lines.size(), 600U);
  for (const auto& line : lines)
    EXPECT_EQ(interval_days(line.number(2), line.number(1), parameters_of(line.cells[0])), line.whole(3)) << line.text;
}

TEST(Fsrs, TheSpreadOfIntervalsEqualsTheReferee) {
  for (const auto& line : lines_of("fuzz")) {
    const auto range = fuzz_range(line.whole(0), line.whole(1));
    EXPECT_EQ(range.low, line.whole(2)) << line.text;
    EXPECT_EQ(range.high, line.whole(3)) << line.text;
  }
}

TEST(Fsrs, WholeHistoriesEqualTheReferee) {
  Card card;
  int walks = 0;
  for (const auto& line : lines_of("walk")) {
    if (line.whole(2) == 0) card = {}, ++walks;
    const auto rating = rating_of(line.whole(4));
    const double elapsed = line.number(3);
    if (line.whole(0) == 1) {
      const auto next = schedule(card, elapsed, rating);
      EXPECT_EQ(static_cast<int>(next.card.stage), line.whole(5)) << line.text;
      EXPECT_EQ(next.card.step, line.whole(6)) << line.text;
      EXPECT_EQ(next.minutes, line.whole(7)) << line.text;
      EXPECT_EQ(next.days, line.whole(8)) << line.text;
      card = next.card;
    } else {
      const auto days = intervals(card.memory, elapsed, SameDay::ignored);
      EXPECT_EQ(days[static_cast<std::size_t>(rating) - 1], line.whole(8)) << line.text;
      card.memory = after(card.memory, elapsed, rating, SameDay::ignored);
    }
    expect_near(card.memory.stability, line.number(9), line.text);
    expect_near(card.memory.difficulty, line.number(10), line.text);
  }
  EXPECT_EQ(walks, 120);
}

TEST(Fsrs, AtTheEndOfItsStabilityAMemoryIsNinetyPercent) {
  for (const double s : {0.5, 3.0, 40.0, 9000.0}) EXPECT_NEAR(retrievability({s, 5}, s), 0.9, 1e-7);
  EXPECT_EQ(retrievability({}, 3), 0);
}

RC_GTEST_PROP(Fsrs, AnyAnswersKeepAMemoryWithinItsBounds, ()) {
  Memory memory;
  for (const auto seed : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 40000))) {
    const auto rating = rating_of(1 + seed % 4);
    const double elapsed = seed % 3 == 0 ? 0 : seed;
    const auto next = after(memory, elapsed, rating);
    RC_ASSERT(next.stability >= 0.001 && next.stability <= 36500);
    RC_ASSERT(next.difficulty >= 1 && next.difficulty <= 10);
    if (!memory.is_new() && rating != Rating::again) RC_ASSERT(next.stability >= memory.stability - 1e-6);
    if (!memory.is_new() && rating == Rating::again) RC_ASSERT(next.difficulty >= memory.difficulty - 0.01);
    RC_ASSERT(interval_days(next.stability) >= 1);
    memory = next;
  }
}

RC_GTEST_PROP(Fsrs, ASpreadIntervalStaysInItsRange, ()) {
  const int interval = *rc::gen::inRange(1, 40000), elapsed = *rc::gen::inRange(0, 400);
  const double chance = *rc::gen::inRange(0, 1'000'000) / 1e6;
  const int day = fuzzed(interval, elapsed, chance);
  if (interval < 3)
    RC_ASSERT(day == interval);
  else
    RC_ASSERT(day >= fuzz_range(interval, elapsed).low && day <= fuzz_range(interval, elapsed).high);
}

TEST(Fsrs, ParametersFromOutsideAreBroughtWithinBounds) {
  Parameters wild;
  wild.fill(1e9);
  wild[3] = std::nan("");
  const auto w = within_bounds(wild);
  for (std::size_t i = 0; i < w.size(); ++i) EXPECT_TRUE(w[i] >= bounds()[i].low && w[i] <= bounds()[i].high) << i;
  EXPECT_EQ(w[3], default_parameters[3]);
}

}  // namespace
}  // namespace hvs::learning::fsrs
