// Rows of parameters in PostgreSQL's binary form, each written once as it comes; sent as one row or as arrays.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/db/db.hpp"

namespace hvs::db {

// "int8" for 20, and so on; empty for a type that is not written in binary form here.
[[nodiscard]] std::string_view pg_type_name(unsigned type);

// What libpq takes: one value per parameter, all in binary form.
struct PgBinary {
  std::vector<std::string> arrays;  // what `values` point into, if they are arrays
  std::vector<const char*> values;
  std::vector<int> lengths;
  std::vector<int> formats;
};

class PgRows {
 public:
  explicit PgRows(std::vector<unsigned> types) : types_(std::move(types)) {}

  // false: a value does not fit the type of its place; nothing was kept.
  [[nodiscard]] bool add(Args row);
  // The first `count` values of the latest row, as bytes to compare.
  [[nodiscard]] std::string_view head(std::size_t count) const;
  // The latest row stands in the place of row `at`.
  void move_last_to(std::size_t at);
  void drop_last() { starts_.pop_back(); }
  void clear();

  [[nodiscard]] std::size_t size() const { return starts_.size(); }
  [[nodiscard]] PgBinary one(std::size_t row) const;  // pointers into this; valid until it is changed
  [[nodiscard]] PgBinary arrays() const;

 private:
  [[nodiscard]] std::size_t cell(std::size_t row, std::size_t column) const { return cells_[starts_[row] + column]; }

  std::vector<unsigned> types_;
  std::string bytes_;                // cell after cell: four bytes of length (-1 = null), then the value
  std::vector<std::size_t> cells_;   // where each begins
  std::vector<std::size_t> starts_;  // of each row: its first among cells_
};

}  // namespace hvs::db
