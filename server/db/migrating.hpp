// What migrations need beyond Tx.
#pragma once

#include <string_view>

#include "server/db/db.hpp"

namespace hvs::db {

// One DDL statement of the dialect, mapped to the engine.
[[nodiscard]] Result<void> run_statement(Tx& tx, std::string_view statement);

}  // namespace hvs::db
