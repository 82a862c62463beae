// Marginal maximum likelihood: logit P(right | θ) = a_i θ + d_i, θ ~ N(0, 1). rasch_mml is the case of one slope for
// all, which is then the SD of ability on the scale of slope 1.
#include <algorithm>
#include <cmath>
#include <map>

#include "core/measurement/calibrate.hpp"
#include "core/measurement/elementary.hpp"
#include "core/measurement/linear.hpp"

namespace hvs::measurement {
namespace {

constexpr std::size_t nodes = 61;  // equally spaced on −6 … 6

struct Pattern {
  std::vector<std::int8_t> scores;
  double people = 0;
};

struct Model {
  std::vector<Pattern> patterns;
  std::size_t items = 0;
  bool one_slope = false;
  double node[nodes] = {};
  double log_weight[nodes] = {};
  [[nodiscard]] std::size_t slopes() const { return one_slope ? 1 : items; }
  [[nodiscard]] std::size_t slope_of(std::size_t item) const { return one_slope ? 0 : item; }
};

using Parameters = std::vector<double>;  // slopes, then intercepts

struct Expected {
  double log_likelihood = 0;
  std::vector<double> right;  // item × node
  std::vector<double> given;
};

double log1p_exp(double z) { return z > 0 ? z + log(1 + exp(-z)) : log(1 + exp(z)); }

Expected expect(const Model& m, const Parameters& x) {
  Expected e;
  e.right.resize(m.items * nodes);
  e.given.resize(m.items * nodes);
  std::vector<double> yes(m.items * nodes);
  std::vector<double> no(m.items * nodes);
  for (std::size_t i = 0; i < m.items; ++i) {
    for (std::size_t q = 0; q < nodes; ++q) {
      const double z = x[m.slope_of(i)] * m.node[q] + x[m.slopes() + i];
      no[i * nodes + q] = -log1p_exp(z);
      yes[i * nodes + q] = no[i * nodes + q] + z;
    }
  }
  double post[nodes];
  for (const auto& [scores, people] : m.patterns) {
    for (std::size_t q = 0; q < nodes; ++q) post[q] = m.log_weight[q];
    for (std::size_t i = 0; i < m.items; ++i) {
      if (scores[i] == not_given) continue;
      const double* row = &(scores[i] > 0 ? yes : no)[i * nodes];
      for (std::size_t q = 0; q < nodes; ++q) post[q] += row[q];
    }
    const double total = log_sum_exp(post, static_cast<int>(nodes));
    e.log_likelihood += people * total;
    for (auto& one : post) one = people * exp(one - total);
    for (std::size_t i = 0; i < m.items; ++i) {
      if (scores[i] == not_given) continue;
      for (std::size_t q = 0; q < nodes; ++q) e.given[i * nodes + q] += post[q];
      if (scores[i] == 0) continue;
      for (std::size_t q = 0; q < nodes; ++q) e.right[i * nodes + q] += post[q];
    }
  }
  return e;
}

// First derivatives of Σ right·z − given·log(1 + e^z) for one item, with the information.
struct Two {
  double a = 0;
  double d = 0;
  double aa = 0;
  double ad = 0;
  double dd = 0;
};

Two slope_of_item(const Model& m, const Expected& e, std::size_t i, double a, double d) {
  Two g;
  for (std::size_t q = 0; q < nodes; ++q) {
    const double t = m.node[q];
    const double p = 1 / (1 + exp(-(a * t + d)));
    const double residual = e.right[i * nodes + q] - e.given[i * nodes + q] * p;
    const double w = e.given[i * nodes + q] * p * (1 - p);
    g.a += residual * t;
    g.d += residual;
    g.aa += w * t * t;
    g.ad += w * t;
    g.dd += w;
  }
  return g;
}

// By Fisher's identity the gradient of the marginal likelihood.
std::vector<double> gradient(const Model& m, const Expected& e, const Parameters& x) {
  std::vector<double> g(x.size());
  for (std::size_t i = 0; i < m.items; ++i) {
    const auto one = slope_of_item(m, e, i, x[m.slope_of(i)], x[m.slopes() + i]);
    g[m.slope_of(i)] += one.a;
    g[m.slopes() + i] += one.d;
  }
  return g;
}

double bounded(double step) { return std::clamp(step, -1.0, 1.0); }

Parameters maximise(const Model& m, const Expected& e, Parameters x) {
  for (int round = 0; round < 8; ++round) {
    double moved = 0;
    if (m.one_slope) {
      double top = 0;
      double bottom = 0;
      for (std::size_t i = 0; i < m.items; ++i) {
        auto& d = x[1 + i];
        const auto g = slope_of_item(m, e, i, x[0], d);
        const double step = bounded(g.d / g.dd);
        d += step;
        moved = std::max(moved, std::fabs(step));
        top += g.a - g.ad * step;  // the slope's own step, with the intercepts already moved
        bottom += g.aa - g.ad * g.ad / g.dd;
      }
      const double step = bounded(top / bottom);
      x[0] += step;
      moved = std::max(moved, std::fabs(step));
    } else {
      for (std::size_t i = 0; i < m.items; ++i) {
        const auto g = slope_of_item(m, e, i, x[i], x[m.items + i]);
        const double det = g.aa * g.dd - g.ad * g.ad;
        if (!(det > 0)) continue;
        const double step_a = bounded((g.dd * g.a - g.ad * g.d) / det);
        const double step_d = bounded((g.aa * g.d - g.ad * g.a) / det);
        x[i] += step_a;
        x[m.items + i] += step_d;
        moved = std::max({moved, std::fabs(step_a), std::fabs(step_d)});
      }
    }
    if (moved < 1e-9) break;
  }
  return x;
}

// EM sped up by extrapolation (SQUAREM, Varadhan and Roland 2008, scheme S3).
Parameters climb(const Model& m, Parameters x, Calibration& out) {
  for (out.rounds = 1; out.rounds <= 1000; ++out.rounds) {
    const auto e0 = expect(m, x);
    const auto x1 = maximise(m, e0, x);
    const auto x2 = maximise(m, expect(m, x1), x1);
    double rr = 0;
    double vv = 0;
    double moved = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double r = x1[i] - x[i];
      const double v = x2[i] - x1[i] - r;
      rr += r * r;
      vv += v * v;
      moved = std::max(moved, std::fabs(x2[i] - x1[i]));
    }
    if (moved < 1e-8) return x2;
    auto jump = x2;
    if (vv > 0) {
      const double alpha = -std::max(1.0, std::sqrt(rr / vv));
      for (std::size_t i = 0; i < x.size(); ++i) {
        const double r = x1[i] - x[i];
        const double v = x2[i] - x1[i] - r;
        jump[i] = x[i] - 2 * alpha * r + alpha * alpha * v;
      }
      jump = maximise(m, expect(m, jump), jump);
      if (!(expect(m, jump).log_likelihood >= expect(m, x2).log_likelihood)) jump = x2;
    }
    x = jump;
  }
  out.trouble = Trouble::not_converged;
  return x;
}

// Inverse of the observed information, by differences of the exact gradient.
bool covariance(const Model& m, const Parameters& x, Square& out) {
  const double h = 1e-4;
  for (std::size_t c = 0; c < x.size(); ++c) {
    auto up = x;
    auto down = x;
    up[c] += h;
    down[c] -= h;
    const auto above = gradient(m, expect(m, up), up);
    const auto below = gradient(m, expect(m, down), down);
    for (std::size_t r = 0; r < x.size(); ++r) out.at(r, c) = (below[r] - above[r]) / (2 * h);
  }
  for (std::size_t r = 0; r < x.size(); ++r) {
    for (std::size_t c = 0; c < r; ++c) out.at(r, c) = out.at(c, r) = (out.at(r, c) + out.at(c, r)) / 2;
  }
  return invert(out);
}

Calibration fit(const Responses& r, bool one_slope) {
  Calibration out;
  out.items.resize(r.items.size());
  const auto statistics = item_statistics(r);
  std::vector<std::size_t> item;
  for (std::size_t i = 0; i < r.items.size(); ++i) {
    if (statistics[i].given > 0 && statistics[i].mean > 0 && statistics[i].mean < 1) item.push_back(i);
  }
  Model m;
  m.items = item.size();
  m.one_slope = one_slope;
  std::map<std::vector<std::int8_t>, double> counts;
  for (std::size_t p = 0; p < r.persons.size(); ++p) {
    std::vector<std::int8_t> scores;
    bool any = false;
    for (const auto i : item) {
      scores.push_back(r.at(p, i));
      any = any || r.at(p, i) != not_given;
    }
    if (!any) continue;
    counts[std::move(scores)] += 1;
    ++out.persons;
  }
  if (m.items < 2 || counts.empty()) {
    out.trouble = Trouble::no_data;
    return out;
  }
  for (auto& [scores, people] : counts) m.patterns.push_back({scores, people});
  double total = 0;
  for (std::size_t q = 0; q < nodes; ++q) {
    m.node[q] = -6 + 0.2 * static_cast<double>(q);
    total += exp(-0.5 * m.node[q] * m.node[q]);
  }
  for (std::size_t q = 0; q < nodes; ++q) m.log_weight[q] = -0.5 * m.node[q] * m.node[q] - log(total);

  Parameters x(m.slopes(), 1.0);
  for (const auto i : item) x.push_back(1.2 * log(statistics[i].mean / (1 - statistics[i].mean)));
  x = climb(m, std::move(x), out);
  if (one_slope && x[0] < 0) x[0] = -x[0];
  out.log_likelihood = expect(m, x).log_likelihood;
  Square spread(x.size());
  const bool has_spread = covariance(m, x, spread);
  if (!has_spread) out.trouble = Trouble::not_converged;

  const auto s = m.slopes();
  for (std::size_t j = 0; j < item.size(); ++j) {
    const double a = x[m.slope_of(j)];
    const double d = x[s + j];
    auto& fit = out.items[item[j]];
    fit = {true, one_slope ? 1 : a, one_slope ? -d : -d / a, 0, 0};
    if (!has_spread) continue;
    const double vdd = spread.at(s + j, s + j);
    if (one_slope) {
      fit.se_b = std::sqrt(vdd);
      continue;
    }
    const double vaa = spread.at(j, j);
    const double vad = spread.at(j, s + j);
    fit.se_a = std::sqrt(vaa);
    // b = −d/a: the delta method.
    fit.se_b = std::sqrt(std::max(0.0, vdd / (a * a) - 2 * d * vad / (a * a * a) + d * d * vaa / (a * a * a * a)));
  }
  if (one_slope) {
    out.sd = x[0];
    out.se_sd = has_spread ? std::sqrt(spread.at(0, 0)) : 0;
  }
  return out;
}

}  // namespace

Calibration rasch_mml(const Responses& r) { return fit(r, true); }

Calibration two_pl(const Responses& r) { return fit(r, false); }

}  // namespace hvs::measurement
