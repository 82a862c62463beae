#include "core/measurement/calibrate.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/measurement/dif.hpp"
#include "core/measurement/gain.hpp"
#include "core/measurement/simulation.hpp"

namespace hvs::measurement {
namespace {

// LSAT section 6 (Bock and Lieberman 1970, Psychometrika 35, table 1): 1,000 people, five items, counts of the 32
// patterns 00000, 00001, 00010, … 11111.
Responses lsat6() {
  constexpr int counts[32] = {3,  6,  2,  11, 1, 1,  3,  4,  1,  8,  0,  16,  0,  3,  2,  15,
                              10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298};
  Responses r;
  r.items = {"1", "2", "3", "4", "5"};
  for (int pattern = 0; pattern < 32; ++pattern) {
    for (int person = 0; person < counts[pattern]; ++person) {
      r.persons.push_back(std::to_string(r.persons.size()));
      for (int bit = 4; bit >= 0; --bit) r.scores.push_back(static_cast<std::int8_t>((pattern >> bit) & 1));
    }
  }
  return r;
}

// Published: ltm's LSAT example (Rizopoulos 2006, Journal of Statistical Software 17(5)).
TEST(Calibrate, TwoParameterLsatAgreesWithThePublishedEstimates) {
  const auto fit = two_pl(lsat6());
  ASSERT_EQ(fit.trouble, Trouble::none);
  const double a[] = {0.8254, 0.7229, 0.8905, 0.6886, 0.6575};
  const double b[] = {-3.3597, -1.3696, -0.2799, -1.8659, -3.1236};
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(fit.items[i].a, a[i], 2e-3) << i;
    EXPECT_NEAR(fit.items[i].b, b[i], 6e-3) << i;
  }
  EXPECT_NEAR(fit.log_likelihood, -2466.65, 0.01);
}

TEST(Calibrate, RaschLsatMarginalAgreesWithThePublishedEstimates) {
  const auto fit = rasch_mml(lsat6());
  ASSERT_EQ(fit.trouble, Trouble::none);
  const double b[] = {-3.6153, -1.3224, -0.3176, -1.7301, -2.7802};  // with the common slope 0.7551 as unit
  EXPECT_NEAR(fit.sd, 0.7551, 1e-3);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(fit.items[i].b / fit.sd, b[i], 3e-3) << i;
  EXPECT_NEAR(fit.log_likelihood, -2466.938, 0.005);
}

// The conditional likelihood by brute force over all patterns of a score: the definition.
double conditional(const Responses& r, const std::vector<double>& b) {
  const auto k = b.size();
  double sum = 0;
  for (std::size_t p = 0; p < r.persons.size(); ++p) {
    std::size_t score = 0;
    double own = 0;
    for (std::size_t i = 0; i < k; ++i) {
      score += static_cast<std::size_t>(r.at(p, i));
      own -= b[i] * r.at(p, i);
    }
    double all = 0;
    for (unsigned pattern = 0; pattern < (1U << k); ++pattern) {
      if (static_cast<std::size_t>(__builtin_popcount(pattern)) != score) continue;
      double one = 0;
      for (std::size_t i = 0; i < k; ++i) one -= ((pattern >> i) & 1U) != 0U ? b[i] : 0;
      all += std::exp(one);
    }
    sum += own - std::log(all);
  }
  return sum;
}

TEST(Calibrate, ConditionalRaschIsTheMaximumOfTheConditionalLikelihood) {
  const auto data = lsat6();
  const auto fit = rasch_cml(data);
  ASSERT_EQ(fit.trouble, Trouble::none);
  std::vector<double> b;
  double sum = 0;
  for (const auto& one : fit.items) {
    b.push_back(one.b);
    sum += one.b;
  }
  EXPECT_NEAR(sum, 0, 1e-12);
  EXPECT_EQ(fit.persons, 1000 - 3 - 298);
  const double here = conditional(data, b);
  EXPECT_NEAR(here, fit.log_likelihood, 1e-6);
  for (std::size_t i = 0; i < 5; ++i) {
    for (const double d : {-1e-3, 1e-3}) {
      auto other = b;
      other[i] += d;
      EXPECT_LT(conditional(data, other), here);
    }
  }
  // Published (eRm's and others' LSAT6): −1.256, 0.475, 1.236, 0.168, −0.623
  const double published[] = {-1.256, 0.475, 1.236, 0.168, -0.623};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(b[i], published[i], 1e-3) << i;
}

Responses made_up(std::size_t people, std::size_t items, std::uint64_t seed, double missing, double harder_for_focal) {
  Dice dice(seed);
  Responses r;
  std::vector<Item> bank;
  for (std::size_t i = 0; i < items; ++i) {
    bank.push_back(
        {"i" + std::to_string(i), 1, {-1.5 + 3.0 * static_cast<double>(i) / static_cast<double>(items - 1)}, ""});
    r.items.push_back(bank.back().id);
  }
  for (std::size_t p = 0; p < people; ++p) {
    r.persons.push_back("p" + std::to_string(p));
    const double theta = dice.normal();
    for (std::size_t i = 0; i < items; ++i) {
      auto item = bank[i];
      if (i == 0 && p % 2 == 1) item.steps[0] += harder_for_focal;
      const int score = dice.score(item, theta);
      r.scores.push_back(dice.uniform() < missing ? not_given : static_cast<std::int8_t>(score));
    }
  }
  return r;
}

TEST(Calibrate, FindsWhatMadeTheAnswersAlsoWhenManyAreMissing) {
  const auto data = made_up(3000, 10, 21, 0.3, 0);
  const auto cml = rasch_cml(data);
  const auto mml = rasch_mml(data);
  const auto two = two_pl(data);
  ASSERT_EQ(cml.trouble, Trouble::none);
  for (std::size_t i = 0; i < 10; ++i) {
    const double truth = -1.5 + 3.0 * static_cast<double>(i) / 9;
    EXPECT_NEAR(cml.items[i].b, truth, 4 * cml.items[i].se_b);
    EXPECT_NEAR(mml.items[i].b, truth, 4 * mml.items[i].se_b);
    EXPECT_NEAR(two.items[i].a, 1, 4 * two.items[i].se_a);
    EXPECT_GT(cml.items[i].se_b, 0.02);
    EXPECT_LT(cml.items[i].se_b, 0.1);
  }
  EXPECT_NEAR(mml.sd, 1, 4 * mml.se_sd);
}

TEST(Calibrate, SaysWhatCannotBeSaid) {
  Responses r;
  r.items = {"a", "b", "c", "d"};
  for (int p = 0; p < 40; ++p) {
    r.persons.push_back(std::to_string(p));
    const auto bit = static_cast<std::int8_t>(p % 2);
    const auto other = static_cast<std::int8_t>(p % 3 == 0 ? 1 - bit : bit);
    if (p < 20) {
      r.scores.insert(r.scores.end(), {bit, other, not_given, not_given});
    } else {
      r.scores.insert(r.scores.end(), {not_given, not_given, bit, other});
    }
  }
  EXPECT_EQ(rasch_cml(r).trouble, Trouble::not_connected);
  EXPECT_EQ(rasch_cml(Responses{}).trouble, Trouble::no_data);
  EXPECT_EQ(two_pl(Responses{}).trouble, Trouble::no_data);
  auto data = lsat6();
  for (std::size_t p = 0; p < data.persons.size(); ++p) data.scores[p * 5] = 1;
  const auto fit = rasch_cml(data);
  EXPECT_FALSE(fit.items[0].known);
  EXPECT_TRUE(fit.items[1].known);
}

TEST(Calibrate, AnchorsCarryTheScaleAndTheOneThatMovedIsFound) {
  const auto data = made_up(4000, 12, 5, 0, 0);
  auto fit = rasch_cml(data);
  std::vector<Item> frozen;
  for (std::size_t i = 0; i < 12; ++i)
    frozen.push_back({data.items[i], 1, {fit.items[i].b + 0.4 + (i == 3 ? 0.9 : 0)}, ""});
  const auto link = link_to(data.items, fit, frozen, false);
  ASSERT_TRUE(link);
  // All differences but one are equal, so the spread is nothing and no ratio can be formed: nothing is called moved.
  frozen[5].steps[0] += 0.05;
  frozen[7].steps[0] -= 0.05;
  frozen[8].steps[0] += 0.03;
  frozen[9].steps[0] -= 0.03;
  frozen[1].steps[0] += 0.02;
  frozen[2].steps[0] -= 0.02;
  const auto found = link_to(data.items, fit, frozen, false);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->drift[3].moved);
  EXPECT_EQ(found->anchors, 11);
  EXPECT_NEAR(found->shift, 0.4, 0.01);
  apply(*found, fit);
  EXPECT_NEAR(fit.items[0].b, frozen[0].steps[0], 0.01);
}

TEST(Dif, FindsTheItemThatTreatsAGroupDifferently) {
  const auto data = made_up(2000, 15, 8, 0, 1.0);
  std::vector<bool> focal(data.persons.size());
  for (std::size_t p = 0; p < focal.size(); ++p) focal[p] = p % 2 == 1;
  const auto found = mantel_haenszel(data, focal, true);
  EXPECT_EQ(found[0].effect, 'C');
  EXPECT_LT(found[0].delta, -1.5);
  EXPECT_LT(found[0].p, 0.001);
  int flagged = 0;
  for (std::size_t i = 1; i < 15; ++i) flagged += found[i].effect == 'A' ? 0 : 1;
  EXPECT_EQ(flagged, 0);
}

// Two score groups by hand: A=10 B=5 C=6 D=9 and A=8 B=2 C=7 D=5.
TEST(Dif, MantelHaenszelByHand) {
  Responses r;
  r.items = {"x", "y", "z"};
  std::vector<bool> focal;
  const auto add = [&](int people, bool is_focal, int x, int y, int z) {
    for (int i = 0; i < people; ++i) {
      r.persons.push_back("p");
      r.scores.insert(r.scores.end(),
                      {static_cast<std::int8_t>(x), static_cast<std::int8_t>(y), static_cast<std::int8_t>(z)});
      focal.push_back(is_focal);
    }
  };
  add(10, false, 1, 0, 0), add(5, false, 0, 1, 0), add(6, true, 1, 0, 0), add(9, true, 0, 1, 0);
  add(8, false, 1, 1, 0), add(2, false, 0, 1, 1), add(7, true, 1, 1, 0), add(5, true, 0, 1, 1);
  const auto found = mantel_haenszel(r, focal, false)[0];
  const double odds = (10.0 * 9 / 30 + 8.0 * 5 / 22) / (5.0 * 6 / 30 + 2.0 * 7 / 22);
  EXPECT_NEAR(found.odds_ratio, odds, 1e-12);
  const double expected = 15.0 * 16 / 30 + 10.0 * 15 / 22;
  const double variance = 15.0 * 15 * 16 * 14 / (900.0 * 29) + 10.0 * 12 * 15 * 7 / (484.0 * 21);
  EXPECT_NEAR(found.chi_square, std::pow(std::fabs(18 - expected) - 0.5, 2) / variance, 1e-12);
  EXPECT_NEAR(found.p, std::erfc(std::sqrt(found.chi_square / 2)), 1e-12);
}

TEST(Gain, TheGroupsGainIsFoundWithinItsError) {
  Dice dice(33);
  std::vector<Item> items;
  for (int i = 0; i < 30; ++i) items.push_back({"i" + std::to_string(i), 1.2, {-2 + 4.0 * i / 29}, ""});
  int covered = 0;
  for (int world = 0; world < 30; ++world) {
    std::vector<Sittings> people(120);
    for (std::size_t p = 0; p < people.size(); ++p) {
      const double start = 0.9 * dice.normal() - 0.3;
      const double gain = 0.4 + 0.3 * dice.normal();
      for (int i = 0; i < 10; ++i) {
        const auto& before = items[static_cast<std::size_t>(i * 3)];
        const auto& after = items[static_cast<std::size_t>(i * 3 + 1)];
        people[p].before.push_back({&before, dice.score(before, start)});
        if (p % 6 != 0) people[p].after.push_back({&after, dice.score(after, start + gain)});
      }
    }
    const auto found = group_gain(people);
    ASSERT_TRUE(found.known);
    EXPECT_EQ(found.both, 100);
    EXPECT_NEAR(found.gain, 0.4, 0.6);
    covered += std::fabs(found.gain - 0.4) < 1.96 * found.se ? 1 : 0;
  }
  EXPECT_GE(covered, 25);  // 28.5 expected of 30
}

TEST(Gain, AReliableChangeIsMoreThanItsNoise) {
  std::vector<Item> items;
  for (int i = 0; i < 40; ++i) items.push_back({"i" + std::to_string(i), 1.5, {-2 + 4.0 * i / 39}, ""});
  Sittings one;
  for (int i = 0; i < 40; ++i) {
    one.before.push_back({&items[static_cast<std::size_t>(i)], i < 10 ? 1 : 0});
    one.after.push_back({&items[static_cast<std::size_t>(i)], i < 32 ? 1 : 0});
  }
  EXPECT_EQ(person_gain(one).change, Change::better);
  std::swap(one.before, one.after);
  EXPECT_EQ(person_gain(one).change, Change::worse);
  one.after = one.before;
  EXPECT_EQ(person_gain(one).change, Change::none);
  one.after.clear();
  EXPECT_EQ(person_gain(one).change, Change::unknown);
}

TEST(Gain, AGroupChosenForLowResultsRisesByItself) {
  Dice dice(7);
  std::vector<Item> items;
  for (int i = 0; i < 10; ++i) items.push_back({"i" + std::to_string(i), 1, {-2 + 4.0 * i / 9}, ""});
  std::vector<Sittings> all(400);
  std::vector<Sittings> low;
  double risen = 0;
  for (auto& one : all) {
    const double theta = dice.normal();
    for (const auto& item : items) one.before.push_back({&item, dice.score(item, theta)});
    const auto at = weighted(one.before);
    if (at->theta < -1) {
      low.push_back(one);
      risen += theta - at->theta;
    }
  }
  const double expected = regression_to_mean(low, all);
  EXPECT_GT(expected, 0.2);
  EXPECT_NEAR(expected, risen / static_cast<double>(low.size()), 0.2);
}

}  // namespace
}  // namespace hvs::measurement
