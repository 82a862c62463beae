#include "core/measurement/dif.hpp"

#include <algorithm>
#include <cmath>

#include "core/measurement/adaptive.hpp"
#include "core/measurement/elementary.hpp"

namespace hvs::measurement {
namespace {

struct Cell {
  double reference_right = 0;
  double reference_wrong = 0;
  double focal_right = 0;
  double focal_wrong = 0;
};

Dif study(const std::vector<Cell>& strata) {
  double right = 0;
  double expected = 0;
  double variance = 0;
  double R = 0;
  double S = 0;
  double pr = 0;
  double ps_qr = 0;
  double qs = 0;
  for (const auto& [a, b, c, d] : strata) {
    const double n = a + b + c + d;
    const double reference = a + b;
    const double focal = c + d;
    const double m1 = a + c;
    const double m0 = b + d;
    if (reference == 0 || focal == 0 || n < 2) continue;
    right += a;
    expected += reference * m1 / n;
    variance += reference * focal * m1 * m0 / (n * n * (n - 1));
    const double r = a * d / n;
    const double s = b * c / n;
    R += r;
    S += s;
    const double p = (a + d) / n;
    const double q = (b + c) / n;
    pr += p * r;
    ps_qr += p * s + q * r;
    qs += q * s;
  }
  Dif out;
  if (!(variance > 0) || !(R > 0) || !(S > 0)) return out;
  out.known = true;
  const double off = std::max(0.0, std::fabs(right - expected) - 0.5);
  out.chi_square = off * off / variance;
  out.p = 2 * normal_below(-std::sqrt(out.chi_square));
  out.odds_ratio = R / S;
  out.delta = -2.35 * log(out.odds_ratio);
  out.se_delta = 2.35 * std::sqrt(pr / (2 * R * R) + ps_qr / (2 * R * S) + qs / (2 * S * S));
  const double size = std::fabs(out.delta);
  if (size >= 1 && out.p < 0.05) {
    const bool above_one = (size - 1) / out.se_delta > 1.6448536269514722;
    out.effect = size >= 1.5 && above_one ? 'C' : 'B';
  }
  return out;
}

}  // namespace

std::vector<Dif> mantel_haenszel(const Responses& r, const std::vector<bool>& focal, bool purify) {
  const auto k = r.items.size();
  std::vector<bool> matches(k, true);
  std::vector<Dif> out(k);
  for (int round = 0; round < 10; ++round) {
    for (std::size_t i = 0; i < k; ++i) {
      std::vector<Cell> strata(k + 1);
      for (std::size_t p = 0; p < r.persons.size(); ++p) {
        if (r.at(p, i) == not_given) continue;
        std::size_t score = 0;
        for (std::size_t j = 0; j < k; ++j) score += (matches[j] || j == i) && r.at(p, j) > 0 ? 1 : 0;
        const bool right = r.at(p, i) > 0;
        auto& cell = strata[score];
        (focal[p] ? (right ? cell.focal_right : cell.focal_wrong)
                  : (right ? cell.reference_right : cell.reference_wrong)) += 1;
      }
      out[i] = study(strata);
    }
    if (!purify) break;
    std::vector<bool> next(k);
    for (std::size_t i = 0; i < k; ++i) next[i] = out[i].effect == 'A';
    if (next == matches) break;
    matches = next;
  }
  return out;
}

}  // namespace hvs::measurement
