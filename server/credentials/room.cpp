#include "server/credentials/room.hpp"

#include <cstdio>
#include <iterator>

#include "server/credentials/desk.hpp"

namespace hvs::credentials {

void furnish(journal::Door& door) {
  for (auto& store : stores()) door.add(std::move(store));
  for (auto& reaction : reactions()) door.add(std::move(reaction));
}

app::Room make_credentials(app::Services& services, Wishes wishes) {
  // A damaged list takes the badges away, not the certificates.
  auto achievements = load_achievements(services.settings.share_dir);
  if (!achievements) std::fprintf(stderr, "achievements=unreadable at=%s\n", achievements.error().detail.c_str());
  auto desk = std::make_shared<Desk>(services, std::move(wishes),
                                     achievements ? std::move(*achievements) : std::vector<Achievement>{});
  app::Room room;
  room.name = "credentials";
  room.routes = public_routes(*desk);
  for (auto& more : {confirm_routes(*desk), certificate_routes(*desk), wallet_routes(*desk), verify_routes(*desk)})
    room.routes.insert(room.routes.end(), more.begin(), more.end());
  room.state = desk;
  return room;
}

}  // namespace hvs::credentials
