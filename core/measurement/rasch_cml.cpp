#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "core/measurement/calibrate.hpp"
#include "core/measurement/elementary.hpp"
#include "core/measurement/linear.hpp"

namespace hvs::measurement {
namespace {

// People who were given the same items: what conditional likelihood needs of them.
struct Block {
  std::vector<std::size_t> items;
  std::vector<double> right;     // per item of `items`, sum of scores
  std::vector<double> by_score;  // number of people per raw score 0 … items.size()
};

// Persons whose score is neither 0 nor full, on the items that are `kept`.
std::vector<Block> blocks(const Responses& r, const std::vector<bool>& kept) {
  std::map<std::vector<std::size_t>, Block> found;
  for (std::size_t p = 0; p < r.persons.size(); ++p) {
    std::vector<std::size_t> items;
    std::size_t score = 0;
    for (std::size_t i = 0; i < r.items.size(); ++i) {
      if (!kept[i] || r.at(p, i) == not_given) continue;
      items.push_back(i);
      score += r.at(p, i) > 0 ? 1 : 0;
    }
    if (score == 0 || score == items.size()) continue;
    auto& block = found[items];
    if (block.items.empty()) {
      block.items = items;
      block.right.resize(items.size());
      block.by_score.resize(items.size() + 1);
    }
    block.by_score[score] += 1;
    for (std::size_t j = 0; j < items.size(); ++j) block.right[j] += r.at(p, items[j]) > 0 ? 1 : 0;
  }
  std::vector<Block> out;
  out.reserve(found.size());
  for (auto& [key, block] : found) out.push_back(std::move(block));
  return out;
}

// Elementary symmetric functions γ_0 … of `easiness`, leaving out up to two of them. Summation: no cancellation.
void symmetric(const std::vector<double>& easiness, std::size_t without, std::size_t nor, std::vector<double>& gamma) {
  gamma.assign(easiness.size() + 1, 0);
  gamma[0] = 1;
  std::size_t n = 0;
  for (std::size_t i = 0; i < easiness.size(); ++i) {
    if (i == without || i == nor) continue;
    ++n;
    for (std::size_t r = n; r > 0; --r) gamma[r] += easiness[i] * gamma[r - 1];
  }
}

constexpr auto nobody = static_cast<std::size_t>(-1);

struct Slope {
  double log_likelihood = 0;
  std::vector<double> gradient;
  Square information{0};
};

// Adds one block at difficulties b. Second derivatives only when asked for: they are most of the work.
void add(const Block& block, const std::vector<double>& b, bool second, Slope& to) {
  const auto k = block.items.size();
  double mean = 0;
  for (const auto i : block.items) mean += b[i];
  mean /= static_cast<double>(k);
  std::vector<double> e(k);
  for (std::size_t j = 0; j < k; ++j) e[j] = exp(mean - b[block.items[j]]);  // centred, against overflow
  std::vector<double> gamma;
  std::vector<double> rest;
  symmetric(e, nobody, nobody, gamma);
  for (std::size_t s = 1; s < k; ++s) {
    if (block.by_score[s] > 0) to.log_likelihood -= block.by_score[s] * log(gamma[s]);
  }
  std::vector<std::vector<double>> share(k, std::vector<double>(k + 1));  // P(item right | score)
  for (std::size_t j = 0; j < k; ++j) {
    const auto i = block.items[j];
    to.log_likelihood += (mean - b[i]) * block.right[j];
    symmetric(e, j, nobody, rest);
    double expected = 0;
    for (std::size_t s = 1; s < k; ++s) {
      share[j][s] = e[j] * rest[s - 1] / gamma[s];
      expected += block.by_score[s] * share[j][s];
    }
    to.gradient[i] += expected - block.right[j];
    if (!second) continue;
    for (std::size_t s = 1; s < k; ++s) {
      to.information.at(i, i) += block.by_score[s] * share[j][s] * (1 - share[j][s]);
    }
  }
  if (!second) return;
  for (std::size_t j = 0; j < k; ++j) {
    for (std::size_t l = 0; l < j; ++l) {
      symmetric(e, j, l, rest);
      double sum = 0;
      for (std::size_t s = 1; s < k; ++s) {
        if (block.by_score[s] == 0) continue;
        const double both = s >= 2 ? e[j] * e[l] * rest[s - 2] / gamma[s] : 0;
        sum += block.by_score[s] * (both - share[j][s] * share[l][s]);
      }
      to.information.at(block.items[j], block.items[l]) += sum;
      to.information.at(block.items[l], block.items[j]) += sum;
    }
  }
}

Slope evaluate(const std::vector<Block>& all, const std::vector<double>& b, bool second) {
  Slope s;
  s.gradient.resize(b.size());
  if (second) s.information = Square(b.size());
  for (const auto& block : all) add(block, b, second, s);
  return s;
}

// Items that nobody got right, or nobody wrong, among the people who count; dropping them may make more people extreme.
std::vector<bool> estimable(const Responses& r) {
  std::vector<bool> kept(r.items.size(), true);
  for (bool again = true; again;) {
    again = false;
    std::vector<double> right(r.items.size());
    std::vector<double> given(r.items.size());
    for (const auto& block : blocks(r, kept)) {
      const double people = std::accumulate(block.by_score.begin(), block.by_score.end(), 0.0);
      for (std::size_t j = 0; j < block.items.size(); ++j) {
        right[block.items[j]] += block.right[j];
        given[block.items[j]] += people;
      }
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (kept[i] && (right[i] == 0 || right[i] == given[i])) {
        kept[i] = false;
        again = true;
      }
    }
  }
  return kept;
}

}  // namespace

Calibration rasch_cml(const Responses& r) {
  Calibration out;
  out.items.resize(r.items.size());
  const auto kept = estimable(r);
  auto all = blocks(r, kept);
  // From here on only the kept items, numbered 0 … n−1.
  std::vector<std::size_t> number(r.items.size());
  std::vector<std::size_t> item;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!kept[i]) continue;
    number[i] = item.size();
    item.push_back(i);
  }
  const auto n = item.size();
  if (all.empty() || n < 2) {
    out.trouble = Trouble::no_data;
    return out;
  }
  std::vector<double> right(n);
  std::vector<double> given(n);
  for (auto& block : all) {
    const double people = std::accumulate(block.by_score.begin(), block.by_score.end(), 0.0);
    out.persons += static_cast<int>(people);
    for (std::size_t j = 0; j < block.items.size(); ++j) {
      block.items[j] = number[block.items[j]];
      right[block.items[j]] += block.right[j];
      given[block.items[j]] += people;
    }
  }
  std::vector<double> b(n);
  for (std::size_t i = 0; i < n; ++i) b[i] = log((given[i] - right[i]) / right[i]);
  const auto centre = [n](std::vector<double>& v) {
    const double mean = std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(n);
    for (auto& one : v) one -= mean;
  };
  centre(b);

  Square covariance(n);
  for (out.rounds = 1; out.rounds <= 60; ++out.rounds) {
    auto here = evaluate(all, b, true);
    out.log_likelihood = here.log_likelihood;
    // The information has the direction (1, …, 1) as its only empty one; filling it gives the solution with Σ b = 0.
    double fill = 0;
    for (std::size_t i = 0; i < n; ++i) fill += here.information.at(i, i);
    fill /= static_cast<double>(n * n);
    for (auto& cell : here.information.cells) cell += fill;
    if (!invert(here.information)) {
      out.trouble = Trouble::not_connected;
      return out;
    }
    covariance = here.information;
    for (auto& cell : covariance.cells) cell -= 1 / (fill * static_cast<double>(n * n));
    auto step = times(here.information, here.gradient);
    double largest = 0;
    for (const double one : step) largest = std::max(largest, std::fabs(one));
    if (largest < 1e-10) break;
    auto next = b;
    double size = 1;
    for (int halving = 0; halving < 14; ++halving, size /= 2) {  // down to 1e-4 of the step
      for (std::size_t i = 0; i < n; ++i) next[i] = b[i] + size * step[i];
      if (evaluate(all, next, false).log_likelihood >= here.log_likelihood - 1e-9) break;
    }
    b = next;
    centre(b);
    if (out.rounds == 60) out.trouble = Trouble::not_converged;
  }
  for (std::size_t i = 0; i < n; ++i) {
    out.items[item[i]] = {true, 1, b[i], 0, std::sqrt(std::max(0.0, covariance.at(i, i)))};
  }
  return out;
}

}  // namespace hvs::measurement
