#include <algorithm>
#include <cmath>

#include "core/base/number.hpp"
#include "core/measurement/selection.hpp"
#include "core/measurement/simulation.hpp"
#include "server/measurement/orders.hpp"

namespace hvs::measurement {
namespace {

Read<std::optional<Grid>> grid_in(const Scale& scale) {
  if (scale.grid.empty()) return std::optional<Grid>{};
  MEASURE_TRY(grid, grid_of(scale.grid));
  return std::optional<Grid>{grid};
}

Read<Estimator> estimator_of(std::string_view name) {
  constexpr std::string_view names[] = {"eap", "map", "ml", "wl"};
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (names[i] == name) return static_cast<Estimator>(i);
  }
  return std::unexpected("--estimator: eap, map, ml or wl");
}

Read<Criterion> criterion_of(std::string_view name) {
  const auto found = criterion_named(name);
  if (!found) return std::unexpected("--criterion: MFI, bOpt, MLWI, MPWI, KL, KLP or MEPV");
  return *found;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of(" ;", at), text.size());
    if (end > at) out.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

Read<std::vector<Share>> balance_of(std::string_view text) {
  std::vector<Share> out;
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    const auto one = text.substr(0, comma);
    const auto equal = one.find('=');
    double part = 0;
    if (equal == std::string_view::npos || !number::read_double(one.substr(equal + 1), part) || !(part > 0)) {
      return std::unexpected("--balance: area=part,area=part, each part above 0");
    }
    out.push_back({std::string(one.substr(0, equal)), part});
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return out;
}

struct Test {
  std::vector<Item> items;
  Plan plan;
};

Read<Test> test_of(const TestOrder& order) {
  Test test;
  MEASURE_TRY(table, read_table(order.items));
  MEASURE_TRY(items, items_of(table));
  MEASURE_TRY(criterion, criterion_of(order.criterion));
  MEASURE_TRY(estimator, estimator_of(order.estimator));
  MEASURE_TRY(grid, grid_in(order.scale));
  MEASURE_TRY(balance, balance_of(order.balance));
  test.items = std::move(items);
  test.plan.criterion = criterion;
  test.plan.estimator = estimator;
  test.plan.prior = {order.scale.prior_mean, order.scale.prior_sd};
  test.plan.grid = grid;
  test.plan.se = order.se;
  test.plan.shortest = order.shortest;
  test.plan.longest = order.longest;
  test.plan.confidence = order.confidence;
  test.plan.blueprint = std::move(balance);
  test.plan.randomesque = order.randomesque;
  for (const auto& share : test.plan.blueprint) {
    const auto has = [&](const Item& one) { return one.area == share.area; };
    if (std::none_of(test.items.begin(), test.items.end(), has)) {
      return std::unexpected("--balance: no item of area " + share.area);
    }
  }
  if (!order.cut.empty()) {
    double cut = 0;
    if (!number::read_double(order.cut, cut)) return std::unexpected("--cut: not a number");
    test.plan.cut = cut;
  }
  return test;
}

void put(Csv& csv, const std::optional<Estimate>& one, bool with_se) {
  one ? csv.number(one->theta) : csv.blank();
  if (with_se) one ? csv.number(one->se) : csv.blank();
}

}  // namespace

Read<std::string> score(const ScoreOrder& order) {
  MEASURE_TRY(item_table, read_table(order.items));
  MEASURE_TRY(items, items_of(item_table));
  MEASURE_TRY(patterns, read_table(order.patterns));
  MEASURE_TRY(id, patterns.need("id"));
  MEASURE_TRY(pattern, patterns.need("pattern"));
  MEASURE_TRY(grid, grid_in(order.scale));
  const Prior prior{order.scale.prior_mean, order.scale.prior_sd};
  Csv csv;
  csv.text("id").text("eap").text("eap_sd").text("map").text("ml").text("wl").text("se_wl").end();
  for (std::size_t r = 0; r < patterns.rows.size(); ++r) {
    MEASURE_TRY(answers, answers_of(patterns.rows[r][pattern], items, patterns.where(r, pattern)));
    const auto mean = eap(answers, prior, grid);
    csv.text(patterns.rows[r][id]).number(mean.theta).number(mean.se).number(map(answers, prior).theta);
    put(csv, ml(answers), false);
    put(csv, weighted(answers), true);
    csv.end();
  }
  return csv.bytes();
}

Read<std::string> select(const SelectOrder& order) {
  MEASURE_TRY(item_table, read_table(order.items));
  MEASURE_TRY(items, items_of(item_table));
  MEASURE_TRY(states, read_table(order.states));
  MEASURE_TRY(state, states.need("state"));
  MEASURE_TRY(administered, states.need("administered"));
  MEASURE_TRY(responses, states.need("responses"));
  MEASURE_TRY(criterion, criterion_of(order.criterion));
  MEASURE_TRY(estimator, estimator_of(order.estimator));
  MEASURE_TRY(grid, grid_in(order.scale));
  const auto theta_column = states.column("theta");
  const Prior prior{order.scale.prior_mean, order.scale.prior_sd};
  Csv csv;
  csv.text("state").text("item").text("theta").text("value").end();
  for (std::size_t r = 0; r < states.rows.size(); ++r) {
    std::vector<std::uint8_t> open(items.size(), 1);
    std::vector<Answer> answers;
    const auto given = words(states.rows[r][administered]);
    auto scores = words(states.rows[r][responses]);
    if (scores.size() == 1 && given.size() > 1) {  // 0110 as well as 0 1 1 0
      const auto joined = scores[0];
      scores.clear();
      for (const char c : joined) scores.emplace_back(1, c);
    }
    if (given.size() != scores.size()) {
      return std::unexpected(states.where(r, responses) + ": not as many responses as items");
    }
    for (std::size_t i = 0; i < given.size(); ++i) {
      const auto at = std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.id == given[i]; });
      if (at == items.end()) return std::unexpected(states.where(r, administered) + ": unknown item " + given[i]);
      double value = 0;
      if (!number::read_double(scores[i], value) || value < 0 || value > at->top() || value != std::floor(value)) {
        return std::unexpected(states.where(r, responses) + ": '" + scores[i] + "' is no score of " + given[i]);
      }
      open[static_cast<std::size_t>(at - items.begin())] = 0;
      answers.push_back({&*at, static_cast<int>(value)});
    }
    double theta = estimate(estimator, answers, prior, grid).theta;
    if (theta_column && !states.rows[r][*theta_column].empty() &&
        !number::read_double(states.rows[r][*theta_column], theta)) {
      return std::unexpected(states.where(r, *theta_column) + ": not a number");
    }
    const Chooser chooser(criterion, answers, theta, prior, grid.value_or(Grid{}));
    csv.text(states.rows[r][state]);
    const auto found = best(items, open, chooser);
    found ? csv.text(items[*found].id) : csv.blank();
    csv.number(theta);
    found ? csv.number(std::fabs(chooser.worth(items[*found]))) : csv.blank();
    csv.end();
  }
  return csv.bytes();
}

Read<std::string> cat(const CatOrder& order) {
  MEASURE_TRY(test, test_of(order.test));
  MEASURE_TRY(simulees, read_table(order.simulees));
  MEASURE_TRY(id, simulees.need("simulee"));
  MEASURE_TRY(all, simulees.need("all_responses"));
  Dice dice(order.seed);
  Csv csv;
  csv.text("simulee").text("step").text("item").text("response").text("theta").text("se").text("stop").end();
  constexpr std::string_view why[] = {"", "precise", "decided", "longest", "exhausted"};
  for (std::size_t r = 0; r < simulees.rows.size(); ++r) {
    MEASURE_TRY(answers, answers_of(simulees.rows[r][all], test.items, simulees.where(r, all)));
    if (answers.size() != test.items.size()) {
      return std::unexpected(simulees.where(r, all) + ": a simulee answers every item");
    }
    Session session(test.items, test.plan);
    const Chance chance = [&dice] { return dice.uniform(); };
    auto item = session.next(chance);
    for (int step = 1; item; ++step) {
      const auto given = *item;
      session.answer(given, answers[given].score);
      item = session.next(chance);
      csv.text(simulees.rows[r][id]).whole(step).text(test.items[given].id).whole(answers[given].score);
      csv.number(session.now().theta)
          .number(session.now().se)
          .text(why[static_cast<std::size_t>(session.stop())])
          .end();
    }
  }
  return csv.bytes();
}

Read<std::string> simulate(const SimulateOrder& order) {
  MEASURE_TRY(test, test_of(order.test));
  const Prior abilities{order.ability_mean, order.ability_sd};
  if (order.exposure > 0) {
    test.plan = with_exposure(test.items, test.plan, abilities, order.exposure, order.people, 30, order.seed + 1000);
  }
  const auto f = simulate(test.items, test.plan, abilities, order.people, order.seed);
  Csv csv;
  if (order.per_item) {
    csv.text("item").text("exposure").text("parameter").end();
    for (std::size_t i = 0; i < test.items.size(); ++i) {
      csv.text(test.items[i].id).number(f.exposure[i]);
      csv.number(test.plan.exposure.empty() ? 1 : test.plan.exposure[i]).end();
    }
    return csv.bytes();
  }
  csv.text("measure").text("value").end();
  const auto line = [&](std::string_view name, double value) { csv.text(name).number(value).end(); };
  line("people", f.people);
  line("mean_items", f.mean_items);
  line("items_95th_percentile", f.items_95);
  line("items_most", f.items_most);
  line("bias", f.bias);
  line("rmse", f.rmse);
  line("mean_se", f.mean_se);
  line("coverage_95", f.coverage);
  line("most_exposed", f.most_exposed);
  line("overlap", f.overlap);
  line("never_used", f.never_used);
  if (test.plan.cut) line("decided_right", f.right);
  for (const auto& band : f.bands) {
    if (band.people == 0) continue;
    char name[64];
    std::snprintf(name, sizeof name, "%g..%g ", std::max(band.low, -99.0), std::min(band.high, 99.0));
    const std::string prefix = std::string("ability ") + name;
    line(prefix + "people", band.people);
    line(prefix + "mean_items", band.items);
    line(prefix + "bias", band.bias);
    line(prefix + "rmse", band.rmse);
    if (test.plan.cut) line(prefix + "decided_right", band.right);
  }
  return csv.bytes();
}

}  // namespace hvs::measurement
