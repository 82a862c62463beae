#include "server/db/planner.hpp"

#include <algorithm>

namespace hvs::db {
namespace {

constexpr Sql prepare_table{"db.analyze_schema", "ANALYZE sqlite_schema"};
constexpr Sql forget{"db.forget_statistics", "DELETE FROM sqlite_stat1"};
constexpr Sql indexes{"db.indexes",
                      "SELECT m.name, i.name, i.\"unique\", i.origin, (SELECT COUNT(*) FROM pragma_index_info(i.name)),"
                      " m.sql LIKE '%WITHOUT ROWID%' FROM sqlite_schema m, pragma_index_list(m.name) i"
                      " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"};
constexpr Sql describe{"db.describe_index", "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)"};

constexpr std::int64_t rows = 1'000'000;      // of an imagined full table
constexpr std::int64_t after_second = 1'000;  // rows that share commune and one more column
constexpr std::int64_t fewest = 10;

// "rows, rows per value of the first column, rows per value of the first two, …" (sqlite.org/fileformat2.html#stat1tab)
std::string statistics(std::int64_t columns, bool unique) {
  std::string out = std::to_string(rows) + " " + std::to_string(rows);
  auto left = after_second;
  for (std::int64_t i = 2; i <= columns; ++i) {
    out += " " + std::to_string(i == columns && unique ? 1 : std::max(left, fewest));
    left /= 10;
  }
  return out;
}

}  // namespace

Result<void> guide_planner(Database& db) {
  if (db.engine() != "sqlite") return {};
  return db.exclusive([](Tx& tx) -> Result<void> {
    if (auto ok = tx.post(prepare_table, Args{}); !ok) return ok;
    if (auto ok = tx.post(forget, Args{}); !ok) return ok;
    HVS_TRY(all, tx.run(indexes, Args{}));
    for (const auto& row : all) {
      // The primary key of a WITHOUT ROWID table goes by the table's own name.
      const bool is_table = row.integer(5) != 0 && row.text(3) == "pk";
      if (auto ok = tx.post(describe, {row.text(0), is_table ? row.text(0) : row.text(1),
                                       statistics(row.integer(4), row.integer(2) != 0)});
          !ok)
        return ok;
    }
    return tx.post(prepare_table, Args{});  // this connection reads them now, the others with the new schema
  });
}

}  // namespace hvs::db
