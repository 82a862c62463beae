// Classes that meet, without signal: from the pack "/lop-hoc/goi" and the packs of courses this phone holds.
#pragma once

#include "core/phone/shelf.hpp"

namespace hvs::phone {

[[nodiscard]] std::vector<web::Route> gatherings_room(const Shelf& shelf);

}  // namespace hvs::phone
