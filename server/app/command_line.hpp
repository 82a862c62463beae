// `hocvuso <command> …`: reads the words, opens what the command needs, returns the exit code.
#pragma once

namespace hvs::app {

int run_command(int argc, char** argv);

}  // namespace hvs::app
