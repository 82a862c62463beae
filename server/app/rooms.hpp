// The only place that knows every room.
#pragma once

#include <memory>

#include "server/app/services.hpp"
#include "server/app/site.hpp"

namespace hvs::app {

// Gives the door every room's stores and reactions; for commands that commit without serving pages.
[[nodiscard]] Result<void> furnish_door(Services& services);

// The door furnished and every room opened, lower rooms first (arrows: style.md §1).
[[nodiscard]] Result<std::unique_ptr<Site>> open_site(Services& services, const std::string& packs_url = {});

}  // namespace hvs::app
