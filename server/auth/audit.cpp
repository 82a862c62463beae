#include "server/auth/audit.hpp"

#include <limits>

#include "core/base/bytes.hpp"
#include "server/keys/keyring.hpp"

namespace hvs::auth::audit {
namespace {

using db::Sql;

constexpr Sql open_head{
    "auth.audit_open",
    "INSERT INTO audit_head (commune_id, seq, hash) VALUES ($1, 0, '') ON CONFLICT (commune_id) DO NOTHING"};
constexpr Sql take_head{"auth.audit_take",
                        "UPDATE audit_head SET seq = seq + 1 WHERE commune_id = $1 RETURNING seq, hash"};
constexpr Sql set_head{"auth.audit_head", "UPDATE audit_head SET hash = $2 WHERE commune_id = $1"};
constexpr Sql get_head{"auth.audit_get_head", "SELECT seq, hash FROM audit_head WHERE commune_id = $1"};
constexpr Sql insert{"auth.audit_append",
                     "INSERT INTO audit_log (commune_id, seq, at, actor, action, target, result, detail, source, hash)"
                     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
constexpr Sql walk{"auth.audit_walk",
                   "SELECT seq, at, actor, action, target, result, detail, source, hash FROM audit_log WHERE "
                   "commune_id = $1 ORDER BY seq"};
constexpr Sql newest{"auth.audit_page",
                     "SELECT seq, at, actor, action, target, result, detail, source, hash FROM audit_log"
                     " WHERE commune_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3"};

// Length-prefixed parts: no two different rows share a line.
std::string next_hash(std::string_view before, const std::string& commune, std::int64_t seq, const Entry& e) {
  std::string line;
  bytes::put_text(line, before);
  bytes::put_text(line, commune);
  bytes::put_varint(line, static_cast<std::uint64_t>(seq));
  bytes::put_varint(line, static_cast<std::uint64_t>(to_ms(e.at)));
  for (const auto* part : {&e.actor, &e.action, &e.target, &e.result, &e.detail, &e.source})
    bytes::put_text(line, *part);
  return bytes::hex(bytes::sha256(line));
}

Entry read(const db::Row& row) {
  return {from_ms(row.integer(1)), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7)};
}

}  // namespace

std::string seal_source(const keys::Keyring& keys, std::string_view peer) {
  return peer.empty() ? std::string{} : bytes::base64url(keys.seal(peer, "audit.source"));
}

Result<void> append(db::Tx& tx, const std::string& commune, const Entry& entry) {
  if (auto opened = tx.post(open_head, {commune}); !opened) return opened;
  HVS_TRY(head, tx.run(take_head, {commune}));
  const auto seq = head.front().integer(0);
  const auto hash = next_hash(head.front().text(1), commune, seq, entry);
  if (auto added = tx.post(insert, {commune, seq, to_ms(entry.at), entry.actor, entry.action, entry.target,
                                    entry.result, entry.detail, entry.source, hash});
      !added) {
    return added;
  }
  return tx.post(set_head, {commune, hash});
}

Result<Verdict> verify(db::Database& db, const std::string& commune) {
  Verdict out;
  const auto done = db.read([&](db::Tx& tx) -> Result<void> {
    out = {};
    std::int64_t seq = 0;
    if (auto walked = tx.scan(walk, db::Args{std::vector<db::Value>{commune}},
                              [&](const db::Row& row) {
                                ++seq;
                                const auto hash = next_hash(out.last_hash, commune, seq, read(row));
                                if (row.integer(0) != seq || row.text(8) != hash) {
                                  out.broken_at = seq;
                                  return false;
                                }
                                out.last_hash = hash;
                                out.rows = seq;
                                return true;
                              });
        !walked) {
      return walked;
    }
    HVS_TRY(head, tx.run(get_head, {commune}));
    const bool ends_right =
        head.empty() ? out.rows == 0 : head.front().integer(0) == out.rows && head.front().text(1) == out.last_hash;
    if (out.broken_at == 0 && !ends_right) out.broken_at = out.rows + 1;  // rows cut off the end
    out.whole = out.broken_at == 0;
    return {};
  });
  if (!done) return std::unexpected(done.error());
  return out;
}

Result<std::vector<Line>> page(db::Tx& tx, const std::string& commune, std::int64_t before, std::int64_t limit) {
  if (before <= 0) before = std::numeric_limits<std::int64_t>::max();
  HVS_TRY(rows, tx.run(newest, {commune, before, limit}));
  std::vector<Line> out;
  for (const auto& row : rows) out.push_back({row.integer(0), read(row)});
  return out;
}

}  // namespace hvs::auth::audit
