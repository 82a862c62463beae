// How the composition root takes the field book in:
//   outreach::furnish_door(services);
//   rooms.push_back(outreach::make_outreach(services, members));
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/app/services.hpp"

namespace hvs::outreach {

struct Member {
  std::string account{};
  std::string name{};
};
// Accounts that may hold a field book; the accounts belong to server/auth, so the composition root asks there.
using Members = std::function<Result<std::vector<Member>>(db::Tx&, const std::string& commune)>;

void furnish_door(app::Services& services);  // stores and reactions of this room
[[nodiscard]] app::Room make_outreach(app::Services& services, Members members);

}  // namespace hvs::outreach
