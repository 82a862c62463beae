// One file that holds everything: database, keys, settings, and a list of what is in it (SE-10).
// Layout: a tar of muc-luc.json, hocvuso.db (or hocvuso.pgdump), keys, hocvuso.toml; sealed whole when a passphrase is
// given.
#pragma once

#include <string>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "server/db/db.hpp"

namespace hvs::backup {

struct From {
  std::string data_dir;
  std::string version;     // of the program
  std::string passphrase;  // "" leaves the file unsealed (mode 0600 all the same)
};

// Copies while the server runs. `file` appears only when complete. Refusals: backup.*, db.backup_failed.
[[nodiscard]] Result<void> make(db::Database& db, const From& from, const std::string& file, Instant now);

struct To {
  std::string data_dir;  // must not hold a database yet
  std::string database;  // "" or sqlite: → DATA/hocvuso.db; postgresql://… for a PostgreSQL backup
  std::string passphrase;
};

struct Restored {
  std::string made;     // when the copy was made, ISO time
  std::string version;  // by which version of the program
  std::string engine;
};

// Checks every file against the list before anything is put in place. Refusals: backup.*
[[nodiscard]] Result<Restored> restore(const std::string& file, const To& to);

}  // namespace hvs::backup
