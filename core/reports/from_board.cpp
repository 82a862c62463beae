#include "core/reports/from_board.hpp"

#include "core/html/html.hpp"
#include "text/reports.hpp"

namespace hvs::reports {
namespace {

TargetLine line_of(const programme::Plan& plan, const programme::Clause& clause,
                   const programme::TargetFigure& figure) {
  TargetLine out;
  out.clause = clause.id;
  out.title = clause.title;
  out.year = clause.year;
  out.goal = clause.goal;
  out.more_than = clause.more_than;
  if (clause.indicator >= 0 && static_cast<std::size_t>(clause.indicator) < plan.targets.size()) {
    const auto& target = plan.targets[static_cast<std::size_t>(clause.indicator)];
    out.evidence = target.evidence;
    if (target.definition.subject == indicators::Subject::household)
      out.title += std::string{t::reports::by_household.vi};
  }
  out.reached = figure.total.reached;
  out.people = figure.total.denominator();
  if (const auto& stated = figure.total.stated) {
    out.people_note = html::fill(t::reports::stated_note.vi, {{"counted", std::to_string(figure.total.population)},
                                                              {"source", stated->source},
                                                              {"day", programme::show_iso_day(stated->on)}});
  }
  auto areas = figure.areas;
  programme::hide_small(areas);
  for (const auto& area : areas) {
    if (area.is_leaf)
      out.areas.push_back({area.name, area.figure.reached, area.figure.denominator(), area.figure.hidden});
  }
  return out;
}

}  // namespace

Figures figures_of(const programme::Plan& plan, const programme::Figures& board,
                   const std::function<programme::ClauseState(std::string_view)>& state, Day today) {
  Figures out;
  out.commit = board.commit;
  out.provisional = false;
  for (const auto& target : plan.targets) out.provisional = out.provisional || target.provisional;
  for (const auto& clause : plan.clauses) {
    if (clause.indicator >= 0) {
      if (const auto* figure = board.find(clause.id)) out.targets.push_back(line_of(plan, clause, *figure));
    }
    if (clause.kind == "task") {
      const auto own = state(clause.id);
      auto words = programme::state_of(clause, own, today).words;
      if (words.empty()) words = t::reports::no_status.vi;
      out.tasks.push_back({clause.id, clause.title, std::move(words), programme::due_of(clause, own)});
    }
  }
  return out;
}

}  // namespace hvs::reports
