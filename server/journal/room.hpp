// The journal's own addresses: POST /dong-bo, the lists an officer looks at (/quan-tri/xung-dot), and
// outboxes that come as a file (/quan-tri/so-tay-tep).
#pragma once

#include <functional>
#include <optional>

#include "server/app/services.hpp"

namespace hvs::journal {

// What this room needs of others; given by the composition root.
struct Beside {
  // An account with the grants it has now (none when it is disabled); nothing when there is no such account.
  std::function<std::optional<auth::Me>(const std::string& account)> who;
  // A line of the audit log.
  std::function<void(const web::Call& call, std::string action, std::string target, std::string detail)> audit;
};

[[nodiscard]] app::Room make_journal(app::Services& services, Beside beside = {});

}  // namespace hvs::journal
