#include "server/app/command_line.hpp"

int main(int argc, char** argv) { return hvs::app::run_command(argc, argv); }
