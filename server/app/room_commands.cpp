#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "core/html/html.hpp"
#include "server/app/commands.hpp"
#include "server/app/machine.hpp"
#include "server/app/rooms.hpp"
#include "server/assessment/item_commands.hpp"
#include "server/credentials/commands.hpp"
#include "server/interop/export.hpp"
#include "server/keys/keyring.hpp"
#include "server/learning/content/library.hpp"
#include "server/learning/pack/opened.hpp"
#include "server/people/commands.hpp"
#include "server/people/export.hpp"
#include "server/practice/store.hpp"
#include "server/programme/commands.hpp"
#include "text/app.hpp"
#include "text/interop.hpp"

namespace hvs::app {
namespace {

std::string read_whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct VerifyFiles {
  std::string what, keys, list;
};

int verify(const Run& run, const VerifyFiles& files) {
  credentials::VerifyOrder order{files.what, read_whole(files.keys), files.list.empty() ? "" : read_whole(files.list)};
  if (files.keys.empty()) {
    auto own = credentials::own_keys(run.settings.data_dir);
    if (!own) return explain(own.error());
    order.keys = *own;
  }
  const auto said = credentials::verify(order);
  std::fputs(said.words.c_str(), stdout);
  return said.exit_code;
}

int recount(const Run& run, bool deep) {
  auto machine = Machine::open(run, Schema::must_be_current);
  if (!machine) return explain(machine.error());
  auto& services = (*machine)->services();
  if (const auto furnished = furnish_door(services); !furnished) return explain(furnished.error());
  const auto code = programme::recount_command(services, deep);
  if (!code || !deep) return code ? *code : explain(code.error());
  const auto practised = practice::recount(services.db, services.settings.commune);
  if (!practised) return explain(practised.error());
  for (const auto& line : *practised) std::printf("differs: practice %s\n", line.c_str());
  std::printf("practice: differences %zu\n", practised->size());
  return practised->empty() ? *code : 2;
}

int import_people(const Run& run, const people::ImportOrder& order) {
  auto machine = Machine::open(run, Schema::must_be_current);
  if (!machine) return explain(machine.error());
  auto& services = (*machine)->services();
  if (const auto furnished = furnish_door(services); !furnished) return explain(furnished.error());
  const auto code = people::import_command(services, order);
  return code ? *code : explain(code.error());
}

int export_people(const Run& run, const people::Wanted& wanted, const std::string& file) {
  auto machine = Machine::open(run, Schema::must_be_current);
  if (!machine) return explain(machine.error());
  auto& services = (*machine)->services();
  const auto bytes = people::export_people(services, wanted, "dong-lenh", services.now(), file.ends_with(".xlsx"));
  if (!bytes) return explain(bytes.error());
  std::ofstream out(file, std::ios::binary);
  out << *bytes;
  out.flush();
  return out ? 0 : 1;
}

int export_course(const Run& run, const std::string& course, const std::string& form, const std::string& file) {
  const auto as = interop::read_form(form);
  if (!as) return explain(Problem{Kind::invalid, t::interop::export_bad_form.key, form});
  auto machine = Machine::open(run, Schema::any);  // needs the key and the courses, not the tables
  if (!machine) return explain(machine.error());
  auto& services = (*machine)->services();
  const auto own = learning::read_library(run.settings.share_dir);
  if (!own) return explain(own.error());
  const auto opened = learning::open_packs(*own, run.settings.data_dir, services.keys.public_key());
  if (const auto done = interop::export_course(services, *opened.library, course, *as, file); !done)
    return explain(done.error());
  std::error_code problem;
  const auto said =
      html::fill(t::interop::exported, {{"title", opened.library->find(course)->title},
                                        {"file", file},
                                        {"kb", std::to_string(std::filesystem::file_size(file, problem) / 1024)}});
  std::printf("%s\n", said.c_str());
  return 0;
}

std::string today() {
  const auto day = day_in_vietnam(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
  return store_partial({day.year, day.month, day.day});
}

int list_keys(const Run& run) {
  const auto ring = keys::Keyring::open(run.settings.data_dir);
  if (!ring) return explain(ring.error());
  for (const auto& one : (*ring)->old_keys())
    std::printf("%s  retired %s%s\n", one.id.c_str(), one.retired.c_str(),
                one.revoked.empty() ? "" : ("  REVOKED " + one.revoked).c_str());
  std::printf("%s  in use\n", (*ring)->key_id().c_str());
  return 0;
}

int rotate_key(const Run& run) {
  const auto made = keys::Keyring::rotate(run.settings.data_dir, today());
  if (!made) return explain(made.error());
  std::printf("%s  in use: a running server takes it from its next signature on. Make a backup: the key is in it.\n",
              made->c_str());
  return 0;
}

int revoke_key(const Run& run, const std::string& id) {
  const auto done = keys::Keyring::revoke(run.settings.data_dir, id, today());
  if (!done) return explain(done.error());
  std::printf("%s  revoked. Its certificates now say so and can be issued again.\n", id.c_str());
  return 0;
}

void add_key_commands(CLI::App& program, const Start& start, const AddCommon& add_common) {
  auto* ring = program.add_subcommand("keys", "the key that signs certificates");
  ring->require_subcommand(1);
  add_command(*ring, "list", "all keys: in use, retired, revoked", start, add_common, list_keys);
  add_command(*ring, "rotate", "a new key; what the old one signed still verifies", start, add_common, rotate_key);
  const auto id = std::make_shared<std::string>();
  add_command(*ring, "revoke", "a key is compromised: its certificates say so", start, add_common,
              [id](const Run& run) { return revoke_key(run, *id); })
      ->add_option("id", *id, "number of the key, as `keys list` shows it")
      ->required();
}

template <class Work>
int with_door(const Run& run, const Work& work) {
  auto machine = Machine::open(run, Schema::must_be_current);
  if (!machine) return explain(machine.error());
  auto& services = (*machine)->services();
  if (const auto furnished = furnish_door(services); !furnished) return explain(furnished.error());
  const auto code = work(services);
  return code ? *code : explain(code.error());
}

int import_items(const Run& run, const assessment::ImportItems& order) {
  return with_door(run, [&order](Services& services) { return assessment::import_items(services, order); });
}
int export_items(const Run& run, const assessment::ExportItems& order) {
  return with_door(run, [&order](Services& services) { return assessment::export_items(services, order); });
}

}  // namespace

void add_room_commands(CLI::App& program, const Start& start, const AddCommon& add_common) {
  struct Leaving {
    people::Wanted wanted;
    std::string file, course, form;
  };
  const auto leaving = std::make_shared<Leaving>();
  const auto outgoing = std::make_shared<assessment::ExportItems>();
  auto* give = add_command(program, "export", "write the list of people, marked with when it was taken", start,
                           add_common, [leaving, outgoing](const Run& run) {
                             if (!outgoing->format.empty()) return export_items(run, *outgoing);
                             if (!leaving->course.empty())
                               return export_course(run, leaving->course, leaving->form, leaving->file);
                             if (leaving->file.empty())
                               return explain(Problem{Kind::invalid, t::app::no_file_named.key});
                             return export_people(run, leaving->wanted, leaving->file);
                           });
  auto* course = give->add_subcommand("course", "one course for other systems, or as a signed pack");
  course->add_option("id", leaving->course, "id of the course")->required();
  course->add_option("--as", leaving->form, "scorm12, cc13 or pack")->required();
  course->add_option("--out", leaving->file, "file to write")->required();
  add_common(*course);
  give->add_option("file", leaving->file, "file to write: .xlsx or .csv");
  auto* items = give->add_subcommand("items", "the questions in use, in another program's format; says what cannot go");
  items->add_option("file", outgoing->file, "file to write")->required();
  items->add_option("--format", outgoing->format, "qti3 qti21 moodle gift aiken csv")->required();
  items->add_option("--group", outgoing->group, "nguoidan hssv cbccvc nld");
  add_common(*items);
  give->add_option("--area", leaving->wanted.area, "path of one xóm");
  give->add_option("--group", leaving->wanted.group, "nguoidan hssv cbccvc nld");

  const auto deep = std::make_shared<bool>(false);
  add_command(program, "recount", "count every target again and compare each cell", start, add_common,
              [deep](const Run& run) { return recount(run, *deep); })
      ->add_flag("--deep", *deep, "from records and facts, not only from the compact columns");
  const auto order = std::make_shared<people::ImportOrder>();
  const auto incoming = std::make_shared<assessment::ImportItems>();
  auto* import = add_command(program, "import", "bring a list of people in; says what would happen unless --write",
                             start, add_common, [order, incoming](const Run& run) {
                               if (!incoming->file.empty()) return import_items(run, *incoming);
                               if (order->file.empty())
                                 return explain(Problem{Kind::invalid, t::app::no_file_named.key});
                               return import_people(run, *order);
                             });
  import->add_option("file", order->file, ".xlsx or .csv");
  auto* questions =
      import->add_subcommand("items", "questions from GIFT, Aiken, Moodle XML, QTI or a table, as drafts");
  questions->add_option("--from", incoming->file, "the file")->required();
  questions->add_option("--format", incoming->format, "auto gift aiken moodle qti21 qti3 csv");
  questions->add_option("--group", incoming->group, "nguoidan hssv cbccvc nld");
  questions->add_option("--skill", incoming->skill, "skill of questions whose file names none, as P4.2");
  questions->add_flag("--dry-run", incoming->dry, "say what would come in and what not, write nothing");
  add_common(*questions);
  import->add_option("--area", order->area, "path of the xóm, when the file names none");
  import->add_option("--ethnic-basis", order->ethnic_basis, "why the column of ethnic groups may be taken");
  import->add_option("--left-over", order->left_over, "where to put the rows that did not come in, with reasons");
  import->add_flag("--write", order->write, "write what is certain");
  const auto files = std::make_shared<VerifyFiles>();
  auto* check = add_command(program, "verify", "check a certificate's code without a network", start, add_common,
                            [files](const Run& run) { return verify(run, *files); });
  check->add_option("what", files->what, "text of the code, or a file holding it")->required();
  check->add_option("--keys", files->keys, "khoa.json (default: the keys of --data)");
  check->add_option("--list", files->list, "thu-hoi.json, the withdrawal list");
  add_key_commands(program, start, add_common);
}

}  // namespace hvs::app
