#include "server/journal/outbox_store.hpp"

#include "core/journal/reasons.hpp"

namespace hvs::journal::outbox_files {
namespace {

constexpr db::Sql one{"journal.outbox_file",
                      "SELECT id, received, received_by, status, decided, decided_by, operations, taken, known, held,"
                      " aside, body FROM outbox_file WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql list{"journal.outbox_files",
                       "SELECT id, received, received_by, status, decided, decided_by, operations, taken, known, held,"
                       " aside FROM outbox_file WHERE commune_id = $1 AND ($2 = '' OR received_by = $2)"
                       " ORDER BY received DESC, id LIMIT 30"};
constexpr db::Sql waiting{"journal.outbox_files_waiting",
                          "SELECT COUNT(*) FROM outbox_file WHERE commune_id = $1 AND status = 'cho'"};
constexpr db::Sql put{
    "journal.outbox_file_put",
    "INSERT INTO outbox_file (commune_id, id, received, received_by, status, decided, decided_by,"
    " operations, taken, known, held, aside, body)"
    " VALUES ($1, $2, $3, $4, 'cho', 0, '', 0, 0, 0, 0, 0, $5) ON CONFLICT (commune_id, id) DO NOTHING"};
constexpr db::Sql close{
    "journal.outbox_file_close",
    "UPDATE outbox_file SET status = $3, decided = $4, decided_by = $5, operations = $6, taken = $7,"
    " known = $8, held = $9, aside = $10, body = $11 WHERE commune_id = $1 AND id = $2"};

HandedIn read(const db::Row& r) {
  return {r.text(0),
          from_ms(r.integer(1)),
          r.text(2),
          r.text(3),
          from_ms(r.integer(4)),
          r.text(5),
          {r.integer(6), r.integer(7), r.integer(8), r.integer(9), r.integer(10)},
          {}};
}

}  // namespace

Result<std::optional<HandedIn>> find(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one, {commune, id}));
  if (rows.empty()) return std::nullopt;
  auto file = read(rows[0]);
  file.body = rows[0].text(11);
  return file;
}

Result<std::vector<HandedIn>> recent(db::Tx& tx, const std::string& commune, const std::string& by) {
  HVS_TRY(rows, tx.run(list, {commune, by}));
  std::vector<HandedIn> out;
  for (const auto& row : rows) out.push_back(read(row));
  return out;
}

Result<void> keep(db::Tx& tx, const std::string& commune, const HandedIn& file) {
  HVS_TRY(count, tx.run(waiting, {commune}));
  if (count.at(0).integer(0) >= most_waiting) return refuse(Kind::busy, reason::file_too_many);
  return tx.post(put, {commune, file.id, to_ms(file.received), file.received_by, db::Blob{file.body}});
}

Result<void> decide(db::Tx& tx, const std::string& commune, const HandedIn& file) {
  const auto& n = file.counts;
  return tx.post(close, {commune, file.id, file.status, to_ms(file.decided), file.decided_by, n.operations, n.taken,
                         n.known, n.held, n.aside, db::Blob{file.body}});
}

}  // namespace hvs::journal::outbox_files
