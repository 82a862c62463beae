#include "core/measurement/ability.hpp"

#include <algorithm>
#include <cmath>

#include "core/measurement/elementary.hpp"

namespace hvs::measurement {
namespace {

struct Shape {
  double slope = 0;        // d log L / dθ
  double information = 0;  // −d² log L / dθ²
  double third = 0;        // d information / dθ
};

Shape shape(std::span<const Answer> answers, double theta) {
  Shape s;
  for (const auto& [item, score] : answers) {
    const auto m = moments(*item, theta);
    const double a = item->a;
    s.slope += a * (score - m.mean);
    s.information += a * a * m.variance;
    s.third += a * a * a * m.third;
  }
  return s;
}

// Root of a falling function between low (f > 0) and high (f < 0): Newton, halving whenever a step leaves the bracket.
// `f` returns {value, derivative}.
template <class F>
double root(F f, double low, double high, double x) {
  for (int i = 0; i < 200; ++i) {
    const auto [value, derivative] = f(x);
    if (value == 0) return x;
    (value > 0 ? low : high) = x;
    double next = derivative < 0 ? x - value / derivative : low;
    if (!(next > low && next < high)) next = low + (high - low) / 2;
    if (std::fabs(next - x) < 1e-13 * (1 + std::fabs(x)) || high - low < 1e-14) return next;
    x = next;
  }
  return x;
}

struct Value {
  double f;
  double d;
};

bool lowest(const Answer& one) { return one.score == 0; }
bool highest(const Answer& one) { return one.score == one.item->top(); }

struct Sums {
  double mass = 0;
  double first = 0;
  double second = 0;
  void add(double offset, double weight) {
    mass += weight;
    first += weight * offset;
    second += weight * offset * offset;
  }
  [[nodiscard]] Estimate around(double centre) const {
    const double mean = first / mass;
    return {centre + mean, std::sqrt(std::max(0.0, second / mass - mean * mean))};
  }
};

}  // namespace

Estimate map(std::span<const Answer> answers, const Prior& prior) {
  const double precision = 1 / (prior.sd * prior.sd);
  double reach = 1;  // |slope| never exceeds Σ a·top, so the root lies within sd² times that
  for (const auto& one : answers) reach += one.item->a * one.item->top();
  reach /= precision;
  const auto f = [&](double t) {
    const auto s = shape(answers, t);
    return Value{s.slope + (prior.mean - t) * precision, -s.information - precision};
  };
  const double theta = answers.empty() ? prior.mean : root(f, prior.mean - reach, prior.mean + reach, prior.mean);
  return {theta, 1 / std::sqrt(shape(answers, theta).information + precision)};
}

Estimate eap(std::span<const Answer> answers, const Prior& prior, const std::optional<Grid>& grid) {
  const double precision = 1 / (prior.sd * prior.sd);
  const auto log_posterior = [&](double t) {
    return log_likelihood(answers, t) - 0.5 * precision * (t - prior.mean) * (t - prior.mean);
  };
  Sums sums;
  if (grid) {
    const double step = (grid->high - grid->low) / (grid->points - 1);
    std::vector<double> at(static_cast<std::size_t>(grid->points));
    for (std::size_t i = 0; i < at.size(); ++i) at[i] = log_posterior(grid->low + static_cast<double>(i) * step);
    const double top = *std::max_element(at.begin(), at.end());
    for (std::size_t i = 0; i < at.size(); ++i) {
      const double ends = i == 0 || i + 1 == at.size() ? 0.5 : 1;
      sums.add(static_cast<double>(i) * step, ends * exp(at[i] - top));
    }
    return sums.around(grid->low);
  }
  if (answers.empty()) return {prior.mean, prior.sd};
  // The trapezoid rule on a smooth, decaying integrand errs like exp(−2π·width/step) with the distance of the nearest
  // pole as width (2π/((top + 1) a) from the axis when steps coincide), and like exp(−2π²·sd²/step²) for a normal.
  const auto mode = map(answers, prior);
  double steepest = 0;
  for (const auto& one : answers) steepest = std::max(steepest, one.item->a * (1 + one.item->top()) / 2);
  const double step = std::min(mode.se / 2, 0.65 / steepest);
  const double top = log_posterior(mode.theta);
  sums.add(0, 1);
  for (const double side : {-1.0, 1.0}) {
    for (int i = 1; i < 100000; ++i) {
      const double offset = side * i * step;
      const double weight = exp(log_posterior(mode.theta + offset) - top);
      sums.add(offset, weight);
      if (weight < 1e-18) break;
    }
  }
  return sums.around(mode.theta);
}

std::optional<Estimate> ml(std::span<const Answer> answers) {
  if (std::all_of(answers.begin(), answers.end(), lowest) || std::all_of(answers.begin(), answers.end(), highest)) {
    return std::nullopt;
  }
  const auto f = [&](double t) {
    const auto s = shape(answers, t);
    return Value{s.slope, -s.information};
  };
  double low = -4;
  double high = 4;
  while (low > -1e4 && f(low).f <= 0) low *= 2;
  while (high < 1e4 && f(high).f >= 0) high *= 2;
  const double theta = root(f, low, high, (low + high) / 2);
  return Estimate{theta, 1 / std::sqrt(shape(answers, theta).information)};
}

std::optional<Estimate> weighted(std::span<const Answer> answers) {
  if (answers.empty()) return std::nullopt;
  double low = answers[0].item->steps[0];
  double high = low;
  double flattest = answers[0].item->a;
  for (const auto& one : answers) {
    flattest = std::min(flattest, one.item->a);
    for (const double step : one.item->steps) {
      low = std::min(low, step);
      high = std::max(high, step);
    }
  }
  low -= 12 / flattest;
  high += 12 / flattest;
  const auto slope = [&](double t) {
    const auto s = shape(answers, t);
    return s.slope + s.third / (2 * s.information);
  };
  // Look for the highest mode, then close in on where the slope changes sign.
  const int parts = 240;
  const double step = (high - low) / parts;
  double best = low;
  double best_value = -1e300;
  for (int i = 0; i <= parts; ++i) {
    const double t = low + i * step;
    const double value = log_likelihood(answers, t) + 0.5 * log(shape(answers, t).information);
    if (value > best_value) {
      best_value = value;
      best = t;
    }
  }
  double left = best - step;
  double right = best + step;
  double at_left = slope(left);
  double at_right = slope(right);
  double theta = best;
  for (int i = 0; i < 200 && right - left > 1e-13; ++i) {
    // False position with halving every other step: always closes, mostly fast.
    const bool usable = at_left > 0 && at_right < 0;
    theta = i % 2 == 0 && usable ? left + (right - left) * at_left / (at_left - at_right) : left + (right - left) / 2;
    const double value = slope(theta);
    if (value == 0) break;
    if (value > 0) {
      left = theta;
      at_left = value;
    } else {
      right = theta;
      at_right = value;
    }
  }
  return Estimate{theta, 1 / std::sqrt(shape(answers, theta).information)};
}

Estimate estimate(Estimator by, std::span<const Answer> answers, const Prior& prior, const std::optional<Grid>& grid) {
  switch (by) {
    case Estimator::eap:
      return eap(answers, prior, grid);
    case Estimator::ml:
      if (const auto found = ml(answers)) return *found;
      break;
    case Estimator::wl:
      if (const auto found = weighted(answers)) return *found;
      break;
    case Estimator::map:
      break;
  }
  return map(answers, prior);
}

}  // namespace hvs::measurement
