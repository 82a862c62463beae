#include "core/phone/core.hpp"
#include "core/phone/learning_room.hpp"

namespace hvs::phone {

std::vector<MakeRoutes> rooms() { return {&learning_room}; }

}  // namespace hvs::phone
