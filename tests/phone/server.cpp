// The product with one invented learner always signed in, for browser tests of the outbox: no cards, no passwords.
// usage: phone-server DATA_DIR PORT SHARE_DIR   Prints "ready". GET /dem counts what the journal holds for the learner.
#include <csignal>
#include <cstdio>
#include <string>

#include "server/app/machine.hpp"
#include "server/app/site.hpp"
#include "server/http/server.hpp"
#include "server/http/static_files.hpp"
#include "server/journal/door.hpp"
#include "server/journal/room.hpp"
#include "server/learning/content/library.hpp"
#include "server/learning/room.hpp"
#include "server/learning/store.hpp"
#include "server/people/stores.hpp"
#include "server/phone/room.hpp"
#include "server/practice/content/shelf.hpp"
#include "server/practice/room.hpp"
#include "server/practice/store.hpp"

namespace {

using namespace hvs;

constexpr std::string_view person = "0192f0c4-1234-7abc-8def-001122334402";

auth::Me learner(const std::string& commune) {
  auth::Me me;
  me.commune = commune;
  me.account = "0192f0c4-1234-7abc-8def-001122334401";
  me.person = person;
  me.name = "Lý Thị Mẫu";
  me.csrf = "dau";
  me.device = "0192f0c4-1234-7abc-8def-0011223344d1";
  me.grants = {{auth::Role::learner, "", {}, {}}};
  return me;
}

web::Answer count(app::Services& services, const web::Call& call) {
  std::string out;
  const auto read = services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(progress, learning::load_progress(tx, call.me.commune, std::string{person}));
    std::size_t cards = 0;
    std::size_t tries = 0;
    for (const auto& [unit, one] : progress.units) {
      cards += one.seen.size();
      for (const auto& [question, state] : one.quiz) tries += static_cast<std::size_t>(state.tries);
    }
    constexpr db::Sql runs_of{"test.runs_of",
                              "SELECT verified, practised FROM practice_run WHERE commune_id = $1 AND person_id = $2"};
    HVS_TRY(runs, tx.run(runs_of, {call.me.commune, std::string{person}}));
    std::int64_t verified = 0, practised = 0;
    for (const auto& row : runs) {
      verified += row.integer(0);
      practised += row.integer(1);
    }
    out = "{\"cards\":" + std::to_string(cards) + ",\"tries\":" + std::to_string(tries) +
          ",\"runs\":{\"all\":" + std::to_string(runs.size()) + ",\"verified\":" + std::to_string(verified) +
          ",\"practised\":" + std::to_string(practised) + "}}";
    return {};
  });
  return read ? web::json(out) : web::json(std::string{read.error().code}, 500);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &stop, nullptr);
  app::Run run;
  run.settings.data_dir = argv[1];
  run.settings.share_dir = argv[3];
  run.settings.demo = true;
  run.database = "sqlite:" + run.settings.data_dir + "/hocvuso.db";
  auto machine = app::Machine::open(run, app::Schema::migrate);
  if (!machine) {
    std::fprintf(stderr, "%s %s\n", std::string{machine.error().code}.c_str(), machine.error().detail.c_str());
    return 1;
  }
  auto& services = (*machine)->services();
  auto library = learning::read_library(services.settings.share_dir);
  if (!library) return 1;
  for (auto& store : people::stores()) services.door.add(std::move(store));
  const auto shown = std::make_shared<learning::Shelf>(*library);
  for (auto& store : learning::stores()) services.door.add(std::move(store));
  services.door.add(learning::progress_reaction(shown));
  auto shelf = practice::read_shelf(services.settings.share_dir);
  if (!shelf) return 1;
  for (auto& store : practice::stores(*shelf)) services.door.add(std::move(store));
  auto files = std::make_shared<const http::StaticFiles>(services.settings.share_dir);
  app::Room counting{"count",
                     {{web::Method::get, "/dem", auth::Right::anyone,
                       [&services](const web::Call& call) { return count(services, call); }}},
                     nullptr};
  std::vector<app::Room> rooms{{"static", http::static_routes(files), nullptr},
                               learning::make_learning(services, shown, practice::beside_courses(services, *shelf)),
                               practice::make_practice(services, *shelf),
                               journal::make_journal(services),
                               phone::make_phone(services),
                               std::move(counting)};
  app::Guard guard;
  guard.identify = [&](web::Call& call) {
    call.me = learner(services.settings.commune);
    return Result<void>{};
  };
  guard.check = [](const web::Route&, const web::Call&) { return Result<void>{}; };
  const app::Site site(services, std::move(rooms), std::move(guard));
  http::Config config;
  config.port = static_cast<std::uint16_t>(std::stoi(argv[2]));
  http::App app;
  app.pace = [&](web::Method method, std::string_view path) { return site.pace(method, path); };
  app.takes_upload = [](web::Method, std::string_view path) { return path == "/dong-bo"; };
  app.serve = [&](web::Call&& call, http::Done done) { site.serve(std::move(call), std::move(done)); };
  app.error_page = [&](int status, std::string_view id) { return site.error_page(status, id); };
  app.log = [](std::string_view) {};
  auto server = http::Server::start(config, std::move(app));
  if (!server) return 1;
  std::fprintf(stderr, "event=listening\n");
  int signal = 0;
  sigwait(&stop, &signal);
  return 0;
}
