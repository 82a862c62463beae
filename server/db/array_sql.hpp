// One statement for many rows: PostgreSQL is handed one array a column. Pure text functions; empty when a statement is
// not of the kind that can be turned so. `types` are the element types of its placeholders, "int8" or "text".
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace hvs::db {

// INSERT INTO t (…) VALUES ($1, …) … → INSERT INTO t (…) SELECT p.p1, … FROM unnest($1::text[], …) AS p(p1, …) …
// No placeholder may stand after the values.
[[nodiscard]] std::string insert_of_arrays(std::string_view insert, std::span<const std::string_view> types);

// SELECT … → the same asked once for each element; which one an answer belongs to (from 1) stands in front of its row.
[[nodiscard]] std::string select_of_arrays(std::string_view select, std::span<const std::string_view> types);

}  // namespace hvs::db
