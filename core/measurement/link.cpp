#include <algorithm>
#include <cmath>

#include "core/measurement/calibrate.hpp"

namespace hvs::measurement {
namespace {

struct Anchor {
  std::size_t item;
  double fresh;
  double frozen;
};

double quantile(std::vector<double> sorted, double at) {
  std::sort(sorted.begin(), sorted.end());
  const double place = at * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

void fit_line(const std::vector<Anchor>& anchors, bool with_slope, Link& link) {
  double fresh = 0;
  double frozen = 0;
  for (const auto& one : anchors) {
    fresh += one.fresh;
    frozen += one.frozen;
  }
  const auto n = static_cast<double>(anchors.size());
  fresh /= n;
  frozen /= n;
  double spread_fresh = 0;
  double spread_frozen = 0;
  for (const auto& one : anchors) {
    spread_fresh += (one.fresh - fresh) * (one.fresh - fresh);
    spread_frozen += (one.frozen - frozen) * (one.frozen - frozen);
  }
  link.slope = with_slope && spread_fresh > 0 && spread_frozen > 0 ? std::sqrt(spread_frozen / spread_fresh) : 1;
  link.shift = frozen - link.slope * fresh;
  link.anchors = static_cast<int>(anchors.size());
}

}  // namespace

std::optional<Link> link_to(const std::vector<std::string>& ids, const Calibration& fresh,
                            const std::vector<Item>& frozen, bool with_slope) {
  std::vector<Anchor> anchors;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto at = std::find_if(frozen.begin(), frozen.end(), [&](const Item& one) { return one.id == ids[i]; });
    if (at == frozen.end() || !fresh.items[i].known || at->top() != 1) continue;
    anchors.push_back({i, fresh.items[i].b, at->steps[0]});
  }
  if (anchors.empty()) return std::nullopt;
  Link link;
  fit_line(anchors, with_slope, link);
  std::vector<double> differences;
  differences.reserve(anchors.size());
  for (const auto& one : anchors) differences.push_back(link.slope * one.fresh + link.shift - one.frozen);
  const double median = quantile(differences, 0.5);
  const double width = 0.74 * (quantile(differences, 0.75) - quantile(differences, 0.25));
  std::vector<Anchor> steady;
  for (std::size_t j = 0; j < anchors.size(); ++j) {
    const double z = width > 1e-9 ? (differences[j] - median) / width : 0;
    const bool moved = std::fabs(z) > 1.96 && std::fabs(differences[j] - median) > 0.1;  // a hair's breadth is no drift
    link.drift.push_back({anchors[j].item, differences[j], z, moved});
    if (!moved) steady.push_back(anchors[j]);
  }
  if (steady.size() < anchors.size() && steady.size() >= 2) {
    fit_line(steady, with_slope, link);
    for (std::size_t j = 0; j < anchors.size(); ++j) {
      link.drift[j].difference = link.slope * anchors[j].fresh + link.shift - anchors[j].frozen;
    }
  }
  return link;
}

void apply(const Link& link, Calibration& fresh) {
  for (auto& one : fresh.items) {
    if (!one.known) continue;
    one.b = link.slope * one.b + link.shift;
    one.se_b *= link.slope;
    one.a /= link.slope;
    one.se_a /= link.slope;
  }
  fresh.sd *= link.slope;
  fresh.se_sd *= link.slope;
}

}  // namespace hvs::measurement
