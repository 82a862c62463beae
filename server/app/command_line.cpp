#include "server/app/command_line.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "server/app/commands.hpp"
#include "server/app/serve.hpp"
#include "server/app/settings.hpp"

namespace hvs::app {
namespace {

std::string folder_of_program() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? "." : self.parent_path().string();
}

// Settings every command takes; only those given on the line end up in the flags.
struct Common {
  Flags flags;
  void add_to(CLI::App& command) {
    for (const auto& [name, help] : std::initializer_list<std::pair<const char*, const char*>>{
             {"data", "folder of the data (default: data)"},
             {"db", "sqlite:PATH or postgresql://… (default: DATA/hocvuso.db)"},
             {"config", "settings file (default: DATA/hocvuso.toml, then /etc/hocvuso/hocvuso.toml)"},
             {"share", "folder of the installed files"},
             {"commune", "code of the commune (default: 05716)"}})
      command.add_option_function<std::string>(
          std::string{"--"} + name, [this, name](const std::string& v) { flags[name] = v; }, help);
  }
};

int with_run(const Flags& flags, const std::function<int(const Run&)>& command) {
  const auto run = read_settings(flags, folder_of_program());
  if (!run) return explain(run.error());
  return command(*run);
}

}  // namespace

int run_command(int argc, char** argv) {
  CLI::App program{"Học vụ số: a commune's digital-literacy movement, from the household to the plan"};
  program.set_version_flag("--version", "hocvuso " HVS_VERSION);
  program.require_subcommand(1);
  Common common;
  int code = 0;

  auto* serve_command = program.add_subcommand("serve", "serve the pages");
  common.add_to(*serve_command);
  serve_command->add_option_function<std::string>(
      "--listen", [&](const std::string& v) { common.flags["listen"] = v; }, "ADDRESS:PORT (default 127.0.0.1:8080)");
  serve_command->add_option_function<std::string>(
      "--public-url", [&](const std::string& v) { common.flags["public_url"] = v; },
      "address people use, for QR codes");
  serve_command->add_flag_function(
      "--demo", [&](std::int64_t) { common.flags["demo"] = "1"; }, "mark every screen as synthetic");
  serve_command->callback([&] { code = with_run(common.flags, serve); });

  add_commands(
      program, [&](const std::function<int(const Run&)>& command) { code = with_run(common.flags, command); },
      [&](CLI::App& command) { common.add_to(command); });

  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return program.exit(e);
  }
  return code;
}

}  // namespace hvs::app
