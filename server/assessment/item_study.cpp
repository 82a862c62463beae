#include "server/assessment/item_study.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/measurement/calibrate.hpp"
#include "server/measurement/files.hpp"

namespace hvs::assessment {
namespace {

constexpr double expert_sd = 0.7;      // how far experts' difficulties stray, in logits
constexpr int elder = 60;              // years
constexpr int fewest_given = 30;       // before anything is said about an item's difficulty
constexpr int fewest_focal = 30;       // people of the smaller group before fairness is spoken of
constexpr double longest_pause = 600;  // seconds; somebody went away

measurement::Responses matrix(const std::vector<MeasuredSitting>& sittings, const std::vector<std::string>& refs) {
  std::map<std::string_view, std::size_t> column;
  for (std::size_t i = 0; i < refs.size(); ++i) column[refs[i]] = i;
  measurement::Responses out;
  out.items = refs;
  out.scores.assign(sittings.size() * refs.size(), measurement::not_given);
  for (std::size_t s = 0; s < sittings.size(); ++s) {
    out.persons.push_back(sittings[s].form);
    for (const auto& one : sittings[s].answers) {
      const auto* place = sittings[s].edition->find(one.item);
      if (place == nullptr) continue;
      const bool full = one.score == sittings[s].edition->items[*place].top();
      out.scores[s * refs.size() + column.at(one.item)] = full ? 1 : 0;
    }
  }
  return out;
}

double median(std::vector<double> list) {
  if (list.empty()) return 0;
  std::ranges::sort(list);
  return list[list.size() / 2];
}

struct Comparison2 {
  const char* name;
  std::function<int(const MeasuredSitting&, const Background&)> group;  // 1 focal, 0 reference, −1 neither
};

const std::vector<Comparison2>& comparisons() {
  static const std::vector<Comparison2> all{
      {"tuoi", [](const auto&, const Background& b) { return b.age < 0        ? -1
                                                             : b.age >= elder ? 1
                                                                              : 0; }},
      {"gioi", [](const auto&, const Background& b) { return b.sex == "nu"    ? 1
                                                             : b.sex == "nam" ? 0
                                                                              : -1; }},
      {"dan_toc", [](const auto&, const Background& b) { return b.ethnic.empty()     ? -1
                                                                : b.ethnic == "Kinh" ? 0
                                                                                     : 1; }},
      {"co_nguoi_giup", [](const MeasuredSitting& s, const auto&) { return s.assisted ? 1 : 0; }},
  };
  return all;
}

void compare_groups(const std::vector<MeasuredSitting>& sittings, const Backgrounds& people,
                    const std::vector<std::string>& refs, std::vector<ItemReport>& items) {
  for (const auto& comparison : comparisons()) {
    std::vector<MeasuredSitting> rows;
    std::vector<bool> focal;
    for (const auto& one : sittings) {
      const auto at = people.find(one.person);
      const int side = comparison.group(one, at == people.end() ? Background{} : at->second);
      if (side < 0) continue;
      rows.push_back(one);
      focal.push_back(side == 1);
    }
    const auto of_focal = std::ranges::count(focal, true);
    if (of_focal < fewest_focal || std::ssize(focal) - of_focal < fewest_focal) continue;
    const auto found = measurement::mantel_haenszel(matrix(rows, refs), focal, true);
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i].known && found[i].effect != 'A' && found[i].p < 0.05)
        items[i].unfair.push_back({comparison.name, found[i].delta, found[i].effect});
    }
  }
}

void calibrate(const measurement::Responses& responses, const std::vector<measurement::Item>& frozen,
               ItemStudy& study) {
  auto fresh = measurement::rasch_mml(responses);
  study.trouble = fresh.trouble;
  if (fresh.trouble != measurement::Trouble::none) return;
  study.sd = fresh.sd;
  const auto link = measurement::link_to(responses.items, fresh, frozen, false);
  if (!link) return;
  measurement::apply(*link, fresh);
  for (std::size_t i = 0; i < study.items.size(); ++i) {
    auto& item = study.items[i];
    const auto& fit = fresh.items[i];
    if (!fit.known || item.given < fewest_given || !(fit.se_b > 0)) continue;
    const double prior = 1 / (expert_sd * expert_sd), seen = 1 / (fit.se_b * fit.se_b);
    item.calibrated = true;
    item.b = (prior * item.expert + seen * fit.b) / (prior + seen);
    item.se = std::sqrt(1 / (prior + seen));
  }
  for (const auto& one : link->drift) {
    study.items[one.item].drift_z = one.robust_z;
    study.items[one.item].moved = one.moved && std::fabs(one.difference) > 0.5;
  }
}

}  // namespace

ItemStudy study_items(const std::vector<MeasuredSitting>& sittings, const Backgrounds& people) {
  ItemStudy study;
  study.sittings = static_cast<int>(sittings.size());
  std::map<std::string, ItemReport> reports;
  std::map<std::string, std::vector<double>> times;
  std::map<std::string, measurement::Item> frozen;
  std::map<std::string, int> exposed;
  for (const auto& sitting : sittings) {
    study.adaptive += sitting.adaptive;
    auto before = sitting.started;
    for (const auto& one : sitting.answers) {
      const auto* place = sitting.edition->find(one.item);
      if (place == nullptr) continue;
      auto& report = reports[one.item];
      const auto& item = sitting.edition->items[*place];
      report.ref = one.item;
      report.domain = item.area;
      report.expert = item.steps.front();
      ++report.given;
      ++report.choices[one.choice.substr(0, 20)];
      exposed[one.item] += sitting.adaptive;
      frozen[one.item] = item;
      const double seconds = std::chrono::duration<double>(one.at - before).count();
      if (seconds > 0 && seconds < longest_pause) times[one.item].push_back(seconds);
      before = one.at;
    }
  }
  std::vector<std::string> refs;
  std::vector<measurement::Item> anchors;
  for (auto& [ref, report] : reports) {
    refs.push_back(ref);
    anchors.push_back(frozen[ref]);
    report.seconds = median(times[ref]);
    report.exposure = study.adaptive > 0 ? static_cast<double>(exposed[ref]) / study.adaptive : 0;
    study.items.push_back(std::move(report));
  }
  if (refs.empty()) return study;
  const auto responses = matrix(sittings, refs);
  const auto classical = measurement::item_statistics(responses);
  for (std::size_t i = 0; i < refs.size(); ++i) {
    study.items[i].p = classical[i].mean;
    study.items[i].point_biserial = classical[i].point_biserial;
  }
  calibrate(responses, anchors, study);
  compare_groups(sittings, people, refs, study.items);
  return study;
}

std::string show(const ItemStudy& study) {
  measurement::Csv csv;
  csv.text("item").text("domain").text("given").text("p").text("point_biserial").text("seconds").text("exposure");
  csv.text("expert_b").text("b").text("se_b").text("drift_z").text("moved").text("unfair").end();
  for (const auto& one : study.items) {
    csv.text(one.ref).text(one.domain).whole(one.given).number(one.p).number(one.point_biserial).number(one.seconds);
    csv.number(one.exposure).number(one.expert);
    one.calibrated ? csv.number(one.b).number(one.se).number(one.drift_z).whole(one.moved)
                   : csv.blank().blank().blank().blank();
    std::string unfair;
    for (const auto& u : one.unfair) unfair += (unfair.empty() ? "" : " ") + u.group + ":" + u.effect;
    csv.text(unfair).end();
  }
  return csv.bytes();
}

}  // namespace hvs::assessment
