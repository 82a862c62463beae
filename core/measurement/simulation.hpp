// What a bank and a plan would do, before anybody sits the test.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/measurement/adaptive.hpp"

namespace hvs::measurement {

// xoshiro256** (Blackman and Vigna 2018) seeded by splitmix64: simulations that repeat to the bit.
class Dice {
 public:
  explicit Dice(std::uint64_t seed);
  [[nodiscard]] double uniform();  // ≥ 0, < 1
  [[nodiscard]] double normal();   // mean 0, sd 1 (polar method, Marsaglia and Bray 1964)
  [[nodiscard]] int score(const Item& item, double theta);

 private:
  std::uint64_t s_[4];
};

struct Band {  // of true ability
  double low = 0;
  double high = 0;
  int people = 0;
  double items = 0;  // mean number given
  double bias = 0;
  double rmse = 0;
  double right = 0;  // share on the right side of the cut
};

struct Forecast {
  int people = 0;
  double mean_items = 0;
  int items_95 = 0;  // 95th percentile
  int items_most = 0;
  double bias = 0;
  double rmse = 0;
  double coverage = 0;  // share of people whose true ability lies in estimate ± 1.96 SE
  double mean_se = 0;
  double most_exposed = 0;       // largest share of people who get one item
  double overlap = 0;            // expected share of items two people have in common (Chen, Ankenmann and Spray 2003)
  double never_used = 0;         // share of the bank
  double right = 0;              // pass/fail as truth; NaN-free: 0 without a cut
  std::vector<double> exposure;  // per item
  std::vector<Band> bands;
};

// `people` with ability from `abilities` take the test once each.
[[nodiscard]] Forecast simulate(std::span<const Item> items, const Plan& plan, const Prior& abilities, int people,
                                std::uint64_t seed);

// Sympson–Hetter parameters (Sympson and Hetter 1985; steps as in van der Linden 2003, Journal of Educational and
// Behavioral Statistics 28) such that no item goes to more than `most` of the people; the plan with them filled in.
[[nodiscard]] Plan with_exposure(std::span<const Item> items, Plan plan, const Prior& abilities, double most,
                                 int people, int rounds, std::uint64_t seed);

}  // namespace hvs::measurement
