#include "core/measurement/gain.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/measurement/elementary.hpp"
#include "core/measurement/linear.hpp"

namespace hvs::measurement {
namespace {

constexpr std::size_t points = 31;  // −6 … 6 by 0.4
constexpr double low = -6;
constexpr double step = 0.4;

double node(std::size_t q) { return low + step * static_cast<double>(q); }

using Likelihood = std::array<double, points>;

Likelihood likelihood(const std::vector<Answer>& answers) {
  Likelihood out;
  double top = -1e300;
  for (std::size_t q = 0; q < points; ++q) {
    out[q] = log_likelihood(answers, node(q));
    top = out[q] > top ? out[q] : top;
  }
  for (auto& one : out) one = exp(one - top);
  return out;
}

struct Normal2 {
  double m1 = 0;
  double m2 = 0;
  double v1 = 1;
  double v2 = 1;
  double c = 0.5;
};

// Posterior moments of one person: E θ1, E θ2, E θ1², E θ2², E θ1θ2.
struct Post {
  double t1 = 0;
  double t2 = 0;
  double t11 = 0;
  double t22 = 0;
  double t12 = 0;
};

std::vector<double> density(const Normal2& n) {
  const double det = n.v1 * n.v2 - n.c * n.c;
  std::vector<double> w(points * points);
  for (std::size_t i = 0; i < points; ++i) {
    for (std::size_t j = 0; j < points; ++j) {
      const double x = node(i) - n.m1;
      const double y = node(j) - n.m2;
      w[i * points + j] = exp(-0.5 * (n.v2 * x * x - 2 * n.c * x * y + n.v1 * y * y) / det);
    }
  }
  return w;
}

Post posterior(const Likelihood& before, const Likelihood& after, const std::vector<double>& w) {
  Post p;
  double mass = 0;
  for (std::size_t i = 0; i < points; ++i) {
    double row = 0;
    double first = 0;
    double second = 0;
    for (std::size_t j = 0; j < points; ++j) {
      const double one = after[j] * w[i * points + j];
      row += one;
      first += one * node(j);
      second += one * node(j) * node(j);
    }
    mass += before[i] * row;
    p.t1 += before[i] * row * node(i);
    p.t11 += before[i] * row * node(i) * node(i);
    p.t2 += before[i] * first;
    p.t22 += before[i] * second;
    p.t12 += before[i] * first * node(i);
  }
  for (double* one : {&p.t1, &p.t2, &p.t11, &p.t22, &p.t12}) *one /= mass;
  return p;
}

// One person's score for (m1, m2, v1, v2, c): the expected complete-data score (Louis 1982).
std::array<double, 5> score(const Post& p, const Normal2& n) {
  const double det = n.v1 * n.v2 - n.c * n.c;
  const double i11 = n.v2 / det;
  const double i22 = n.v1 / det;
  const double i12 = -n.c / det;
  const double x = p.t1 - n.m1;
  const double y = p.t2 - n.m2;
  const double s11 = p.t11 - 2 * n.m1 * p.t1 + n.m1 * n.m1 - n.v1;
  const double s22 = p.t22 - 2 * n.m2 * p.t2 + n.m2 * n.m2 - n.v2;
  const double s12 = p.t12 - n.m1 * p.t2 - n.m2 * p.t1 + n.m1 * n.m2 - n.c;
  return {i11 * x + i12 * y, i12 * x + i22 * y, 0.5 * (i11 * i11 * s11 + 2 * i11 * i12 * s12 + i12 * i12 * s22),
          0.5 * (i12 * i12 * s11 + 2 * i12 * i22 * s12 + i22 * i22 * s22),
          i11 * i12 * s11 + (i11 * i22 + i12 * i12) * s12 + i12 * i22 * s22};
}

}  // namespace

PersonGain person_gain(const Sittings& one) {
  PersonGain out;
  out.before = weighted(one.before);
  out.after = weighted(one.after);
  if (!out.before || !out.after) return out;
  out.difference = out.after->theta - out.before->theta;
  out.se = std::sqrt(out.before->se * out.before->se + out.after->se * out.after->se);
  const double z = out.difference / out.se;
  out.change = z > 1.959963984540054 ? Change::better : z < -1.959963984540054 ? Change::worse : Change::none;
  return out;
}

GroupGain group_gain(std::span<const Sittings> people) {
  GroupGain out;
  std::vector<std::pair<Likelihood, Likelihood>> seen;
  for (const auto& one : people) {
    if (one.before.empty() && one.after.empty()) continue;
    ++out.people;
    out.before += one.before.empty() ? 0 : 1;
    out.after += one.after.empty() ? 0 : 1;
    out.both += one.before.empty() || one.after.empty() ? 0 : 1;
    seen.emplace_back(likelihood(one.before), likelihood(one.after));
  }
  if (out.before == 0 || out.after == 0) return out;
  const auto n = static_cast<double>(seen.size());
  Normal2 now;
  for (int round = 0; round < 2000; ++round) {
    const auto w = density(now);
    Post sum;
    for (const auto& [before, after] : seen) {
      const auto p = posterior(before, after, w);
      sum.t1 += p.t1 / n;
      sum.t2 += p.t2 / n;
      sum.t11 += p.t11 / n;
      sum.t22 += p.t22 / n;
      sum.t12 += p.t12 / n;
    }
    Normal2 next{sum.t1, sum.t2, sum.t11 - sum.t1 * sum.t1, sum.t22 - sum.t2 * sum.t2, sum.t12 - sum.t1 * sum.t2};
    // A variance may run to nothing in a small group; the grid cannot follow it below its own step.
    next.v1 = next.v1 < 0.09 ? 0.09 : next.v1;
    next.v2 = next.v2 < 0.09 ? 0.09 : next.v2;
    const double most = 0.98 * std::sqrt(next.v1 * next.v2);
    next.c = next.c > most ? most : next.c < -most ? -most : next.c;
    const double moved = std::fabs(next.m1 - now.m1) + std::fabs(next.m2 - now.m2) + std::fabs(next.v1 - now.v1) +
                         std::fabs(next.v2 - now.v2) + std::fabs(next.c - now.c);
    now = next;
    if (moved < 1e-6) break;
  }
  out.known = true;
  out.mean_before = now.m1;
  out.mean_after = now.m2;
  out.sd_before = std::sqrt(now.v1);
  out.sd_after = std::sqrt(now.v2);
  out.correlation = now.c / (out.sd_before * out.sd_after);
  out.gain = now.m2 - now.m1;

  Square all(5);
  Square means(2);  // when the group is too small to say anything about its spread
  const auto w = density(now);
  for (const auto& [before, after] : seen) {
    const auto s = score(posterior(before, after, w), now);
    for (std::size_t i = 0; i < 5; ++i) {
      for (std::size_t j = 0; j < 5; ++j) all.at(i, j) += s[i] * s[j];
    }
    for (std::size_t i = 0; i < 2; ++i) {
      for (std::size_t j = 0; j < 2; ++j) means.at(i, j) += s[i] * s[j];
    }
  }
  const Square* spread = n >= 20 && invert(all) ? &all : invert(means) ? &means : nullptr;
  if (spread == nullptr) {
    out.known = false;
    return out;
  }
  out.se = std::sqrt(std::max(0.0, spread->at(0, 0) + spread->at(1, 1) - 2 * spread->at(0, 1)));
  return out;
}

double regression_to_mean(std::span<const Sittings> group, std::span<const Sittings> everybody) {
  double n = 0;
  double sum = 0;
  double squares = 0;
  double noise = 0;
  for (const auto& one : everybody) {
    const auto at = weighted(one.before);
    if (!at) continue;
    n += 1;
    sum += at->theta;
    squares += at->theta * at->theta;
    noise += at->se * at->se;
  }
  double m = 0;
  double own = 0;
  for (const auto& one : group) {
    const auto at = weighted(one.before);
    if (!at) continue;
    m += 1;
    own += at->theta;
  }
  if (n < 10 || m < 1) return 0;
  const double mean = sum / n;
  const double variance = squares / n - mean * mean;
  if (!(variance > 0)) return 0;
  const double unreliable = std::min(1.0, noise / n / variance);
  return unreliable * (mean - own / m);
}

}  // namespace hvs::measurement
