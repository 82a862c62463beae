// `hocvuso recount`: prints what differs; exit code 0 when nothing does, 2 when something does.
#pragma once

#include "server/app/services.hpp"
#include "server/indicators/recount.hpp"

namespace hvs::programme {

[[nodiscard]] Result<int> recount_command(app::Services& services, bool deep);

// Records of persons and evidence facts as the people's room keeps them.
[[nodiscard]] indicators::Source people_source();

}  // namespace hvs::programme
