#include "server/app/machine.hpp"

#include <chrono>
#include <cstring>
#include <filesystem>

#include "text/app.hpp"

namespace hvs::app {

Result<std::unique_ptr<Machine>> Machine::open(const Run& run, Schema schema) {
  std::error_code error;
  std::filesystem::create_directories(run.settings.data_dir, error);
  if (error) return refuse(Kind::broken, t::app::no_data.key, run.settings.data_dir + ": " + error.message());

  auto machine = std::make_unique<Machine>();
  HVS_TRY(keys, keys::Keyring::open(run.settings.data_dir));
  machine->keys_ = std::move(keys);
  db::Options options;
  options.readers = run.workers + run.io_threads;
  HVS_TRY(database, db::open(run.database, options));
  machine->db_ = std::move(database);
  if (schema == Schema::migrate) {
    HVS_TRY(done, db::apply(*machine->db_, db::all_migrations()));
  } else if (schema == Schema::must_be_current) {
    HVS_TRY(pending, db::plan(*machine->db_, db::all_migrations()));
    if (!pending.empty()) return refuse(Kind::missing, t::app::no_data.key, pending.front().name);
  }
  auto* ring = machine->keys_.get();
  RandomBytes random = [ring](std::uint8_t* out, std::size_t size) {
    const auto bytes = ring->random(size);
    std::memcpy(out, bytes.data(), size);
  };
  machine->door_ = journal::make_door(*machine->db_, random);
  const auto now = [] { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); };
  machine->services_.reset(
      new Services{run.settings, *machine->db_, *machine->door_, *machine->keys_, now, std::move(random)});
  return machine;
}

}  // namespace hvs::app
