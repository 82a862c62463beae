#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "core/measurement/ability.hpp"
#include "core/measurement/adaptive.hpp"
#include "core/measurement/elementary.hpp"
#include "core/measurement/selection.hpp"
#include "core/measurement/simulation.hpp"

namespace hvs::measurement {
namespace {

std::vector<Item> some_bank(std::uint64_t seed, std::size_t n, bool steps = false) {
  Dice dice(seed);
  std::vector<Item> items;
  for (std::size_t i = 0; i < n; ++i) {
    Item one{"i" + std::to_string(i), 0.5 + 2 * dice.uniform(), {1.3 * dice.normal()}, i % 2 == 0 ? "A" : "B"};
    if (steps && i % 3 == 0) one.steps = {one.steps[0] - 0.7, one.steps[0] + 0.2, one.steps[0] + 1};
    items.push_back(one);
  }
  return items;
}

std::vector<Answer> answers_of(const std::vector<Item>& items, double theta, std::uint64_t seed) {
  Dice dice(seed);
  std::vector<Answer> out;
  for (const auto& one : items) out.push_back({&one, dice.score(one, theta)});
  return out;
}

// Brute force over a very fine grid: what "exact integration" means here.
Estimate exactly(std::span<const Answer> answers, const Prior& prior) {
  double mass = 0;
  double first = 0;
  double second = 0;
  for (int i = -2400; i <= 2400; ++i) {
    const double t = i * 5e-3;  // far below what the trapezoid rule needs
    double log_w = -0.5 * (t - prior.mean) * (t - prior.mean) / (prior.sd * prior.sd);
    for (const auto& one : answers) log_w += log_probability(*one.item, one.score, t);
    const double w = std::exp(log_w);
    mass += w;
    first += w * t;
    second += w * t * t;
  }
  const double mean = first / mass;
  return {mean, std::sqrt(second / mass - mean * mean)};
}

TEST(Elementary, AgreesWithTheCLibrary) {
  for (double x = -708; x < 709; x += 0.37) {
    EXPECT_NEAR(hvs::measurement::exp(x) / std::exp(x), 1, 5e-16) << x;
  }
  for (double x = 1e-300; x < 1e300; x *= 1.37) {
    const double scale = std::max(1.0, std::fabs(std::log(x)));
    EXPECT_NEAR(hvs::measurement::log(x) / scale, std::log(x) / scale, 4e-16) << x;
  }
  for (double base = 0.01; base < 400; base *= 1.7) {
    for (double y = -8; y < 8; y += 0.31) EXPECT_NEAR(power(base, y) / std::pow(base, y), 1, 1e-14) << base << " " << y;
  }
  EXPECT_EQ(hvs::measurement::exp(-800), 0);
  EXPECT_EQ(hvs::measurement::exp(0), 1);
  EXPECT_TRUE(std::isinf(hvs::measurement::exp(800)));
  for (double z = -8; z <= 8; z += 0.25) EXPECT_NEAR(normal_below(z), 0.5 * std::erfc(-z / std::sqrt(2.0)), 1e-15) << z;
}

RC_GTEST_PROP(Model, ProbabilitiesSumToOneAndMomentsAreTheirs, (std::uint64_t seed)) {
  Dice dice(seed);
  for (const auto& item : some_bank(seed, 9, true)) {
    const double theta = 6 * dice.normal();
    double p[max_steps + 1];
    probabilities(item, theta, p);
    double sum = 0;
    double mean = 0;
    for (int k = 0; k <= item.top(); ++k) {
      sum += p[k];
      mean += k * p[k];
      if (p[k] > 1e-300) RC_ASSERT(std::fabs(std::log(p[k]) - log_probability(item, k, theta)) < 1e-9);
    }
    RC_ASSERT(std::fabs(sum - 1) < 1e-12);
    RC_ASSERT(std::fabs(mean - moments(item, theta).mean) < 1e-12);
    // information is minus the second derivative of the log-likelihood, its slope the third
    const double h = 1e-3;
    const double second = (log_probability(item, 0, theta + h) - 2 * log_probability(item, 0, theta) +
                           log_probability(item, 0, theta - h)) /
                          (h * h);
    RC_ASSERT(std::fabs(second + information(item, theta)) < 1e-4);
  }
}

RC_GTEST_PROP(Ability, EapIsTheExactIntegral, (std::uint64_t seed)) {
  Dice dice(seed);
  const auto n = 1 + static_cast<std::size_t>(dice.uniform() * 40);
  const auto items = some_bank(seed, n, seed % 2 == 0);
  const auto answers = answers_of(items, 2 * dice.normal(), seed + 1);
  const Prior prior{dice.normal(), 0.5 + dice.uniform()};
  const auto ours = eap(answers, prior);
  const auto exact = exactly(answers, prior);
  RC_ASSERT(std::fabs(ours.theta - exact.theta) < 1e-8);
  RC_ASSERT(std::fabs(ours.se - exact.se) < 1e-8);
  const auto fine = eap(answers, prior, Grid{-12, 12, 1201});
  RC_ASSERT(std::fabs(fine.theta - exact.theta) < 1e-9);
}

RC_GTEST_PROP(Ability, ModesAreWhereTheirSlopeIsNothing, (std::uint64_t seed)) {
  Dice dice(seed);
  const auto items = some_bank(seed, 3 + static_cast<std::size_t>(dice.uniform() * 20), true);
  const auto answers = answers_of(items, dice.normal(), seed + 1);
  const auto value = [&](double t, bool prior, bool weight) {
    double info = 0;
    for (const auto& one : answers) info += information(*one.item, t);
    return log_likelihood(answers, t) - (prior ? 0.5 * t * t : 0) + (weight ? 0.5 * std::log(info) : 0);
  };
  const auto is_mode = [&](double t, bool prior, bool weight) {
    const double here = value(t, prior, weight);
    for (const double d : {1e-3, 1e-2, 0.3, 2.0}) {
      if (value(t - d, prior, weight) > here + 1e-11 || value(t + d, prior, weight) > here + 1e-11) return false;
    }
    return true;
  };
  RC_ASSERT(is_mode(map(answers).theta, true, false));
  if (const auto found = ml(answers)) RC_ASSERT(is_mode(found->theta, false, false));
  RC_ASSERT(is_mode(weighted(answers)->theta, false, true));
}

TEST(Ability, WhatIsUndefinedIsNotInvented) {
  const auto items = some_bank(3, 5);
  std::vector<Answer> all_right;
  for (const auto& one : items) all_right.push_back({&one, 1});
  EXPECT_FALSE(ml(all_right));
  EXPECT_FALSE(ml({}));
  EXPECT_FALSE(weighted({}));
  ASSERT_TRUE(weighted(all_right));
  EXPECT_GT(weighted(all_right)->theta, 0);
  EXPECT_EQ(eap({}).theta, 0);
  EXPECT_EQ(eap({}).se, 1);
  EXPECT_EQ(estimate(Estimator::ml, all_right, {}).theta, map(all_right).theta);
}

// One item with a = 1, b = 0, answered right: closed forms. Warm: 1 − P + (1 − 2P)/2 = 0, so P = 3/4, θ = ln 3.
TEST(Ability, WarmOfOneRightAnswerIsLogThree) {
  const Item item{"x", 1, {0}, ""};
  const Answer right{&item, 1};
  EXPECT_NEAR(weighted({&right, 1})->theta, std::log(3.0), 1e-12);
  const Answer wrong{&item, 0};
  EXPECT_NEAR(weighted({&wrong, 1})->theta, -std::log(3.0), 1e-12);
}

RC_GTEST_PROP(Selection, ChooserAgreesWithDefinitions, (std::uint64_t seed)) {
  const auto items = some_bank(seed, 12, true);
  auto answers = answers_of(items, 0.3, seed + 1);
  answers.resize(5);
  const double theta = eap(answers).theta;
  const Grid grid;
  const double step = 0.25;
  const auto& item = items[9];
  double mlwi = 0;
  double klp = 0;
  for (int q = 0; q < 33; ++q) {
    const double t = -4 + q * step;
    const double w = (q == 0 || q == 32 ? 0.5 : 1) * step;
    const double lik = std::exp(log_likelihood(answers, t));
    mlwi += w * lik * information(item, t);
    double kl = 0;
    for (int k = 0; k <= item.top(); ++k) {
      const double p = std::exp(log_probability(item, k, theta));
      kl += p * (std::log(p) - log_probability(item, k, t));
    }
    klp += w * lik * kl * std::exp(-t * t / 2);
  }
  // The chooser scales its weights; ratios between items are what counts.
  const Chooser by_information(Criterion::mlwi, answers, theta, {}, grid);
  const Chooser by_divergence(Criterion::klp, answers, theta, {}, grid);
  const Chooser by_variance(Criterion::mepv, answers, theta, {}, grid);
  double top_lik = 0;
  double top_post = 0;
  for (int q = 0; q < 33; ++q) {
    const double t = -4 + q * step;
    top_lik = std::max(top_lik, std::exp(log_likelihood(answers, t)));
    top_post = std::max(top_post, std::exp(log_likelihood(answers, t) - t * t / 2));
  }
  RC_ASSERT(std::fabs(by_information.worth(item) * top_lik - mlwi) < 1e-9 * (1 + mlwi));
  RC_ASSERT(std::fabs(by_divergence.worth(item) * top_post - klp) < 1e-9 * (1 + klp));
  double variance = 0;
  for (int k = 0; k <= item.top(); ++k) {
    auto more = answers;
    more.push_back({&item, k});
    const double sd = eap(more, {}, grid).se;
    variance += std::exp(log_probability(item, k, theta)) * sd * sd;
  }
  RC_ASSERT(std::fabs(-by_variance.worth(item) - variance) < 1e-9);
}

TEST(Selection, NamesAreThoseOfTheField) {
  EXPECT_EQ(criterion_named("MFI"), Criterion::mfi);
  EXPECT_EQ(criterion_named("MEPV"), Criterion::mepv);
  EXPECT_FALSE(criterion_named("mfi"));
}

RC_GTEST_PROP(Adaptive, ASessionGivesNoItemTwiceAndKeepsItsBlueprint, (std::uint64_t seed)) {
  const auto items = some_bank(seed, 60);
  Plan plan;
  plan.se = 0;
  plan.longest = 20;
  plan.blueprint = {{"A", 0.25}, {"B", 0.75}};
  plan.randomesque = 3;
  Dice dice(seed);
  Session session(items, plan);
  std::vector<int> times(items.size());
  int in_a = 0;
  while (const auto item = session.next([&] { return dice.uniform(); })) {
    ++times[*item];
    in_a += items[*item].area == "A" ? 1 : 0;
    session.answer(*item, dice.score(items[*item], 0.5));
  }
  for (const int one : times) RC_ASSERT(one <= 1);
  RC_ASSERT(session.given().size() == 20U);
  RC_ASSERT(session.stop() == Stop::longest);
  RC_ASSERT(in_a == 5);
}

TEST(Adaptive, StopsWhenPreciseOrDecidedOrWhenNothingIsLeft) {
  const auto items = some_bank(5, 400);
  Plan plan;
  Dice dice(9);
  Session precise(items, plan);
  while (const auto item = precise.next([] { return 0.5; })) precise.answer(*item, dice.score(items[*item], 0));
  EXPECT_EQ(precise.stop(), Stop::precise);
  EXPECT_LE(precise.now().se, 0.30);
  plan.se = 0;
  plan.cut = -2;
  Session decided(items, plan);
  while (const auto item = decided.next([] { return 0.5; })) decided.answer(*item, 1);
  EXPECT_EQ(decided.stop(), Stop::decided);
  EXPECT_LT(decided.given().size(), 6U);
  plan.cut.reset();
  const auto few = some_bank(6, 3);
  Session exhausted(few, plan);
  while (const auto item = exhausted.next([] { return 0.5; })) exhausted.answer(*item, 1);
  EXPECT_EQ(exhausted.stop(), Stop::exhausted);
  EXPECT_EQ(exhausted.given().size(), 3U);
}

TEST(Simulation, RepeatsToTheBitAndExposureIsHeld) {
  const auto items = some_bank(11, 200);
  Plan plan;
  plan.longest = 15;
  const auto once = simulate(items, plan, {}, 300, 4);
  const auto again = simulate(items, plan, {}, 300, 4);
  EXPECT_EQ(once.rmse, again.rmse);
  EXPECT_EQ(once.exposure, again.exposure);
  EXPECT_GT(once.most_exposed, 0.9);  // everybody starts with the same item
  const auto held = with_exposure(items, plan, {}, 0.25, 400, 12, 5);
  const auto after = simulate(items, held, {}, 1000, 6);
  EXPECT_LT(after.most_exposed, 0.31);
  EXPECT_LT(after.overlap, once.overlap);
}

}  // namespace
}  // namespace hvs::measurement
