// Opens what a command needs: keys, database, door. Owns them; everything else borrows.
#pragma once

#include <memory>

#include "server/app/services.hpp"
#include "server/app/settings.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"

namespace hvs::app {

enum class Schema { any, must_be_current, migrate };

class Machine {
 public:
  // Refusals: app.no_data, keys.*, db.*.
  static Result<std::unique_ptr<Machine>> open(const Run& run, Schema schema);
  [[nodiscard]] Services& services() { return *services_; }

 private:
  std::unique_ptr<keys::Keyring> keys_;
  std::unique_ptr<db::Database> db_;
  std::unique_ptr<journal::Door> door_;
  std::unique_ptr<Services> services_;
};

}  // namespace hvs::app
