#include <algorithm>
#include <cmath>
#include <map>

#include "core/measurement/calibrate.hpp"
#include "core/measurement/dif.hpp"
#include "core/measurement/gain.hpp"
#include "server/measurement/orders.hpp"

namespace hvs::measurement {
namespace {

std::string_view words(Trouble trouble) {
  switch (trouble) {
    case Trouble::none:
      return "";
    case Trouble::no_data:
      return "no person and item left that say anything";
    case Trouble::not_connected:
      return "the items fall into parts that no person joins";
    case Trouble::not_converged:
      return "did not converge";
  }
  return "";
}

std::string_view words(Change change) {
  switch (change) {
    case Change::unknown:
      return "";
    case Change::none:
      return "none";
    case Change::better:
      return "better";
    case Change::worse:
      return "worse";
  }
  return "";
}

struct Group {
  std::vector<Sittings> people;
};

}  // namespace

Read<std::string> calibrate(const CalibrateOrder& order) {
  MEASURE_TRY(table, read_table(order.responses));
  MEASURE_TRY(responses, responses_of(table, order.ignore));
  Calibration fit;
  if (order.model == "rasch-cml") {
    fit = rasch_cml(responses);
  } else if (order.model == "rasch-mml") {
    fit = rasch_mml(responses);
  } else if (order.model == "2pl") {
    fit = two_pl(responses);
  } else {
    return std::unexpected("--model: rasch-cml, rasch-mml or 2pl");
  }
  if (fit.trouble == Trouble::no_data || fit.trouble == Trouble::not_connected) {
    return std::unexpected(order.responses + ": " + std::string(words(fit.trouble)));
  }
  std::map<std::string, Link::Drift> drift;
  if (!order.anchors.empty()) {
    MEASURE_TRY(anchor_table, read_table(order.anchors));
    MEASURE_TRY(anchors, items_of(anchor_table));
    const auto link = link_to(responses.items, fit, anchors, order.model == "2pl");
    if (!link) return std::unexpected(order.anchors + ": no item of the responses is in it");
    apply(*link, fit);
    for (const auto& one : link->drift) drift[responses.items[one.item]] = one;
  }
  const auto statistics = item_statistics(responses);
  Csv csv;
  csv.text("item").text("a").text("b").text("se_a").text("se_b").text("n").text("p").text("point_biserial");
  csv.text("drift")
      .text("drift_z")
      .text("log_likelihood")
      .text("sd")
      .text("se_sd")
      .text("persons")
      .text("trouble")
      .end();
  for (std::size_t i = 0; i < responses.items.size(); ++i) {
    const auto& one = fit.items[i];
    csv.text(responses.items[i]);
    one.known ? csv.number(one.a).number(one.b) : csv.blank().blank();
    one.known&& one.se_a > 0 ? csv.number(one.se_a) : csv.blank();
    one.known ? csv.number(one.se_b) : csv.blank();
    csv.whole(statistics[i].given).number(statistics[i].mean).number(statistics[i].point_biserial);
    const auto moved = drift.find(responses.items[i]);
    moved != drift.end() ? csv.number(moved->second.difference).number(moved->second.robust_z) : csv.blank().blank();
    csv.number(fit.log_likelihood).number(fit.sd);
    fit.se_sd > 0 ? csv.number(fit.se_sd) : csv.blank();
    csv.whole(fit.persons).text(words(fit.trouble)).end();
  }
  return csv.bytes();
}

Read<std::string> dif(const DifOrder& order) {
  MEASURE_TRY(table, read_table(order.responses));
  MEASURE_TRY(group, table.need(order.group));
  auto others = order.ignore;
  others.push_back(order.group);
  MEASURE_TRY(responses, responses_of(table, others));
  std::vector<bool> focal;
  for (const auto& row : table.rows) focal.push_back(row[group] == order.focal);
  if (std::count(focal.begin(), focal.end(), true) == 0) {
    return std::unexpected("--focal: nobody has '" + order.focal + "' in column " + order.group);
  }
  const auto found = mantel_haenszel(responses, focal, order.purify);
  Csv csv;
  csv.text("item").text("chi_square").text("p").text("odds_ratio").text("delta").text("se_delta").text("effect").end();
  for (std::size_t i = 0; i < found.size(); ++i) {
    csv.text(responses.items[i]);
    if (!found[i].known) {
      csv.blank().blank().blank().blank().blank().blank().end();
      continue;
    }
    csv.number(found[i].chi_square).number(found[i].p).number(found[i].odds_ratio).number(found[i].delta);
    csv.number(found[i].se_delta).text(std::string_view(&found[i].effect, 1)).end();
  }
  return csv.bytes();
}

Read<std::string> gain(const GainOrder& order) {
  MEASURE_TRY(item_table, read_table(order.items));
  MEASURE_TRY(items, items_of(item_table));
  MEASURE_TRY(table, read_table(order.responses));
  MEASURE_TRY(id, table.need("id"));
  MEASURE_TRY(group, table.need("group"));
  MEASURE_TRY(before, table.need("before"));
  MEASURE_TRY(after, table.need("after"));
  std::map<std::string, Group> groups;
  std::vector<Sittings> everybody;
  Csv csv;
  if (order.by_person) {
    csv.text("id").text("group").text("wl_before").text("se_before").text("wl_after").text("se_after");
    csv.text("gain").text("se_gain").text("reliable_change").end();
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    Sittings one;
    for (const auto& [column, to] : {std::pair{before, &one.before}, std::pair{after, &one.after}}) {
      if (table.rows[r][column].empty()) continue;
      MEASURE_TRY(answers, answers_of(table.rows[r][column], items, table.where(r, column)));
      *to = std::move(answers);
    }
    if (order.by_person) {
      const auto own = person_gain(one);
      csv.text(table.rows[r][id]).text(table.rows[r][group]);
      own.before ? csv.number(own.before->theta).number(own.before->se) : csv.blank().blank();
      own.after ? csv.number(own.after->theta).number(own.after->se) : csv.blank().blank();
      own.change == Change::unknown ? csv.blank().blank() : csv.number(own.difference).number(own.se);
      csv.text(words(own.change)).end();
    }
    groups[table.rows[r][group]].people.push_back(one);
    everybody.push_back(std::move(one));
  }
  if (order.by_person) return csv.bytes();

  std::optional<GroupGain> reference;
  if (!order.compare.empty()) {
    const auto at = groups.find(order.compare);
    if (at == groups.end()) return std::unexpected("--compare: no group " + order.compare);
    reference = group_gain(at->second.people);
  }
  csv.text("group").text("people").text("before").text("after").text("both").text("dropped_out");
  csv.text("mean_before").text("mean_after").text("sd_before").text("sd_after").text("correlation");
  csv.text("gain").text("se").text("low_95").text("high_95").text("regression_to_mean");
  csv.text("more_than_compared").text("se_more").end();
  for (const auto& [name, one] : groups) {
    const auto g = group_gain(one.people);
    csv.text(name).whole(g.people).whole(g.before).whole(g.after).whole(g.both).whole(g.before - g.both);
    if (!g.known) {
      for (int i = 0; i < 12; ++i) csv.blank();
      csv.end();
      continue;
    }
    csv.number(g.mean_before).number(g.mean_after).number(g.sd_before).number(g.sd_after).number(g.correlation);
    csv.number(g.gain).number(g.se).number(g.gain - 1.959963984540054 * g.se).number(g.gain + 1.959963984540054 * g.se);
    csv.number(regression_to_mean(one.people, everybody));
    if (reference && reference->known && name != order.compare) {
      csv.number(g.gain - reference->gain).number(std::sqrt(g.se * g.se + reference->se * reference->se));
    } else {
      csv.blank().blank();
    }
    csv.end();
  }
  return csv.bytes();
}

}  // namespace hvs::measurement
