// The journal's own addresses: POST /dong-bo, and the lists an officer looks at (/quan-tri/xung-dot).
#pragma once

#include <functional>
#include <optional>

#include "server/app/services.hpp"

namespace hvs::journal {

// Who an account is on this device, with its grants, when it has signed in here before; nothing otherwise. Given by the
// composition root: a phone that several volunteers share sends the work of all of them.
using KnownHere = std::function<std::optional<auth::Me>(const web::Call& call, const std::string& account)>;

[[nodiscard]] app::Room make_journal(app::Services& services, KnownHere known_here = {});

}  // namespace hvs::journal
