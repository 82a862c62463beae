// Practice without signal: the pages of core/practice over the scenario packs on the shelf.
#pragma once

#include "core/phone/shelf.hpp"

namespace hvs::phone {

[[nodiscard]] std::vector<web::Route> practice_room(const Shelf& shelf);

}  // namespace hvs::phone
