#include "server/app/commands.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "core/html/catalogue.hpp"
#include "server/app/machine.hpp"
#include "server/db/db.hpp"

namespace hvs::app {
namespace {

int show_or_apply_migrations(const Run& run, bool dry) {
  auto machine = Machine::open(run, Schema::any);
  if (!machine) return explain(machine.error());
  auto& db = (*machine)->services().db;
  const auto pending = db::plan(db, db::all_migrations());
  if (!pending) return explain(pending.error());
  if (pending->empty()) std::puts("Nothing to do: the database is up to date.");
  for (const auto& one : *pending) std::printf("%s %s\n", dry ? "would apply" : "applying", one.name.c_str());
  if (dry || pending->empty()) return 0;
  const auto done = db::apply(db, db::all_migrations());
  return done ? 0 : explain(done.error());
}

}  // namespace

int explain(const Problem& problem) {
  const auto words = say(problem.code);
  std::fprintf(stderr, "%.*s (%.*s)%s%s\n", static_cast<int>(words.size()), words.data(),
               static_cast<int>(problem.code.size()), problem.code.data(), problem.detail.empty() ? "" : ": ",
               problem.detail.c_str());
  return 1;
}

void add_commands(CLI::App& program, Flags& flags, Start start, const std::function<void(CLI::App&)>& add_common) {
  (void)flags;
  auto* migrate = program.add_subcommand("migrate", "bring the database to this version");
  add_common(*migrate);
  auto dry = std::make_shared<bool>(false);
  migrate->add_flag("--show", *dry, "only say what would be done");
  migrate->callback([=] { start([dry](const Run& run) { return show_or_apply_migrations(run, *dry); }); });
}

}  // namespace hvs::app
