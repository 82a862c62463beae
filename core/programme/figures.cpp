#include "core/programme/figures.hpp"

#include <algorithm>

#include "text/programme.hpp"

namespace hvs::programme {

int Figure::permille() const {
  const auto whole = denominator();
  if (whole <= 0) return 0;
  return static_cast<int>(std::clamp<std::int64_t>(reached * 1000 / whole, 0, 9999));
}

const TargetFigure* Figures::find(std::string_view clause) const {
  const auto found = std::ranges::find(targets, clause, &TargetFigure::clause);
  return found == targets.end() ? nullptr : &*found;
}

Light light_of(const Clause& clause, const Figure& figure) {
  const auto whole = figure.denominator();
  if (whole <= 0) return Light::nobody;
  const auto have = figure.reached * 100;
  const auto need = whole * clause.goal;
  if (clause.more_than ? have > need : have >= need) return Light::reached;
  return have * 100 >= need * near_percent_of_goal ? Light::near_goal : Light::far;
}

charts::Tone tone_of(Light light) {
  if (light == Light::reached) return charts::Tone::good;
  return light == Light::near_goal ? charts::Tone::middle : charts::Tone::low;
}

std::string_view light_word(Light light) {
  switch (light) {
    case Light::reached:
      return t::programme::light_reached.vi;
    case Light::near_goal:
      return t::programme::light_near.vi;
    case Light::far:
      return t::programme::light_far.vi;
    case Light::nobody:
      return t::programme::light_nobody.vi;
  }
  return {};
}

std::string_view light_badge(Light light) {
  switch (light) {
    case Light::reached:
      return "good";
    case Light::near_goal:
      return "warn";
    case Light::far:
      return "bad";
    case Light::nobody:
      return "info";
  }
  return {};
}

void hide_small(std::vector<AreaFigure>& areas) {
  const auto small = [](std::int64_t n) { return n > 0 && n < smallest_public; };
  // Siblings add up to what stands above them, so each family of areas is looked at by itself.
  std::vector<std::vector<AreaFigure*>> families;
  std::vector<std::string> parents;
  for (auto& area : areas) {
    const auto& f = area.figure;
    area.figure.hidden = small(f.population) || small(f.reached) || small(f.population - f.reached);
    const auto cut = area.path.size() < 2 ? std::string::npos : area.path.rfind('/', area.path.size() - 2);
    const auto parent = cut == std::string::npos ? std::string{} : area.path.substr(0, cut + 1);
    const auto at = std::ranges::find(parents, parent);
    if (at == parents.end()) {
      parents.push_back(parent);
      families.push_back({&area});
    } else {
      families[static_cast<std::size_t>(at - parents.begin())].push_back(&area);
    }
  }
  for (const auto& family : families) {
    if (std::ranges::count_if(family, [](const AreaFigure* a) { return a->figure.hidden; }) != 1) continue;
    AreaFigure* next = nullptr;
    for (auto* area : family) {
      if (area->figure.hidden || area->figure.population == 0) continue;
      if (next == nullptr || area->figure.population < next->figure.population) next = area;
    }
    if (next != nullptr) next->figure.hidden = true;
  }
}

}  // namespace hvs::programme
