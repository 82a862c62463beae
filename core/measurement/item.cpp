#include "core/measurement/item.hpp"

#include "core/measurement/elementary.hpp"

namespace hvs::measurement {
namespace {

// The exponents Σ a (θ − step_v) and the largest of them.
double exponents(const Item& item, double theta, double* z) {
  double sum = 0;
  double top = 0;
  z[0] = 0;
  int k = 0;
  for (const double step : item.steps) {
    sum += item.a * (theta - step);
    z[++k] = sum;
    if (sum > top) top = sum;
  }
  return top;
}

}  // namespace

void probabilities(const Item& item, double theta, std::span<double> p) {
  const double top = exponents(item, theta, p.data());
  const auto n = static_cast<std::size_t>(item.top()) + 1;
  double sum = 0;
  for (std::size_t k = 0; k < n; ++k) sum += p[k] = exp(p[k] - top);
  for (std::size_t k = 0; k < n; ++k) p[k] /= sum;
}

double log_probability(const Item& item, int score, double theta) {
  double z[max_steps + 1]{};
  const double top = exponents(item, theta, z);
  double sum = 0;
  for (int k = 0; k <= item.top(); ++k) sum += exp(z[k] - top);
  return z[score] - top - log(sum);
}

Moments moments(const Item& item, double theta) {
  if (item.top() == 1) {  // the case of nearly all items, and of all speed
    const double p = 1 / (1 + exp(-item.a * (theta - item.steps[0])));
    const double v = p * (1 - p);
    return {p, v, v * (1 - 2 * p)};
  }
  double p[max_steps + 1];
  probabilities(item, theta, p);
  Moments m;
  for (int k = 0; k <= item.top(); ++k) m.mean += k * p[k];
  for (int k = 0; k <= item.top(); ++k) {
    const double d = k - m.mean;
    m.variance += p[k] * d * d;
    m.third += p[k] * d * d * d;
  }
  return m;
}

double information(const Item& item, double theta) { return item.a * item.a * moments(item, theta).variance; }

double log_likelihood(std::span<const Answer> answers, double theta) {
  double sum = 0;
  for (const auto& one : answers) sum += log_probability(*one.item, one.score, theta);
  return sum;
}

}  // namespace hvs::measurement
