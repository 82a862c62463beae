#include "server/app/commands.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <memory>

#include "core/html/catalogue.hpp"
#include "server/app/content_command.hpp"
#include "server/app/init.hpp"
#include "server/app/machine.hpp"
#include "server/app/review_command.hpp"
#include "server/backup/backup.hpp"
#include "server/db/db.hpp"
#include "text/backup.hpp"

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

Result<std::string> passphrase_from(const std::string& file) {
  if (file.empty()) return std::string{};
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line) || line.empty()) return refuse(Kind::invalid, t::backup::need_passphrase.key, file);
  return line;
}

int back_up(const Run& run, const std::string& to, const std::string& passphrase_file) {
  const auto passphrase = passphrase_from(passphrase_file);
  if (!passphrase) return explain(passphrase.error());
  auto machine = Machine::open(run, Schema::must_be_current);
  if (!machine) return explain(machine.error());
  auto& services = (*machine)->services();
  const auto done = backup::make(services.db, {run.settings.data_dir, HVS_VERSION, *passphrase}, to, services.now());
  if (!done) return explain(done.error());
  std::printf("backup: %s\n", to.c_str());
  return 0;
}

int restore(const Run& run, const std::string& from, const std::string& passphrase_file) {
  const auto passphrase = passphrase_from(passphrase_file);
  if (!passphrase) return explain(passphrase.error());
  const auto done = backup::restore(from, {run.settings.data_dir, run.database, *passphrase});
  if (!done) return explain(done.error());
  std::printf("restored: made %s by version %s (%s) into %s\n", done->made.c_str(), done->version.c_str(),
              done->engine.c_str(), run.settings.data_dir.c_str());
  return 0;
}

}  // namespace

CLI::App* add_command(CLI::App& program, const char* name, const char* help, const Start& start,
                      const AddCommon& add_common, std::function<int(const Run&)> command) {
  auto* sub = program.add_subcommand(name, help);
  add_common(*sub);
  sub->callback([start, command = std::move(command)] { start(command); });
  return sub;
}

int explain(const Problem& problem) {
  const auto words = say(problem.code);
  std::fprintf(stderr, "%.*s (%.*s)%s%s\n", static_cast<int>(words.size()), words.data(),
               static_cast<int>(problem.code.size()), problem.code.data(), problem.detail.empty() ? "" : ": ",
               problem.detail.c_str());
  return 1;
}

void add_commands(CLI::App& program, const Start& start, const AddCommon& add_common) {
  const auto dry = std::make_shared<bool>(false);
  add_command(program, "migrate", "bring the database to this version", start, add_common, [dry](const Run& run) {
    return show_or_apply_migrations(run, *dry);
  })->add_flag("--show", *dry, "only say what would be done");

  struct Copy {
    std::string file, passphrase_file;
  };
  const auto copy = std::make_shared<Copy>();
  auto* make = add_command(program, "backup", "copy everything into one file while the server runs", start, add_common,
                           [copy](const Run& run) { return back_up(run, copy->file, copy->passphrase_file); });
  make->add_option("--to,file", copy->file, "file to write")->required();
  make->add_option("--passphrase-file", copy->passphrase_file, "seal the file with the first line of this one");
  auto* back = add_command(program, "restore", "put a backup into an empty data folder", start, add_common,
                           [copy](const Run& run) { return restore(run, copy->file, copy->passphrase_file); });
  back->add_option("--from,file", copy->file, "backup file")->required();
  back->add_option("--passphrase-file", copy->passphrase_file, "passphrase of a sealed backup");

  const auto order = std::make_shared<InitOrder>();
  auto* first = add_command(program, "init", "make a new installation", start, add_common,
                            [order](const Run& run) { return init(run, *order); });
  first->add_flag("--demo", order->demo, "fill it with an invented commune; every screen says so");
  first->add_option("--people", order->people, "size of the invented commune")->check(CLI::Range(1'000, 2'000'000));
  first->add_option("--seed", order->seed, "same seed, same people");

  add_account_commands(program, start, add_common);
  add_room_commands(program, start, add_common);
  add_assess_commands(program, start, add_common);

  auto* review = program.add_subcommand("review", "the memory model of spaced review (FSRS-6)");
  review->require_subcommand(1);
  const auto table = std::make_shared<std::string>();
  add_command(*review, "step", "memory after an answer, for every row of a table", start, add_common,
              [table](const Run&) { return review_step_command(*table); })
      ->add_option("--in,file", *table, "id,short_term,stability,difficulty,elapsed_days,rating")
      ->required();
  add_command(*review, "fit", "parameters that fit a log of reviews best", start, add_common,
              [table](const Run&) { return review_fit_command(*table); })
      ->add_option("--in,file", *table, "id,elapsed_days,rating; rows of one id in order")
      ->required();

  auto* content = program.add_subcommand("content", "courses and items");
  content->require_subcommand(1);
  add_command(*content, "check", "say what is missing or wrong in the courses", start, add_common,
              [](const Run& run) { return check_content(run.settings.share_dir); });
  struct Pack {
    std::string course, file, folder, trust;
  };
  const auto pack = std::make_shared<Pack>();
  auto* packing = add_command(*content, "pack", "one course as a signed file", start, add_common,
                              [pack](const Run& run) { return pack_course(run.settings, pack->course, pack->file); });
  packing->add_option("course", pack->course, "id of the course")->required();
  packing->add_option("file", pack->file, "file to write (.zip)")->required();
  auto* unpacking =
      add_command(*content, "unpack", "check a course pack and put its files into a folder", start, add_common,
                  [pack](const Run& run) { return unpack_pack(run.settings, pack->file, pack->folder, pack->trust); });
  unpacking->add_option("file", pack->file, "the pack")->required();
  unpacking->add_option("folder", pack->folder, "an empty or new folder")->required();
  unpacking->add_option("--trust", pack->trust, "public key of who signed it, 64 hex digits");
  auto* opening =
      add_command(*content, "open", "check a course pack and show it from the next start on", start, add_common,
                  [pack](const Run& run) { return open_pack(run.settings, pack->file, pack->trust); });
  opening->add_option("file", pack->file, "the pack: from a stick, a village box, a chat")->required();
  opening->add_option("--trust", pack->trust, "public key of who signed it, 64 hex digits; kept for later packs");
  add_command(*content, "coverage", "table of skills, groups and the units that teach them", start, add_common,
              [](const Run& run) { return show_coverage(run.settings.share_dir); });
}

}  // namespace hvs::app
