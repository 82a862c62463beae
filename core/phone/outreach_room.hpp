// The field book on the phone (core/outreach).
#pragma once

#include "core/phone/shelf.hpp"

namespace hvs::phone {

[[nodiscard]] std::vector<web::Route> outreach_room(const Shelf& shelf);

}  // namespace hvs::phone
