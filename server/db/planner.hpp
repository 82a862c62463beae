// What SQLite must be told to choose the right index.
#pragma once

#include "server/db/db.hpp"

namespace hvs::db {

// Every primary key begins with commune_id, which on one node selects nothing. Left to its own guesses SQLite takes it
// for selective and walks a whole commune by the primary key instead of using a second index. So each index is
// described once, after migrations: its first column splits nothing, every further one splits a lot. Does nothing on
// PostgreSQL, which gathers statistics itself.
[[nodiscard]] Result<void> guide_planner(Database& db);

}  // namespace hvs::db
