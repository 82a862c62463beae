// The rooms of class.wasm: for who teaches, beside core.wasm (phone/sw/program.ts chooses by address).
#include "core/phone/core.hpp"
#include "core/phone/gatherings_room.hpp"

namespace hvs::phone {

std::vector<MakeRoutes> rooms() { return {&gatherings_room}; }

}  // namespace hvs::phone
