#include "server/auth/room.hpp"

namespace hvs::auth {

OfficePtr make_office(app::Services& services, Directory& directory) {
  return std::make_shared<Office>(services, directory);
}

app::Room make_auth(const OfficePtr& office) {
  app::Room room;
  room.name = "auth";
  for (const auto table :
       {staff_routes(), own_routes(), learner_routes(), name_routes(), facilitator_routes(), desk_routes()})
    add(room.routes, office, table);
  room.state = office;
  return room;
}

}  // namespace hvs::auth
