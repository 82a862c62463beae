// Items and what they say about ability. One model for all: the generalised partial credit model (Muraki 1992, Applied
// Psychological Measurement 16, eq. 8), whose case of one step is the two-parameter logistic model (Birnbaum 1968), and
// with all slopes 1 the Rasch model. Logit scale, D = 1:
//     P(X = k | θ) = exp Σ_{v ≤ k} a (θ − step_v)  /  Σ_j exp Σ_{v ≤ j} a (θ − step_v)
#pragma once

#include <span>
#include <string>
#include <vector>

namespace hvs::measurement {

struct Item {
  std::string id;
  double a = 1;  // discrimination, > 0
  std::vector<double>
      steps;         // step difficulties; one for right/wrong. Scores go from 0 to steps.size(), at most max_steps
  std::string area;  // part of the blueprint it counts for; "" = none
  [[nodiscard]] int top() const { return static_cast<int>(steps.size()); }
};

inline constexpr int max_steps = 31;

// One given answer; the item must outlive it. 0 ≤ score ≤ item->top().
struct Answer {
  const Item* item = nullptr;
  int score = 0;
};

// P(X = 0 … top | θ) into `p`, which has room for top() + 1.
void probabilities(const Item& item, double theta, std::span<double> p);

// log P(X = score | θ), finite for every finite θ.
[[nodiscard]] double log_probability(const Item& item, int score, double theta);

// Mean, variance and third central moment of the score at θ. Since d log P(x)/dθ = a (x − mean), they give all we need:
// Fisher information a²·variance (observed = expected here) and its slope a³·third.
struct Moments {
  double mean = 0;
  double variance = 0;
  double third = 0;
};
[[nodiscard]] Moments moments(const Item& item, double theta);

[[nodiscard]] double information(const Item& item, double theta);

// Sums over answers.
[[nodiscard]] double log_likelihood(std::span<const Answer> answers, double theta);

}  // namespace hvs::measurement
