// The commands other than serve. CLI11 is seen only by command_line.cpp and commands.cpp.
#pragma once

#include <functional>

#include "core/base/result.hpp"
#include "server/app/settings.hpp"

namespace CLI {
class App;
}

namespace hvs::app {

// Prints a refusal in words on standard error; returns 1.
int explain(const Problem& problem);

using Start = std::function<void(const std::function<int(const Run&)>&)>;
void add_commands(CLI::App& program, Flags& flags, Start start, const std::function<void(CLI::App&)>& add_common);

}  // namespace hvs::app
