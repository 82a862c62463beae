// `hocvuso serve`: opens the machine and the rooms, listens, drains on SIGTERM.
#pragma once

#include "server/app/settings.hpp"

namespace hvs::app {

// Returns the process exit code.
int serve(const Run& run);

}  // namespace hvs::app
