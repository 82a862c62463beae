#include "server/auth/devices.hpp"

#include "core/base/bytes.hpp"
#include "server/keys/keyring.hpp"

namespace hvs::auth::devices {
namespace {

using db::Sql;

constexpr Sql get{"auth.device", "SELECT secret_hash, kind, class_id FROM device WHERE commune_id = $1 AND id = $2"};
constexpr Sql put{"auth.device_put",
                  "INSERT INTO device (commune_id, id, secret_hash, kind, class_id, created_at, seen_at) VALUES ($1, "
                  "$2, $3, 'phone', '', $4, $5)"};
constexpr Sql update_class{"auth.device_class",
                           "UPDATE device SET kind = $3, class_id = $4 WHERE commune_id = $1 AND id = $2"};
constexpr Sql select_learners{"auth.device_learners",
                              "SELECT account_id, last_at FROM device_learner WHERE commune_id = $1 AND device_id = $2"
                              " ORDER BY last_at DESC, account_id LIMIT $3"};
constexpr Sql put_learner{
    "auth.device_remember",
    "INSERT INTO device_learner (commune_id, device_id, account_id, last_at) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (commune_id, device_id, account_id) DO UPDATE SET last_at = excluded.last_at"};
constexpr Sql drop_learner{"auth.device_forget",
                           "DELETE FROM device_learner WHERE commune_id = $1 AND device_id = $2 AND account_id = $3"};

}  // namespace

Result<std::optional<Device>> find(db::Tx& tx, const std::string& commune, std::string_view cookie) {
  const auto dot = cookie.find('.');
  if (dot == std::string_view::npos || cookie.size() > 100) return std::nullopt;
  const std::string id{cookie.substr(0, dot)};
  HVS_TRY(rows, tx.run(get, {commune, id}));
  if (rows.empty() || !keys::same_secret(rows[0].text(0), bytes::hex(bytes::sha256(cookie.substr(dot + 1)))))
    return std::nullopt;
  return Device{id, rows[0].text(1) == "class", rows[0].text(2), {}};
}

Result<Device> make(db::Tx& tx, const keys::Keyring& keys, const std::string& commune, const std::string& id,
                    Instant now) {
  const auto secret = bytes::base64url(keys.random(16));
  if (auto made = tx.post(put, {commune, id, bytes::hex(bytes::sha256(secret)), to_ms(now), to_ms(now)}); !made)
    return std::unexpected(made.error());
  return Device{id, false, {}, id + "." + secret};
}

Result<void> set_class(db::Tx& tx, const std::string& commune, const std::string& device, const std::string& class_id) {
  return tx.post(update_class, {commune, device, class_id.empty() ? "phone" : "class", class_id});
}

Result<std::vector<Tile>> learners(db::Tx& tx, const std::string& commune, const std::string& device) {
  HVS_TRY(rows, tx.run(select_learners, {commune, device, tiles}));
  std::vector<Tile> out;
  for (const auto& row : rows) out.push_back({row.text(0), from_ms(row.integer(1))});
  return out;
}

Result<void> remember(db::Tx& tx, const std::string& commune, const std::string& device, const std::string& account,
                      Instant now) {
  return tx.post(put_learner, {commune, device, account, to_ms(now)});
}

Result<void> forget(db::Tx& tx, const std::string& commune, const std::string& device, const std::string& account) {
  return tx.post(drop_learner, {commune, device, account});
}

}  // namespace hvs::auth::devices
