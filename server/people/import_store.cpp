#include "server/people/import_store.hpp"

namespace hvs::people::imports {
namespace {

constexpr db::Sql put_batch{
    "people.import_put",
    "INSERT INTO import_batch (commune_id, id, file_name, status, default_area, ethnic_basis, author, created, lines, "
    "done,"
    " wanted, kept, problem, body)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
    " ON CONFLICT (commune_id, id) DO UPDATE SET status = excluded.status, lines = excluded.lines, done = "
    "excluded.done,"
    " wanted = excluded.wanted, kept = excluded.kept, problem = excluded.problem, body = excluded.body"};
constexpr db::Sql get_batch{
    "people.import_get",
    "SELECT id, file_name, status, default_area, ethnic_basis, author, created, lines, done, wanted,"
    " kept, problem, body FROM import_batch WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql recent_batches{
    "people.import_recent",
    "SELECT id, file_name, status, default_area, ethnic_basis, author, created, lines, done, wanted,"
    " kept, problem FROM import_batch WHERE commune_id = $1 ORDER BY created DESC, id DESC LIMIT 20"};
constexpr db::Sql drop_batch{"people.import_drop", "DELETE FROM import_batch WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql drop_rows{"people.import_drop_rows", "DELETE FROM import_row WHERE commune_id = $1 AND batch = $2"};
constexpr db::Sql put_row{"people.import_row_put",
                          "INSERT INTO import_row (commune_id, batch, n, status, proposal, decision, reason, outcome, "
                          "person, commit_number, body)"
                          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
constexpr db::Sql count_rows{
    "people.import_tally",
    "SELECT status, reason, decision, outcome, COUNT(n) FROM import_row WHERE commune_id = $1 AND batch = $2"
    " GROUP BY status, reason, decision, outcome ORDER BY status, reason, decision, outcome"};
constexpr db::Sql page_all{
    "people.import_rows",
    "SELECT n, status, proposal, decision, reason, outcome, person, commit_number, body FROM import_row"
    " WHERE commune_id = $1 AND batch = $2 AND n > $3 AND (CAST($5 AS TEXT) = '' OR reason = $5) ORDER BY n LIMIT $4"};
constexpr db::Sql page_status{
    "people.import_rows_status",
    "SELECT n, status, proposal, decision, reason, outcome, person, commit_number, body FROM import_row"
    " WHERE commune_id = $1 AND batch = $2 AND n > $3 AND (CAST($5 AS TEXT) = '' OR reason = $5) AND status = $6"
    " ORDER BY n LIMIT $4"};
constexpr db::Sql next_accepted{
    "people.import_accepted",
    "SELECT n, status, proposal, decision, reason, outcome, person, commit_number, body FROM import_row"
    " WHERE commune_id = $1 AND batch = $2 AND outcome = '' AND (status = 'add' OR status = 'update' OR"
    " (status = 'review' AND (decision = 'add' OR (decision = 'take' AND proposal <> 'leave')))) ORDER BY n LIMIT $3"};
constexpr db::Sql accepted_count{
    "people.import_accepted_count",
    "SELECT COUNT(n) FROM import_row WHERE commune_id = $1 AND batch = $2 AND outcome = '' AND (status = 'add' OR"
    " status = 'update' OR (status = 'review' AND (decision = 'add' OR (decision = 'take' AND proposal <> 'leave'))))"};
constexpr db::Sql next_written{
    "people.import_written",
    "SELECT n, status, proposal, decision, reason, outcome, person, commit_number, body FROM import_row"
    " WHERE commune_id = $1 AND batch = $2 AND outcome = 'done' ORDER BY n LIMIT $3"};
constexpr db::Sql written_count{
    "people.import_written_count",
    "SELECT COUNT(n) FROM import_row WHERE commune_id = $1 AND batch = $2 AND outcome = 'done'"};
constexpr db::Sql next_left_over{
    "people.import_left_over",
    "SELECT n, status, proposal, decision, reason, outcome, person, commit_number, body FROM import_row"
    " WHERE commune_id = $1 AND batch = $2 AND n > $3 AND (status = 'refused' OR outcome = 'stale' OR outcome = "
    "'refused'"
    " OR (status = 'review' AND outcome = '' AND (decision = '' OR decision = 'leave'))) ORDER BY n LIMIT $4"};
constexpr db::Sql set_decision{"people.import_decide",
                               "UPDATE import_row SET decision = $4 WHERE commune_id = $1 AND batch = $2 AND n = $3 "
                               "AND status = 'review' AND outcome = ''"};
constexpr db::Sql set_decisions{
    "people.import_decide_all",
    "UPDATE import_row SET decision = $4 WHERE commune_id = $1 AND batch = $2 AND reason = $3 AND status = 'review'"
    " AND outcome = ''"};
constexpr db::Sql set_outcome{
    "people.import_outcome",
    "UPDATE import_row SET outcome = $4, commit_number = $5 WHERE commune_id = $1 AND batch = $2 AND n = $3"};

Batch batch_in(const db::Row& r) {
  return {.id = r.text(0),
          .file_name = r.text(1),
          .status = r.text(2),
          .default_area = r.text(3),
          .ethnic_basis = r.text(4),
          .author = r.text(5),
          .created = r.integer(6),
          .lines = r.integer(7),
          .done = r.integer(8),
          .wanted = r.integer(9),
          .kept = r.integer(10),
          .problem = r.text(11),
          .body = r.size() > 12 ? r.text(12) : std::string{}};
}

std::vector<StoredRow> rows_in(const db::Rows& rows) {
  std::vector<StoredRow> out;
  out.reserve(rows.size());
  for (const auto& r : rows) {
    out.push_back({.n = r.integer(0),
                   .status = r.text(1),
                   .proposal = r.text(2),
                   .decision = r.text(3),
                   .reason = r.text(4),
                   .outcome = r.text(5),
                   .person = r.text(6),
                   .commit_number = r.integer(7),
                   .body = r.text(8)});
  }
  return out;
}

Result<std::int64_t> number(Result<db::Rows> rows) {
  if (!rows) return std::unexpected(rows.error());
  return rows->empty() ? 0 : rows->front().integer(0);
}

}  // namespace

Result<void> add(db::Tx& tx, const std::string& commune, const Batch& b) { return save(tx, commune, b); }

Result<void> save(db::Tx& tx, const std::string& commune, const Batch& b) {
  return tx.post(put_batch, {commune, b.id, b.file_name, b.status, b.default_area, b.ethnic_basis, b.author, b.created,
                             b.lines, b.done, b.wanted, b.kept, b.problem, db::Blob{b.body}});
}

Result<std::optional<Batch>> find(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(get_batch, {commune, id}));
  if (rows.empty()) return std::optional<Batch>{};
  return std::optional{batch_in(rows[0])};
}

Result<std::vector<Batch>> recent(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(recent_batches, {commune}));
  std::vector<Batch> out;
  for (const auto& r : rows) out.push_back(batch_in(r));
  return out;
}

Result<void> drop(db::Tx& tx, const std::string& commune, const std::string& id) {
  if (auto done = tx.post(drop_rows, {commune, id}); !done) return done;
  return tx.post(drop_batch, {commune, id});
}

Result<void> clear_rows(db::Tx& tx, const std::string& commune, const std::string& batch) {
  return tx.post(drop_rows, {commune, batch});
}

Result<void> add_row(db::Tx& tx, const std::string& commune, const std::string& batch, const StoredRow& r) {
  return tx.post(put_row, {commune, batch, r.n, r.status, r.proposal, r.decision, r.reason, r.outcome, r.person,
                           r.commit_number, db::Blob{r.body}});
}

Result<std::vector<Tally>> tally(db::Tx& tx, const std::string& commune, const std::string& batch) {
  HVS_TRY(rows, tx.run(count_rows, {commune, batch}));
  std::vector<Tally> out;
  for (const auto& r : rows) out.push_back({r.text(0), r.text(1), r.text(2), r.text(3), r.integer(4)});
  return out;
}

Result<std::vector<StoredRow>> rows(db::Tx& tx, const std::string& commune, const std::string& batch,
                                    const Page& page) {
  if (page.status.empty()) {
    HVS_TRY(found, tx.run(page_all, {commune, batch, page.after, page.limit, page.reason}));
    return rows_in(found);
  }
  HVS_TRY(found, tx.run(page_status, {commune, batch, page.after, page.limit, page.reason, page.status}));
  return rows_in(found);
}

Result<std::vector<StoredRow>> accepted(db::Tx& tx, const std::string& commune, const std::string& batch,
                                        std::int64_t limit) {
  HVS_TRY(found, tx.run(next_accepted, {commune, batch, limit}));
  return rows_in(found);
}
Result<std::int64_t> count_accepted(db::Tx& tx, const std::string& commune, const std::string& batch) {
  return number(tx.run(accepted_count, {commune, batch}));
}
Result<std::vector<StoredRow>> written(db::Tx& tx, const std::string& commune, const std::string& batch,
                                       std::int64_t limit) {
  HVS_TRY(found, tx.run(next_written, {commune, batch, limit}));
  return rows_in(found);
}
Result<std::int64_t> count_written(db::Tx& tx, const std::string& commune, const std::string& batch) {
  return number(tx.run(written_count, {commune, batch}));
}
Result<std::vector<StoredRow>> left_over(db::Tx& tx, const std::string& commune, const std::string& batch,
                                         std::int64_t after, std::int64_t limit) {
  HVS_TRY(found, tx.run(next_left_over, {commune, batch, after, limit}));
  return rows_in(found);
}

Result<void> decide(db::Tx& tx, const std::string& commune, const std::string& batch, std::int64_t n,
                    const std::string& decision) {
  return tx.post(set_decision, {commune, batch, n, decision});
}
Result<void> decide_all(db::Tx& tx, const std::string& commune, const std::string& batch, const std::string& reason,
                        const std::string& decision) {
  return tx.post(set_decisions, {commune, batch, reason, decision});
}
Result<void> finish_row(db::Tx& tx, const std::string& commune, const std::string& batch, std::int64_t n,
                        const std::string& outcome, std::int64_t commit_number) {
  return tx.post(set_outcome, {commune, batch, n, outcome, commit_number});
}

}  // namespace hvs::people::imports
