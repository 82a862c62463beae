#include "core/phone/core.hpp"
#include "core/phone/learning_room.hpp"
#include "core/phone/outreach_room.hpp"
#include "core/phone/practice_room.hpp"

namespace hvs::phone {

std::vector<MakeRoutes> rooms() { return {&learning_room, &practice_room, &outreach_room}; }

}  // namespace hvs::phone
