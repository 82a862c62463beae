#include "server/portal/progress.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/html/html.hpp"
#include "core/programme/plan.hpp"
#include "text/portal.hpp"

namespace hvs::portal {
namespace {

// 683 → "68,3 %"
std::string percent(int permille) {
  auto out = std::to_string(permille / 10);
  if (permille % 10 != 0) out += "," + std::to_string(permille % 10);
  return out + " %";
}

Measure measure_of(const programme::Clause& clause, const programme::Figure& figure) {
  const auto light = programme::light_of(clause, figure);
  Measure out;
  out.clause = clause.id;
  out.title = clause.title;
  out.permille = figure.permille();
  out.percent = percent(out.permille);
  out.goal = clause.goal;
  out.badge = programme::light_badge(light);
  out.light = programme::light_word(light);
  out.counts = html::fill(t::portal::counts, {{"n", text::group_thousands(figure.reached)},
                                              {"total", text::group_thousands(figure.denominator())}});
  return out;
}

}  // namespace

Measures measures_of(std::shared_ptr<programme::Board> board) {
  return [board = std::move(board)](Instant now) -> std::vector<Measure> {
    const auto figures = board->now(now);
    if (!figures) return {};
    const auto& plan = board->plan();
    int year = 0;  // the newest year of the plan that has begun
    for (const auto& clause : plan.clauses) {
      if (clause.indicator >= 0 && clause.year <= day_in_vietnam(now).year) year = std::max(year, clause.year);
    }
    std::vector<Measure> out;
    for (const auto& clause : plan.clauses) {
      if (clause.indicator < 0 || clause.year != year) continue;
      const auto* target = (*figures)->find(clause.id);
      if (target != nullptr && target->total.denominator() > 0 && !target->total.hidden)
        out.push_back(measure_of(clause, target->total));
    }
    return out;
  };
}

}  // namespace hvs::portal
