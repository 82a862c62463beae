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
using AddCommon = std::function<void(CLI::App&)>;

// A subcommand whose work is `command`; its own options are added by the caller.
CLI::App* add_command(CLI::App& program, const char* name, const char* help, const Start& start,
                      const AddCommon& add_common, std::function<int(const Run&)> command);

void add_commands(CLI::App& program, const Start& start, const AddCommon& add_common);
void add_account_commands(CLI::App& program, const Start& start, const AddCommon& add_common);  // account, audit
void add_room_commands(CLI::App& program, const Start& start,
                       const AddCommon& add_common);  // recount, verify, import, export

void add_assess_commands(CLI::App& program, const Start& start, const AddCommon& add_common);  // assess

}  // namespace hvs::app
