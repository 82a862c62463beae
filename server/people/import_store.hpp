// Batches and their rows in the database.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/db/db.hpp"

namespace hvs::people {

// reading → ready → running → done; failed when the file could not be read; undoing → undone.
struct Batch {
  std::string id{};
  std::string file_name{};
  std::string status{};
  std::string default_area{};
  std::string ethnic_basis{};  // "" = the column is left out (PD-04)
  std::string author{};
  std::int64_t created = 0;
  std::int64_t lines = 0;
  std::int64_t done = 0;    // rows dealt with by what runs now
  std::int64_t wanted = 0;  // rows it has to deal with
  std::int64_t kept = 0;    // rows an undo left alone, because somebody changed them since
  std::string problem{};    // text key
  std::string body{};       // sealed
};

struct StoredRow {
  std::int64_t n = 0;
  std::string status{};
  std::string proposal{};
  std::string decision{};  // "" | take | add | leave
  std::string reason{};    // key of the weightiest remark
  std::string outcome{};   // "" | done | stale | refused | undone | kept
  std::string person{};
  std::int64_t commit_number = 0;
  std::string body{};  // sealed
};

struct Tally {
  std::string status;
  std::string reason;
  std::string decision;
  std::string outcome;
  std::int64_t rows = 0;
};

namespace imports {

[[nodiscard]] Result<void> add(db::Tx& tx, const std::string& commune, const Batch& batch);
[[nodiscard]] Result<void> save(db::Tx& tx, const std::string& commune, const Batch& batch);
[[nodiscard]] Result<std::optional<Batch>> find(db::Tx& tx, const std::string& commune, const std::string& id);
[[nodiscard]] Result<std::vector<Batch>> recent(db::Tx& tx,
                                                const std::string& commune);  // newest first, without bodies
[[nodiscard]] Result<void> drop(db::Tx& tx, const std::string& commune, const std::string& id);
[[nodiscard]] Result<void> clear_rows(db::Tx& tx, const std::string& commune, const std::string& batch);

[[nodiscard]] Result<void> add_row(db::Tx& tx, const std::string& commune, const std::string& batch,
                                   const StoredRow& row);
[[nodiscard]] Result<std::vector<Tally>> tally(db::Tx& tx, const std::string& commune, const std::string& batch);
struct Page {
  std::string status;  // "" = all
  std::string reason;  // "" = all
  std::int64_t after = 0;
  std::int64_t limit = 50;
};
[[nodiscard]] Result<std::vector<StoredRow>> rows(db::Tx& tx, const std::string& commune, const std::string& batch,
                                                  const Page& page);
// Rows that wait to be written: certain ones, and doubtful ones a person has accepted.
[[nodiscard]] Result<std::vector<StoredRow>> accepted(db::Tx& tx, const std::string& commune, const std::string& batch,
                                                      std::int64_t limit);
[[nodiscard]] Result<std::int64_t> count_accepted(db::Tx& tx, const std::string& commune, const std::string& batch);
// Rows written and not yet taken back.
[[nodiscard]] Result<std::vector<StoredRow>> written(db::Tx& tx, const std::string& commune, const std::string& batch,
                                                     std::int64_t limit);
[[nodiscard]] Result<std::int64_t> count_written(db::Tx& tx, const std::string& commune, const std::string& batch);
// Rows that are still not in: doubtful without a decision, refused, gone stale.
[[nodiscard]] Result<std::vector<StoredRow>> left_over(db::Tx& tx, const std::string& commune, const std::string& batch,
                                                       std::int64_t after, std::int64_t limit);

[[nodiscard]] Result<void> decide(db::Tx& tx, const std::string& commune, const std::string& batch, std::int64_t n,
                                  const std::string& decision);
[[nodiscard]] Result<void> decide_all(db::Tx& tx, const std::string& commune, const std::string& batch,
                                      const std::string& reason, const std::string& decision);
[[nodiscard]] Result<void> finish_row(db::Tx& tx, const std::string& commune, const std::string& batch, std::int64_t n,
                                      const std::string& outcome, std::int64_t commit_number);

}  // namespace imports
}  // namespace hvs::people
