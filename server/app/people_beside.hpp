// What the people room gets from the doors: the audit log, and cards with their tokens.
#pragma once

#include "server/app/audit_notes.hpp"
#include "server/people/room.hpp"

namespace hvs::app {

[[nodiscard]] people::Beside beside_people(const OfficePtr& office);

}  // namespace hvs::app
