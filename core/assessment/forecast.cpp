#include "core/assessment/forecast.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/number.hpp"
#include "core/measurement/simulation.hpp"

namespace hvs::assessment {
namespace {

constexpr double sure_margin = 1.959963984540054;

void tally(Exposure& exposure, const Edition& edition, const Form& form, std::span<const std::size_t> given,
           std::vector<std::size_t>& places) {
  ++exposure.sittings;
  const auto use = [&](std::size_t item) -> ItemUse& {
    if (places[item] == 0) {
      exposure.items.push_back({edition.items[item].id, 0, 0});
      places[item] = exposure.items.size();
    }
    return exposure.items[places[item] - 1];
  };
  for (const auto item : given) ++use(item).given;
  for (const auto& ref : form.kept_back) ++use(*edition.find(ref)).kept_back;
}

}  // namespace

Rehearsal rehearse(const Edition& edition, bool self_check, const measurement::Prior& abilities, int people,
                   std::uint64_t seed) {
  measurement::Dice dice(seed);
  Rehearsal out;
  out.people = people;
  Exposure exposure;
  std::vector<std::size_t> places(edition.items.size());
  std::vector<int> lengths;
  double sure_right = 0, sure = 0;
  for (int person = 0; person < people; ++person) {
    const double truth = abilities.mean + abilities.sd * dice.normal();
    Form form;
    form.seed = std::to_string(seed) + "/" + std::to_string(person);
    form.way = Way::adaptive;
    form.self_check = self_check;
    const auto& rules = rules_of(edition, form);
    form.kept_back = keep_back(edition, exposure, rules.exposure, form.seed);
    auto plan = plan_of(edition, form, static_cast<std::size_t>(rules.longest), true);
    measurement::Session session(edition.items, plan);
    while (const auto item = session.next([&dice] { return dice.uniform(); }))
      session.answer(*item, dice.score(edition.items[*item], truth));
    const auto& now = session.now();
    tally(exposure, edition, form, session.given(), places);
    lengths.push_back(static_cast<int>(session.given().size()));
    out.mean_items += lengths.back();
    out.rmse += (now.theta - truth) * (now.theta - truth);
    out.mean_se += now.se;
    out.coverage += std::fabs(now.theta - truth) <= sure_margin * now.se;
    const double above = session.chance_above(edition.cut);
    const bool right = (above >= 0.5) == (truth >= edition.cut);
    out.right += right;
    if (rules.confidence > 0 && std::max(above, 1 - above) >= rules.confidence) {
      sure += 1;
      sure_right += right;
    }
  }
  const double n = people;
  out.mean_items /= n;
  out.rmse = std::sqrt(out.rmse / n);
  out.mean_se /= n;
  out.coverage /= n;
  out.right /= n;
  out.sure = sure / n;
  out.right_of_sure = sure > 0 ? sure_right / sure : 0;
  double squares = 0;
  for (const auto& one : exposure.items) {
    const auto given = static_cast<double>(one.given);
    out.most_exposed = std::max(out.most_exposed, given / n);
    squares += given * (given - 1);
  }
  if (people > 1) out.overlap = squares / (n * (n - 1)) / out.mean_items;
  std::ranges::sort(lengths);
  out.items_95 = lengths[std::min(lengths.size() - 1, static_cast<std::size_t>(0.95 * n))];
  return out;
}

int fewest_for(const Edition& edition, double se, double prior_sd) {
  double best = 0;
  for (const auto& one : edition.items) {
    for (double theta = -4; theta <= 4; theta += 0.1) best = std::max(best, measurement::information(one, theta));
  }
  const double needed = 1 / (se * se) - 1 / (prior_sd * prior_sd);
  return best > 0 ? static_cast<int>(std::ceil(needed / best)) : 0;
}

std::string show(const Rehearsal& one) {
  std::string out = "measure,value\n";
  const auto line = [&out](std::string_view name, double value) {
    out += name;
    out += ',';
    number::put_double(out, std::round(value * 10000) / 10000);
    out += '\n';
  };
  line("people", one.people);
  line("mean_items", one.mean_items);
  line("items_95", one.items_95);
  line("rmse", one.rmse);
  line("coverage", one.coverage);
  line("mean_se", one.mean_se);
  line("right", one.right);
  line("sure", one.sure);
  line("right_of_sure", one.right_of_sure);
  line("most_exposed", one.most_exposed);
  line("overlap", one.overlap);
  return out;
}

}  // namespace hvs::assessment
