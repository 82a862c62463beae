// The one SQL dialect (docs/sql.md) and how each engine hears it. Pure text functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hvs::db {

// `$3` → `?3` outside quotes and comments: SQLite numbers only the second form.
[[nodiscard]] std::string sqlite_placeholders(std::string_view sql);

// Statements of a migration file: split at `;` that ends a line, outside quotes; comments and empty pieces dropped.
[[nodiscard]] std::vector<std::string> statements(std::string_view script);

// DDL of the dialect → DDL of the engine. SQLite: BIGINT → INTEGER, DOUBLE PRECISION → REAL, BYTEA → BLOB, STRICT
// appended. PostgreSQL: BLOB → BYTEA, WITHOUT ROWID dropped.
[[nodiscard]] std::string sqlite_ddl(std::string_view statement);
[[nodiscard]] std::string postgres_ddl(std::string_view statement);

}  // namespace hvs::db
