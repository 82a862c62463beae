// Practice without signal: the pages of core/practice over the scenario packs on the shelf.
#pragma once

#include "core/learning/model.hpp"
#include "core/phone/shelf.hpp"

namespace hvs::phone {

[[nodiscard]] std::vector<web::Route> practice_room(const Shelf& shelf);

// For the learner's home without signal: the tile of practice, when a scenario is on this device.
[[nodiscard]] std::vector<learning::Beside> beside_courses(const Shelf& shelf, const web::Call& call);

}  // namespace hvs::phone
