// /quan-tri/doi: which account answers for which xóm.
#pragma once

#include <vector>

#include "server/outreach/room.hpp"

namespace hvs::outreach {

[[nodiscard]] std::vector<web::Route> team_routes(app::Services& services, const Members& members);

}  // namespace hvs::outreach
