// From the programme's board to the figures of a report.
#pragma once

#include <functional>
#include <string_view>

#include "core/programme/figures.hpp"
#include "core/programme/plan.hpp"
#include "core/programme/show.hpp"
#include "core/reports/model.hpp"

namespace hvs::reports {

// Targets in the order of the plan, tasks with their state on `today`. Small cells are hidden here: a report leaves the
// office.
[[nodiscard]] Figures figures_of(const programme::Plan& plan, const programme::Figures& board,
                                 const std::function<programme::ClauseState(std::string_view clause)>& state,
                                 Day today);

}  // namespace hvs::reports
