// Posted rows that wait for company: the way to PostgreSQL costs more per statement than the row itself does.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/db/connection.hpp"
#include "server/db/postgres_rows.hpp"

namespace hvs::db {

class Gather {
 public:
  static constexpr std::size_t most_rows = 256;

  struct Batch {
    Sql sql;  // of one row
    PgRows rows;
    std::unordered_map<std::string, std::size_t> places;  // Turn::last, Turn::sum: which row stands for a key

    // Of two rows with one key, Turn::last keeps the later.
    enum class Added : std::uint8_t {
      yes,
      unfit,   // a value is not of its place's type: the row must go alone
      repeats  // Turn::sum: the key is there already; release the batch, then add
    };
    [[nodiscard]] Added add(Args row);
    [[nodiscard]] bool is_full() const { return rows.size() >= most_rows; }
    void clear();
  };

  [[nodiscard]] Batch* find(std::string_view name);
  Batch& open(const Sql& sql, std::vector<unsigned> types);

  // Sends what waits; `send` takes the batch, which is emptied after it.
  template <class Send>
  void release(Batch& batch, const Send& send) {
    if (batch.rows.size() > 0) send(batch);
    batch.clear();
  }
  template <class Send>
  void release_all(const Send& send) {
    for (auto& batch : batches_) release(batch, send);
  }
  // Before a statement that keeps its turn.
  template <class Send>
  void release_last(const Send& send) {
    for (auto& batch : batches_) {
      if (batch.sql.turn == Turn::last) release(batch, send);
    }
  }
  void forget();

 private:
  std::deque<Batch> batches_;  // one per statement; stays in place
};

}  // namespace hvs::db
