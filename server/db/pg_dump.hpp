// A consistent copy of a PostgreSQL database in custom form, made by the pg_dump of the system as a child process.
#pragma once

#include <string>

#include "core/base/result.hpp"

namespace hvs::db {

// Refusals: db.backup_failed. The password never stands in the child's arguments.
[[nodiscard]] Result<void> pg_dump(const std::string& address, const std::string& path);

}  // namespace hvs::db
