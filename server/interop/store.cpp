#include "server/interop/store.hpp"

#include <zlib.h>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/interop/fields.hpp"
#include "core/journal/authority.hpp"
#include "core/journal/codec.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

constexpr std::size_t part_bytes = 2900;

constexpr db::Sql load_state{"interop.load_package", "SELECT state FROM package WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql put_package{
    "interop.put_package",
    "INSERT INTO package (commune_id, id, title, standard, identifier, hash, before, shown, state)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (commune_id, id) DO UPDATE SET title = excluded.title,"
    " standard = excluded.standard, identifier = excluded.identifier, hash = excluded.hash,"
    " before = excluded.before, shown = excluded.shown, state = excluded.state"};
constexpr db::Sql all_packages{"interop.all_packages",
                               "SELECT id, title, standard, identifier, hash, before, shown FROM package"
                               " WHERE commune_id = $1 ORDER BY title, id LIMIT 500"};
constexpr db::Sql one_package{"interop.one_package",
                              "SELECT id, title, standard, identifier, hash, before, shown FROM package"
                              " WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql insert_step{
    "interop.insert_step",
    "INSERT INTO package_step (commune_id, id, person_id, verb, object, score, seconds, version, author, claimed_ms,"
    " received_ms, commit_no) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    " ON CONFLICT (commune_id, id) DO NOTHING",
    db::Turn::any};
// What was once done stays done; the best score stands.
constexpr db::Sql put_progress{
    "interop.put_progress",
    "INSERT INTO package_progress (commune_id, person_id, object, done, passed, score, seconds, changed_ms)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (commune_id, person_id, object) DO UPDATE SET"
    " done = CASE WHEN package_progress.done > excluded.done THEN package_progress.done ELSE excluded.done END,"
    " passed = CASE WHEN package_progress.passed > excluded.passed THEN package_progress.passed"
    " ELSE excluded.passed END,"
    " score = CASE WHEN package_progress.score > excluded.score THEN package_progress.score ELSE excluded.score END,"
    " seconds = CASE WHEN package_progress.seconds > excluded.seconds THEN package_progress.seconds"
    " ELSE excluded.seconds END, changed_ms = excluded.changed_ms"};
constexpr db::Sql insert_answer{
    "interop.insert_answer",
    "INSERT INTO package_answer (commune_id, id, person_id, object, response, result, version, author, claimed_ms,"
    " received_ms, commit_no) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    " ON CONFLICT (commune_id, id) DO NOTHING",
    db::Turn::any};
constexpr db::Sql put_answered{"interop.put_answered",
                               "INSERT INTO package_answered (commune_id, person_id, object, response, result)"
                               " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (commune_id, person_id, object) DO UPDATE SET"
                               " response = excluded.response, result = excluded.result"};
constexpr db::Sql put_part{
    "interop.put_part",
    "INSERT INTO package_state (commune_id, person_id, object, part, save, parts, words)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (commune_id, person_id, object, part) DO UPDATE SET"
    " save = excluded.save, parts = excluded.parts, words = excluded.words"};
constexpr db::Sql progress_in{"interop.progress_in",
                              "SELECT object, done, passed, score, seconds FROM package_progress"
                              " WHERE commune_id = $1 AND person_id = $2 AND object LIKE $3"};
constexpr db::Sql parts_of{"interop.parts_of",
                           "SELECT part, save, parts, words FROM package_state"
                           " WHERE commune_id = $1 AND person_id = $2 AND object = $3 ORDER BY part"};
constexpr db::Sql answers_in{"interop.answers_in",
                             "SELECT object, response, result FROM package_answered"
                             " WHERE commune_id = $1 AND person_id = $2 AND object LIKE $3"};
constexpr db::Sql put_upload{
    "interop.put_upload",
    "INSERT INTO package_upload (commune_id, id, account, name, bytes, received, status, done, wanted, problem, detail,"
    " kind, hash, report, package_id, created_ms)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    " ON CONFLICT (commune_id, id) DO UPDATE SET received = excluded.received, status = excluded.status,"
    " done = excluded.done, wanted = excluded.wanted, problem = excluded.problem, detail = excluded.detail,"
    " kind = excluded.kind, hash = excluded.hash, report = excluded.report, package_id = excluded.package_id"};
constexpr db::Sql one_upload{
    "interop.one_upload",
    "SELECT id, account, name, bytes, received, status, done, wanted, problem, detail, kind, hash, report, package_id,"
    " created_ms FROM package_upload WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql recent_uploads{
    "interop.recent_uploads",
    "SELECT id, account, name, bytes, received, status, done, wanted, problem, detail, kind, hash, '', package_id,"
    " created_ms FROM package_upload WHERE commune_id = $1 ORDER BY created_ms DESC, id DESC LIMIT 30"};

std::string value(const journal::RecordState& state, std::string_view field) {
  return std::string{journal::value_of(state, field)};
}
std::string value(const journal::Operation& op, std::string_view field) {
  return std::string{journal::value_of(op, field)};
}
std::int64_t number(const journal::Operation& op, std::string_view field, std::int64_t otherwise) {
  long long n = 0;
  return text::read_int(value(op, field), n) ? n : otherwise;
}

Result<std::vector<journal::RecordState>> load(db::Tx& tx, const std::string& commune,
                                               std::span<const std::string> ids) {
  std::vector<journal::RecordState> out;
  for (const auto& id : ids) {
    auto& state = out.emplace_back();
    state.entity = "package";
    state.entity_id = id;
    HVS_TRY(rows, tx.run(load_state, {commune, id}));
    if (rows.empty()) continue;
    HVS_TRY(fields, journal::unpack_fields(rows[0].text(0), journal::Values::with));
    state.exists = true;
    state.fields = std::move(fields);
  }
  return out;
}

using States = const journal::RecordState&;
using Names = std::span<const std::string>;

Result<void> save_package(db::Tx& tx, const std::string& commune, const journal::Operation& op, States, States after,
                          Names, std::uint64_t, Instant) {
  return tx.post(put_package,
                 {commune, op.entity_id, value(after, "title"), value(after, "standard"), value(after, "identifier"),
                  value(after, "hash"), value(after, "before"), std::int64_t{value(after, "shown") == "1"},
                  db::Blob{journal::pack_fields(after.fields, journal::Values::with)}});
}

Result<void> save_step(db::Tx& tx, const std::string& commune, const journal::Operation& op, States, States, Names,
                       std::uint64_t commit, Instant received) {
  const auto person = value(op, "person");
  const auto verb = value(op, "verb");
  const auto score = number(op, "score", -1);
  const auto seconds = number(op, "seconds", 0);
  HVS_TRY(posted, tx.post(insert_step, {commune, op.entity_id, person, verb, value(op, "object"), score, seconds,
                                        value(op, "version"), op.author, to_ms(op.claimed), to_ms(received),
                                        static_cast<std::int64_t>(commit)}));
  (void)posted;
  const std::int64_t passed = verb == "passed" ? 1 : verb == "failed" ? 0 : -1;
  return tx.post(put_progress, {commune, person, value(op, "object"), std::int64_t{verb != "experienced"}, passed,
                                score, seconds, to_ms(received)});
}

Result<void> save_answer(db::Tx& tx, const std::string& commune, const journal::Operation& op, States, States, Names,
                         std::uint64_t commit, Instant received) {
  HVS_TRY(posted, tx.post(insert_answer, {commune, op.entity_id, value(op, "person"), value(op, "object"),
                                          value(op, "response"), value(op, "result"), value(op, "version"), op.author,
                                          to_ms(op.claimed), to_ms(received), static_cast<std::int64_t>(commit)}));
  (void)posted;
  return tx.post(put_answered,
                 {commune, value(op, "person"), value(op, "object"), value(op, "response"), value(op, "result")});
}

Result<void> save_part(db::Tx& tx, const std::string& commune, const journal::Operation& op, States, States, Names,
                       std::uint64_t, Instant) {
  return tx.post(put_part, {commune, value(op, "person"), value(op, "object"), number(op, "part", 0), value(op, "save"),
                            number(op, "of", 0), value(op, "text")});
}

Package package_of(const db::Row& row) {
  Package out{.id = row.text(0),
              .title = row.text(1),
              .identifier = row.text(3),
              .hash = row.text(4),
              .before = row.text(5),
              .shown = row.integer(6) == 1};
  (void)read_standard(row.text(2), out.standard);
  return out;
}

Upload upload_of(const db::Row& row) {
  return {row.text(0),  row.text(1),    row.text(2),    row.integer(3), row.integer(4),
          row.text(5),  row.integer(6), row.integer(7), row.text(8),    row.text(9),
          row.text(10), row.text(11),   row.text(12),   row.text(13),   row.integer(14)};
}

}  // namespace

std::vector<journal::Store> stores() {
  std::vector<journal::Store> all(4);
  all[0].entity = "package";
  all[0].load = &load;
  all[0].save = &save_package;
  all[1].entity = "package_step";
  all[1].save = &save_step;
  all[2].entity = "package_answer";
  all[2].save = &save_answer;
  all[3].entity = "package_state";
  all[3].save = &save_part;
  return all;
}

Result<std::vector<Package>> list_packages(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(all_packages, {commune}));
  std::vector<Package> out;
  for (const auto& row : rows) out.push_back(package_of(row));
  return out;
}

Result<std::optional<Package>> find_package(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one_package, {commune, id}));
  if (rows.empty()) return std::optional<Package>{};
  return std::optional{package_of(rows[0])};
}

namespace uploads {

Result<void> put(db::Tx& tx, const std::string& commune, const Upload& u) {
  return tx.post(put_upload, {commune, u.id, u.account, u.name, u.bytes, u.received, u.status, u.done, u.wanted,
                              u.problem, u.detail, u.kind, u.hash, u.report, u.package, u.created});
}
Result<std::optional<Upload>> find(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one_upload, {commune, id}));
  if (rows.empty()) return std::optional<Upload>{};
  return std::optional{upload_of(rows[0])};
}
Result<std::vector<Upload>> recent(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(recent_uploads, {commune}));
  std::vector<Upload> out;
  for (const auto& row : rows) out.push_back(upload_of(row));
  return out;
}

}  // namespace uploads

Result<std::map<std::string, ItemState, std::less<>>> progress_of(db::Tx& tx, const std::string& commune,
                                                                  const std::string& person,
                                                                  const std::string& package) {
  HVS_TRY(rows, tx.run(progress_in, {commune, person, package + "/%"}));
  std::map<std::string, ItemState, std::less<>> out;
  for (const auto& row : rows)
    out[row.text(0).substr(package.size() + 1)] = {true, row.integer(1) == 1, static_cast<int>(row.integer(2)),
                                                   static_cast<int>(row.integer(3)), row.integer(4)};
  return out;
}

Result<std::string> state_of(db::Tx& tx, const std::string& commune, const std::string& person,
                             const std::string& object) {
  HVS_TRY(rows, tx.run(parts_of, {commune, person, object}));
  if (rows.empty()) return std::string{};
  // Parts of an older, longer save may still lie behind; those of the last one stand first and share its id.
  std::string text;
  const auto parts = rows[0].integer(2);
  for (std::int64_t n = 0; n < parts; ++n) {
    const auto at = static_cast<std::size_t>(n);
    if (at >= rows.size() || rows[at].integer(0) != n || rows[at].text(1) != rows[0].text(1)) return std::string{};
    text += rows[at].text(3);
  }
  return unpack_state(text);
}

Result<std::vector<Answered>> answered(db::Tx& tx, const std::string& commune, const std::string& person,
                                       const std::string& object) {
  HVS_TRY(rows, tx.run(answers_in, {commune, person, object + "#%"}));
  std::vector<Answered> out;
  for (const auto& row : rows) out.push_back({row.text(0).substr(object.size() + 1), row.text(1), row.text(2)});
  return out;
}

std::vector<std::string> pack_state(const std::string& state) {
  auto size = compressBound(static_cast<uLong>(state.size()));
  std::string packed(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(state.data()),
                static_cast<uLong>(state.size()), 6) != Z_OK)
    return {};
  packed.resize(size);
  const auto text = bytes::base64url(packed);
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < text.size(); at += part_bytes) parts.push_back(text.substr(at, part_bytes));
  return parts;
}

Result<std::string> unpack_state(const std::string& text) {
  HVS_TRY(packed, bytes::from_base64url(text));
  std::string out(state_bytes + 1, '\0');
  auto size = static_cast<uLongf>(out.size());
  if (uncompress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(packed.data()),
                 static_cast<uLong>(packed.size())) != Z_OK)
    return refuse(Kind::broken, t::interop::bad_report.key);
  out.resize(size);
  return out;
}

}  // namespace hvs::interop
