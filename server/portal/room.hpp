// The portal: what everybody sees first, news, and the pages of fixed words.
#pragma once

#include <functional>
#include <vector>

#include "core/portal/model.hpp"
#include "server/app/services.hpp"

namespace hvs::portal {

// The figures shown on the first page; given by the composition root from the programme's board.
using Measures = std::function<std::vector<Measure>(Instant now)>;

[[nodiscard]] app::Room make_portal(app::Services& services, Measures measures);

}  // namespace hvs::portal
