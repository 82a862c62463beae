#include "core/measurement/adaptive.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/measurement/elementary.hpp"

namespace hvs::measurement {

double normal_below(double z) {
  const double density = 0.3989422804014326779 * exp(-0.5 * z * z);
  if (std::fabs(z) < 5) {
    // Φ(z) = 1/2 + φ(z) Σ z^(2n+1) / (1·3·5…(2n+1))   (Abramowitz and Stegun 26.2.11)
    double term = z;
    double sum = z;
    for (int odd = 3; std::fabs(term) > 1e-17 * std::fabs(sum) && odd < 400; odd += 2) sum += term *= z * z / odd;
    return 0.5 + density * sum;
  }
  double tail = 0;  // continued fraction 26.2.14, from the inside out
  const double x = std::fabs(z);
  for (int n = 60; n >= 1; --n) tail = n / (x + tail);
  tail = density / (x + tail);
  return z < 0 ? tail : 1 - tail;
}

Session::Session(std::span<const Item> items, const Plan& plan)
    : items_(items), plan_(plan), open_(items.size(), 1), given_in_(plan.blueprint.size() + 1) {
  if (!plan.blueprint.empty()) {
    area_of_.resize(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto at = std::find_if(plan.blueprint.begin(), plan.blueprint.end(),
                                   [&](const Share& one) { return one.area == items[i].area; });
      area_of_[i] = static_cast<std::size_t>(at - plan.blueprint.begin());
    }
  }
  now_ = estimate(plan.estimator, {}, plan.prior, plan.grid);
}

double Session::chance_above(double cut) const { return normal_below((now_.theta - cut) / now_.se); }

Stop Session::reason_to_stop() const {
  const auto given = static_cast<int>(given_.size());
  if (given > 0 && given >= plan_.shortest) {
    if (plan_.se > 0 && now_.se <= plan_.se) return Stop::precise;
    if (plan_.cut) {
      const double above = chance_above(*plan_.cut);
      if (std::max(above, 1 - above) >= plan_.confidence) return Stop::decided;
    }
  }
  if (given >= plan_.longest) return Stop::longest;
  return std::find(open_.begin(), open_.end(), 1) == open_.end() ? Stop::exhausted : Stop::none;
}

std::optional<std::size_t> Session::area_in_need() const {
  const auto given = static_cast<double>(given_.size());
  double parts = 0;
  for (const auto& one : plan_.blueprint) parts += one.part;
  std::optional<std::size_t> neediest;
  double most = 0;
  for (std::size_t a = 0; a < plan_.blueprint.size(); ++a) {
    bool left = false;
    for (std::size_t i = 0; i < items_.size() && !left; ++i) left = open_[i] != 0 && area_of_[i] == a;
    if (!left) continue;
    const double has = given == 0 ? 0 : given_in_[a] / given;
    const double need = plan_.blueprint[a].part / parts - has;
    if (!neediest || need > most + 1e-12) {
      neediest = a;
      most = need;
    }
  }
  return neediest;
}

// Among open items: the best, or one of the best few, subject to exposure control.
std::optional<std::size_t> Session::pick(std::vector<std::uint8_t>& open, const Chance& chance) const {
  const Chooser chooser(plan_.criterion, answers_, now_.theta, plan_.prior, plan_.grid.value_or(Grid{}));
  if (plan_.randomesque <= 1 && plan_.exposure.empty()) return best(items_, open, chooser);
  std::vector<std::pair<double, std::size_t>> ranked;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (open[i] != 0) ranked.emplace_back(-chooser.worth(items_[i]), i);
  }
  if (ranked.empty()) return std::nullopt;
  std::sort(ranked.begin(), ranked.end());  // best first, the first of equals
  while (ranked.size() > 1) {
    const auto few = std::min<std::size_t>(ranked.size(), static_cast<std::size_t>(std::max(1, plan_.randomesque)));
    const auto at = few == 1 ? 0 : std::min(few - 1, static_cast<std::size_t>(chance() * static_cast<double>(few)));
    const auto item = ranked[at].second;
    if (plan_.exposure.empty() || chance() < plan_.exposure[item]) return item;
    ranked.erase(ranked.begin() + static_cast<std::ptrdiff_t>(at));  // passed over for this person's step only
  }
  return ranked[0].second;
}

std::optional<std::size_t> Session::next(const Chance& chance) {
  stop_ = reason_to_stop();
  if (stop_ != Stop::none) return std::nullopt;
  if (plan_.blueprint.empty()) return pick(open_, chance);
  const auto area = area_in_need();
  if (!area) {
    stop_ = Stop::exhausted;
    return std::nullopt;
  }
  auto open = open_;
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (area_of_[i] != *area) open[i] = 0;
  }
  return pick(open, chance);
}

void Session::take(std::size_t item, int score) {
  open_[item] = 0;
  given_.push_back(item);
  answers_.push_back({&items_[item], score});
  if (!plan_.blueprint.empty()) ++given_in_[area_of_[item]];
}

void Session::answer(std::size_t item, int score) {
  take(item, score);
  now_ = estimate(plan_.estimator, answers_, plan_.prior, plan_.grid);
}

void Session::resume(std::span<const std::size_t> items, std::span<const int> scores) {
  for (std::size_t i = 0; i < items.size(); ++i) take(items[i], scores[i]);
  if (!items.empty()) now_ = estimate(plan_.estimator, answers_, plan_.prior, plan_.grid);
}

}  // namespace hvs::measurement
