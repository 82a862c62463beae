#include "server/reports/live.hpp"

#include "core/indicators/cells.hpp"
#include "core/reports/from_board.hpp"
#include "server/programme/board.hpp"
#include "server/programme/store.hpp"

namespace hvs::reports {

LiveFigures live_figures(std::shared_ptr<const programme::Plan> plan, std::shared_ptr<const indicators::Rules> rules) {
  return [plan = std::move(plan), rules = std::move(rules)](db::Tx& tx, const std::string& commune, Month month,
                                                            Instant now) -> Result<Figures> {
    const auto today = day_in_vietnam(now);
    const bool running = month == month_of(today);
    const indicators::Month until = running ? 0 : indicators::month_of(Day{month.year, month.month, 1});
    HVS_TRY(board, programme::board_figures(tx, commune, *plan, *rules, today, until));
    HVS_TRY(states, programme::load_clauses(tx, commune));
    return figures_of(
        *plan, board,
        [&states](std::string_view clause) {
          const auto at = states.find(clause);
          return at == states.end() ? programme::ClauseState{} : at->second;
        },
        today);
  };
}

}  // namespace hvs::reports
