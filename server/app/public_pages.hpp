// Pages that belong to no room: health, metrics, machine-readable description of the API.
#pragma once

#include "server/app/services.hpp"
#include "server/http/server.hpp"

namespace hvs::app {

[[nodiscard]] Room make_public_pages(Services& services);

// From now on /metrics also tells of this server.
void watch(const http::Server* server);

}  // namespace hvs::app
