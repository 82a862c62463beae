// The list of people as a file for the commune's own work, marked with who took it and when (F-2).
#pragma once

#include <string>

#include "server/app/services.hpp"
#include "server/people/read.hpp"

namespace hvs::people {

[[nodiscard]] Result<std::string> export_people(app::Services& services, Wanted wanted, const std::string& who,
                                                Instant when, bool xlsx);

}  // namespace hvs::people
