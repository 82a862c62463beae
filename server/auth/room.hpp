// How the composition root takes this folder in:
//   auto office = auth::make_office(services, directory);   // before any request
//   rooms.push_back(auth::make_auth(office));
//   per request: office->gate.identify(call); … office->gate.check(route, call) …
#pragma once

#include <memory>

#include "server/app/services.hpp"
#include "server/auth/office.hpp"

namespace hvs::auth {

// Keeps references to both: they must outlive the office.
[[nodiscard]] OfficePtr make_office(app::Services& services, Directory& directory);
[[nodiscard]] app::Room make_auth(const OfficePtr& office);

}  // namespace hvs::auth
