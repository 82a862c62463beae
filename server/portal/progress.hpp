// The board's targets of the present year as the portal shows them.
#pragma once

#include <memory>

#include "server/portal/room.hpp"
#include "server/programme/board.hpp"

namespace hvs::portal {

[[nodiscard]] Measures measures_of(std::shared_ptr<programme::Board> board);

}  // namespace hvs::portal
