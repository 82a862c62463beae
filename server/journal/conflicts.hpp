// /quan-tri/xung-dot: clashes with both values, what was kept aside, what waits. Choosing a value is a new operation.
#pragma once

#include <vector>

#include "server/journal/room.hpp"

namespace hvs::journal {

[[nodiscard]] std::vector<web::Route> conflict_routes(app::Services& services, const Beside& beside);

}  // namespace hvs::journal
