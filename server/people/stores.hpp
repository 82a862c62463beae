// How the door keeps this room's entities: area, household, person, class, consent, evidence.
#pragma once

#include <vector>

#include "server/journal/door.hpp"

namespace hvs::people {

// One per entity of core/people/fields.hpp. Given to the door at start.
[[nodiscard]] std::vector<journal::Store> stores();

}  // namespace hvs::people
