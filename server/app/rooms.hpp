// The only place that knows every room.
#pragma once

#include <vector>

#include "server/app/services.hpp"

namespace hvs::app {

// Stores and reactions of every room, given to the door; needed by every command that commits.
void furnish_door(Services& services);

// Rooms with their pages, in the order of the arrows (style.md): lower rooms first.
[[nodiscard]] Result<std::vector<Room>> open_rooms(Services& services);

}  // namespace hvs::app
