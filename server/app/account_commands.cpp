#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>

#include "server/app/commands.hpp"
#include "server/app/directory.hpp"
#include "server/app/init.hpp"
#include "server/app/machine.hpp"
#include "server/auth/commands.hpp"
#include "server/auth/room.hpp"

namespace hvs::app {
namespace {

struct Desk {
  std::unique_ptr<Machine> machine;
  std::unique_ptr<PeopleDirectory> directory;
  auth::OfficePtr office;
  [[nodiscard]] auth::audit::Entry by(const char* action) const {
    auth::audit::Entry entry;
    entry.at = machine->services().now();
    entry.actor = "dong-lenh";
    entry.action = action;
    return entry;
  }
};

Result<Desk> open_desk(const Run& run) {
  Desk desk;
  HVS_TRY(machine, Machine::open(run, Schema::must_be_current));
  desk.machine = std::move(machine);
  desk.directory = std::make_unique<PeopleDirectory>(desk.machine->services().now);
  desk.office = auth::make_office(desk.machine->services(), *desk.directory);
  return desk;
}

struct Wanted {
  std::string login, name, role, area, password_file;
};

int add_account(const Run& run, const Wanted& wanted) {
  auth::commands::NewAccount account;
  account.login = wanted.login;
  account.name = wanted.name.empty() ? wanted.login : wanted.name;
  account.area = wanted.area;
  if (!auth::read_role(wanted.role, account.role)) {
    std::fprintf(stderr, "account add: unknown role %s\n", wanted.role.c_str());
    return 2;
  }
  if (!wanted.password_file.empty()) {
    std::ifstream in(wanted.password_file);
    std::getline(in, account.password);
  }
  auto desk = open_desk(run);
  if (!desk) return explain(desk.error());
  const auto made = auth::commands::add(*desk->office, account, desk->by("account.add"));
  if (!made) return explain(made.error());
  std::printf("%s\ntemporary password: %s\nIt must be changed at the first sign-in (/vao/can-bo).\n",
              made->login.c_str(), made->password.c_str());
  return 0;
}

int new_password(const Run& run, const Wanted& wanted) {
  auto desk = open_desk(run);
  if (!desk) return explain(desk.error());
  const auto made = auth::commands::reset_password(*desk->office, wanted.login, desk->by("account.passwd"));
  if (!made) return explain(made.error());
  std::printf("%s\ntemporary password: %s\n", made->login.c_str(), made->password.c_str());
  return 0;
}

int disable(const Run& run, const Wanted& wanted) {
  auto desk = open_desk(run);
  if (!desk) return explain(desk.error());
  const auto done = auth::commands::disable(*desk->office, wanted.login, desk->by("account.disable"));
  return done ? 0 : explain(done.error());
}

int enable(const Run& run, const Wanted& wanted) {
  auto desk = open_desk(run);
  if (!desk) return explain(desk.error());
  const auto done = auth::commands::enable(*desk->office, wanted.login, desk->by("account.enable"));
  return done ? 0 : explain(done.error());
}

int list(const Run& run) {
  auto desk = open_desk(run);
  if (!desk) return explain(desk.error());
  const auto all = auth::commands::list(*desk->office, "", 1000);
  if (!all) return explain(all.error());
  for (const auto& one : *all) {
    std::string roles;
    for (const auto& row : one.grants)
      roles +=
          " " + std::string{auth::role_name(row.grant.role)} + (row.grant.area.empty() ? "" : "@" + row.grant.area);
    std::printf("%-20s %s%s%s\n", one.account.login.c_str(), one.account.name.c_str(), roles.c_str(),
                one.account.is_disabled() ? " (disabled)" : "");
  }
  return 0;
}

int verify_audit(const Run& run) {
  auto machine = Machine::open(run, Schema::must_be_current);
  if (!machine) return explain(machine.error());
  const auto verdict = auth::audit::verify((*machine)->services().db, run.settings.commune);
  if (!verdict) return explain(verdict.error());
  if (verdict->whole) {
    std::printf("audit: whole, %lld rows, last hash %s\n", static_cast<long long>(verdict->rows),
                verdict->last_hash.c_str());
    return 0;
  }
  std::printf("audit: BROKEN at row %lld after %lld good rows\n", static_cast<long long>(verdict->broken_at),
              static_cast<long long>(verdict->rows));
  return 1;
}

}  // namespace

void add_account_commands(CLI::App& program, const Start& start, const AddCommon& add_common) {
  auto* account = program.add_subcommand("account", "staff accounts");
  account->require_subcommand(1);
  const auto wanted = std::make_shared<Wanted>();
  auto* make = add_command(*account, "add", "add an account", start, add_common,
                           [wanted](const Run& run) { return add_account(run, *wanted); });
  make->add_option("login", wanted->login, "name to sign in with")->required();
  make->add_option("--role", wanted->role,
                   "volunteer teacher author assessor area_officer commune_officer leader administrator")
      ->required();
  make->add_option("--name", wanted->name, "shown name");
  make->add_option("--area", wanted->area, "path of the xóm; empty = the whole commune");
  make->add_option("--password-file", wanted->password_file, "first line is the password; otherwise one is made");
  const auto of_login = [&](const char* name, const char* help, std::function<int(const Run&)> command) {
    add_command(*account, name, help, start, add_common, std::move(command))
        ->add_option("login", wanted->login, "account")
        ->required();
  };
  of_login("passwd", "give a new temporary password", [wanted](const Run& run) { return new_password(run, *wanted); });
  of_login("disable", "close an account and its sessions", [wanted](const Run& run) { return disable(run, *wanted); });
  of_login("enable", "open a closed account again", [wanted](const Run& run) { return enable(run, *wanted); });
  of_login("code", "the six digits of a demo account, now",
           [wanted](const Run& run) { return demo_code(run, wanted->login); });
  add_command(*account, "list", "all staff accounts", start, add_common, list);

  auto* audit = program.add_subcommand("audit", "the log of who did what");
  audit->require_subcommand(1);
  add_command(*audit, "verify", "walk the hash chain", start, add_common, verify_audit);
}

}  // namespace hvs::app
