// Lessons without signal: the pages of core/learning over the course packs on the shelf.
#pragma once

#include "core/phone/shelf.hpp"

namespace hvs::phone {

[[nodiscard]] std::vector<web::Route> learning_room(const Shelf& shelf);

}  // namespace hvs::phone
