// The live figures of the programme's board, for a cut.
#pragma once

#include <memory>

#include "core/indicators/rules.hpp"
#include "core/programme/plan.hpp"
#include "server/reports/room.hpp"

namespace hvs::reports {

// Figures as of the month asked for: of a month that is over, only what was reached up to its end.
[[nodiscard]] LiveFigures live_figures(std::shared_ptr<const programme::Plan> plan,
                                       std::shared_ptr<const indicators::Rules> rules);

}  // namespace hvs::reports
