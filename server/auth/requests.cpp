#include "server/auth/requests.hpp"

#include "core/base/bytes.hpp"
#include "server/keys/keyring.hpp"

namespace hvs::auth::requests {
namespace {

using db::Sql;

constexpr Sql withdraw{"auth.request_withdraw", "DELETE FROM door_request WHERE commune_id = $1 AND id = $2"};
constexpr Sql count_open{"auth.requests_of_person",
                         "SELECT COUNT(*) FROM door_request WHERE commune_id = $1 AND person_id = $2 AND state = "
                         "'waiting' AND asked_at > $3"};
constexpr Sql drop_old{"auth.request_sweep", "DELETE FROM door_request WHERE commune_id = $1 AND asked_at < $2"};
constexpr Sql insert{"auth.request_ask",
                     "INSERT INTO door_request (commune_id, id, secret_hash, person_id, class_id, area, number, state, "
                     "asked_at, decided_at, decided_by)"
                     " VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, 0, '')"};
constexpr Sql by_id{"auth.request",
                    "SELECT id, person_id, class_id, area, number, state, asked_at, secret_hash FROM door_request"
                    " WHERE commune_id = $1 AND id = $2 AND asked_at > $3"};
constexpr Sql all_waiting{"auth.requests_waiting",
                          "SELECT id, person_id, class_id, area, number, state, asked_at, secret_hash FROM door_request"
                          " WHERE commune_id = $1 AND state = 'waiting' AND asked_at > $2 ORDER BY asked_at LIMIT 300"};
constexpr Sql set_state{"auth.request_decide",
                        "UPDATE door_request SET state = $3, decided_by = $4, decided_at = $5"
                        " WHERE commune_id = $1 AND id = $2 AND state = 'waiting' RETURNING id"};
constexpr Sql set_used{
    "auth.request_use",
    "UPDATE door_request SET state = 'used' WHERE commune_id = $1 AND id = $2 AND state = 'approved' RETURNING id"};

std::string hash_of(std::string_view secret) { return bytes::hex(bytes::sha256(secret)); }

Request read(const db::Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.integer(4), row.text(5), from_ms(row.integer(6))};
}

}  // namespace

Result<void> ask(db::Tx& tx, const std::string& commune, const Request& r, const std::string& secret,
                 const std::optional<Request>& earlier) {
  if (earlier) {
    if (auto gone = tx.post(withdraw, {commune, earlier->id}); !gone) return gone;
  }
  if (auto swept = tx.post(drop_old, {commune, to_ms(r.asked_at - std::chrono::hours{24})}); !swept) return swept;
  return tx.post(insert, {commune, r.id, hash_of(secret), r.person, r.class_id, r.area, r.number, to_ms(r.asked_at)});
}

Result<std::int64_t> open_for(db::Tx& tx, const std::string& commune, const std::string& person, Instant now) {
  HVS_TRY(rows, tx.run(count_open, {commune, person, to_ms(now - lifetime)}));
  return rows.front().integer(0);
}

Result<std::optional<Request>> of_browser(db::Tx& tx, const std::string& commune, std::string_view cookie,
                                          Instant now) {
  const auto dot = cookie.find('.');
  if (dot == std::string_view::npos || cookie.size() > 100) return std::nullopt;
  HVS_TRY(rows, tx.run(by_id, {commune, std::string(cookie.substr(0, dot)), to_ms(now - lifetime)}));
  if (rows.empty() || !keys::same_secret(rows[0].text(7), hash_of(cookie.substr(dot + 1)))) return std::nullopt;
  return read(rows[0]);
}

Result<std::optional<Request>> waiting_one(db::Tx& tx, const std::string& commune, const std::string& id, Instant now) {
  HVS_TRY(rows, tx.run(by_id, {commune, id, to_ms(now - lifetime)}));
  if (rows.empty() || rows[0].text(5) != "waiting") return std::nullopt;
  return read(rows[0]);
}

Result<std::vector<Request>> waiting(db::Tx& tx, const std::string& commune, Instant now) {
  HVS_TRY(rows, tx.run(all_waiting, {commune, to_ms(now - lifetime)}));
  std::vector<Request> out;
  for (const auto& row : rows) out.push_back(read(row));
  return out;
}

Result<bool> decide(db::Tx& tx, const std::string& commune, const std::string& id, const char* state,
                    const std::string& by, Instant now) {
  HVS_TRY(rows, tx.run(set_state, {commune, id, state, by, to_ms(now)}));
  return !rows.empty();
}

Result<bool> use(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(set_used, {commune, id}));
  return !rows.empty();
}

}  // namespace hvs::auth::requests
