// The plan and its board on the server: /ke-hoach, /api/v1/targets.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/app/services.hpp"
#include "server/indicators/counters.hpp"
#include "server/programme/board.hpp"

namespace hvs::programme {

// What the room needs whether or not it serves pages. Reads content/plan.json and targets.json, gives the door the
// room's stores and the reaction that keeps the counters, and counts the cells anew when the rules changed.
// Refusals: programme.bad_plan, indicators.expression, db.*.
struct Programme {
  std::shared_ptr<const Plan> plan;
  std::shared_ptr<const indicators::Rules> rules;
};
[[nodiscard]] Result<Programme> furnish(app::Services& services);

// `board` is for the reports too.
struct Opened {
  app::Room room;
  std::shared_ptr<Board> board;
};
// `settled`: every official value the figures rest on has been compared with its original (framework.md §0).
[[nodiscard]] Opened make_programme(app::Services& services, const Programme& programme,
                                    std::function<bool()> settled = {});

}  // namespace hvs::programme
