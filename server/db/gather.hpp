// Many posted rows in one statement: the way to PostgreSQL costs more per statement than the row itself does.
#pragma once

#include <array>
#include <deque>
#include <string>
#include <vector>

#include "server/db/connection.hpp"

namespace hvs::db {

// "INSERT INTO t (…) VALUES ($1, …) …" for `rows` rows, placeholders counted on; `per_row` of them stand in one row.
// Empty when the statement has no VALUES list or a placeholder after it.
[[nodiscard]] std::string with_rows(std::string_view insert, std::size_t rows, std::size_t per_row);

class Gather {
 public:
  struct Batch {
    Sql sql;  // of one row
    std::vector<Value> values;
    std::size_t rows = 0;
  };
  static constexpr std::size_t most_rows = 16;

  // Keeps one more row; the batch is returned when it is full.
  Batch* add(const Sql& sql, Args args);
  // Sends what waits, all of it or one batch, in as few statements of 16, 8, 4, 2 and 1 rows as do.
  template <class Send>
  void release(Batch& batch, const Send& send) {
    const std::size_t per_row = batch.rows == 0 ? 0 : batch.values.size() / batch.rows;
    std::size_t from = 0;
    for (std::size_t left = batch.rows; left > 0;) {
      std::size_t part = most_rows;
      while (part > left) part /= 2;
      send(statement(batch.sql, part, per_row), Args{batch.values}.subspan(from, part * per_row));
      from += part * per_row;
      left -= part;
    }
    batch.values.clear();
    batch.rows = 0;
  }
  template <class Send>
  void release_all(const Send& send) {
    for (auto& batch : batches_) release(batch, send);
  }
  void forget();

 private:
  Sql statement(const Sql& sql, std::size_t rows, std::size_t per_row);

  struct Made {
    std::string name;
    std::string text;
  };
  std::deque<Batch> batches_;  // one per statement; stays in place
  ByName<std::array<Made, 5>> made_;
};

}  // namespace hvs::db
