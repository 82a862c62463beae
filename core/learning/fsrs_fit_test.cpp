// The optimiser on simulated learners whose parameters are known.
#include "core/learning/fsrs_fit.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

namespace hvs::learning::fsrs {
namespace {

struct Dice {
  std::uint64_t state;
  double roll() {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state >> 11U) / 9007199254740992.0;
  }
};

// People who forget exactly as `truth` says, asked at days that do not depend on it.
std::vector<History> simulated(const Parameters& truth, int people, std::uint64_t seed) {
  Dice dice{seed};
  std::vector<History> log;
  for (int n = 0; n < people; ++n) {
    History history;
    Memory memory;
    for (int i = 0; i < 8; ++i) {
      const double elapsed = memory.is_new() ? 0 : std::floor(1 + dice.roll() * std::min(60.0, 3 * memory.stability));
      const bool recalled = memory.is_new() ? dice.roll() < 0.7 : dice.roll() < retrievability(memory, elapsed, truth);
      const auto rating = !recalled ? Rating::again : dice.roll() < 0.15 ? Rating::hard : Rating::good;
      history.push_back({elapsed, rating});
      memory = after(memory, elapsed, rating, SameDay::apart, truth);
    }
    log.push_back(std::move(history));
  }
  return log;
}

// Elders of a first course: they forget sooner at first and gain less with each review.
Parameters elders() {
  auto w = default_parameters;
  w[0] = 0.1, w[2] = 0.9, w[8] = 1.3, w[11] = 0.9, w[20] = 0.35;
  return w;
}

TEST(FsrsFit, FindsParametersAlmostAsGoodAsTheTrueOnes) {
  const auto truth = elders();
  const auto log = simulated(truth, 400, 7);
  const auto found = fit(log);
  EXPECT_GT(found.predictions, 2000U);
  EXPECT_LT(found.loss_after, found.loss_before - 0.01);
  EXPECT_LE(found.loss_after, log_loss(log, truth) + 0.002);
  // And on people it has not seen.
  const auto others = simulated(truth, 400, 8);
  EXPECT_LT(log_loss(others, found.parameters), log_loss(others, default_parameters) - 0.01);
  EXPECT_LT(log_loss(others, found.parameters), log_loss(others, truth) + 0.01);
}

TEST(FsrsFit, LearnersAsByDefaultKeepNearlyTheDefaultLoss) {
  const auto found = fit(simulated(default_parameters, 300, 3));
  EXPECT_LE(found.loss_after, found.loss_before);
  const auto others = simulated(default_parameters, 300, 4);
  EXPECT_NEAR(log_loss(others, found.parameters), log_loss(others, default_parameters), 0.01);
}

TEST(FsrsFit, AFewAnswersChangeNothing) {
  const auto found = fit(simulated(elders(), 4, 5));
  EXPECT_EQ(found.parameters, default_parameters);
  EXPECT_EQ(found.rounds, 0);
  EXPECT_EQ(fit({}).loss_after, 0);
}

TEST(FsrsFit, TheSameLogGivesTheSameParameters) {
  const auto log = simulated(elders(), 60, 9);
  EXPECT_EQ(fit(log).parameters, fit(log).parameters);
}

}  // namespace
}  // namespace hvs::learning::fsrs
