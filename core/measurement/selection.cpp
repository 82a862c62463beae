#include "core/measurement/selection.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/measurement/elementary.hpp"

namespace hvs::measurement {
namespace {

bool weighs_prior(Criterion c) { return c == Criterion::mpwi || c == Criterion::klp || c == Criterion::mepv; }

bool integrates(Criterion c) { return c != Criterion::mfi && c != Criterion::bopt; }

double location(const Item& item) {
  double sum = 0;
  for (const double step : item.steps) sum += step;
  return sum / item.top();
}

}  // namespace

std::optional<Criterion> criterion_named(std::string_view name) {
  constexpr std::array<std::string_view, 7> names{"MFI", "bOpt", "MLWI", "MPWI", "KL", "KLP", "MEPV"};
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Criterion>(at - names.begin());
}

Chooser::Chooser(Criterion criterion, std::span<const Answer> answers, double theta, const Prior& prior,
                 const Grid& grid)
    : criterion_(criterion), theta_(theta), grid_(grid) {
  if (!integrates(criterion)) return;
  step_ = (grid.high - grid.low) / (grid.points - 1);
  weight_.resize(static_cast<std::size_t>(grid.points));
  for (std::size_t i = 0; i < weight_.size(); ++i) {
    const double t = grid.low + static_cast<double>(i) * step_;
    weight_[i] = log_likelihood(answers, t);
    if (weighs_prior(criterion)) weight_[i] -= 0.5 * (t - prior.mean) * (t - prior.mean) / (prior.sd * prior.sd);
  }
  const double top = *std::max_element(weight_.begin(), weight_.end());
  for (auto& one : weight_) one = exp(one - top);
  weight_.front() *= 0.5;
  weight_.back() *= 0.5;
}

double Chooser::worth(const Item& item) const {
  switch (criterion_) {
    case Criterion::mfi:
      return information(item, theta_);
    case Criterion::bopt:
      return -std::fabs(location(item) - theta_);
    case Criterion::mlwi:
    case Criterion::mpwi:
      return weighted_information(item);
    case Criterion::kl:
    case Criterion::klp:
      return divergence(item);
    case Criterion::mepv:
      return -expected_variance(item);
  }
  return 0;
}

double Chooser::weighted_information(const Item& item) const {
  double sum = 0;
  for (std::size_t i = 0; i < weight_.size(); ++i) {
    sum += weight_[i] * information(item, grid_.low + static_cast<double>(i) * step_);
  }
  return sum * step_;
}

// ∫ w(θ) Σ_k P_k(θ̂) log(P_k(θ̂) / P_k(θ)) dθ
double Chooser::divergence(const Item& item) const {
  double here[max_steps + 1]{};
  probabilities(item, theta_, here);
  double log_here[max_steps + 1]{};
  for (int k = 0; k <= item.top(); ++k) log_here[k] = log_probability(item, k, theta_);
  double sum = 0;
  for (std::size_t i = 0; i < weight_.size(); ++i) {
    const double t = grid_.low + static_cast<double>(i) * step_;
    double kl = 0;
    for (int k = 0; k <= item.top(); ++k) kl += here[k] * (log_here[k] - log_probability(item, k, t));
    sum += weight_[i] * kl;
  }
  return sum * step_;
}

// Σ_k P_k(θ̂) · Var(θ | answers and score k)
double Chooser::expected_variance(const Item& item) const {
  double mass[max_steps + 1] = {};
  double first[max_steps + 1] = {};
  double second[max_steps + 1] = {};
  double p[max_steps + 1];
  for (std::size_t i = 0; i < weight_.size(); ++i) {
    const double t = grid_.low + static_cast<double>(i) * step_;
    probabilities(item, t, p);
    for (int k = 0; k <= item.top(); ++k) {
      const double w = weight_[i] * p[k];
      mass[k] += w;
      first[k] += w * t;
      second[k] += w * t * t;
    }
  }
  probabilities(item, theta_, p);
  double sum = 0;
  for (int k = 0; k <= item.top(); ++k) {
    if (mass[k] > 0) sum += p[k] * (second[k] / mass[k] - (first[k] / mass[k]) * (first[k] / mass[k]));
  }
  return sum;
}

std::optional<std::size_t> best(std::span<const Item> items, std::span<const std::uint8_t> open,
                                const Chooser& chooser) {
  std::optional<std::size_t> found;
  double most = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (open[i] == 0) continue;
    const double worth = chooser.worth(items[i]);
    if (!found || worth > most) {
      found = i;
      most = worth;
    }
  }
  return found;
}

}  // namespace hvs::measurement
