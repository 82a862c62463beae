// What the service worker asks of the server besides pages and the exchange.
#pragma once

#include "server/app/services.hpp"

namespace hvs::phone {

// GET /dong-bo/toi: who is signed in here, as JSON for core/phone/identity.hpp; 401 for a visitor.
[[nodiscard]] app::Room make_phone(app::Services& services);

}  // namespace hvs::phone
