#include "server/auth/sessions.hpp"

#include <array>
#include <limits>
#include <mutex>

#include "core/base/bytes.hpp"
#include "server/auth/accounts.hpp"
#include "server/keys/keyring.hpp"

namespace hvs::auth {
namespace {

using db::Sql;

constexpr Sql select{"auth.session",
                     "SELECT id, account_id, device_id, keep, stage, door, draft, created_at, seen_at FROM session"
                     " WHERE commune_id = $1 AND secret_hash = $2"};
constexpr Sql insert{"auth.session_open",
                     "INSERT INTO session (commune_id, secret_hash, id, account_id, device_id, keep, stage, door, "
                     "draft, created_at, seen_at)"
                     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
constexpr Sql update_seen{"auth.session_seen",
                          "UPDATE session SET seen_at = $3 WHERE commune_id = $1 AND secret_hash = $2"};
constexpr Sql update_draft{"auth.session_draft",
                           "UPDATE session SET draft = $3 WHERE commune_id = $1 AND secret_hash = $2"};
constexpr Sql remove{"auth.session_close", "DELETE FROM session WHERE commune_id = $1 AND secret_hash = $2"};
constexpr Sql remove_one{"auth.session_close_one",
                         "DELETE FROM session WHERE commune_id = $1 AND account_id = $2 AND id = $3"};
constexpr Sql remove_all{"auth.session_close_all", "DELETE FROM session WHERE commune_id = $1 AND account_id = $2"};
constexpr Sql remove_old{"auth.session_sweep",
                         "DELETE FROM session WHERE commune_id = $1 AND (seen_at < $2 OR created_at < $3)"};
constexpr Sql select_of{
    "auth.session_list",
    "SELECT id, door, keep, created_at, seen_at, stage FROM session WHERE commune_id = $1 AND account_id = $2"
    " ORDER BY seen_at DESC, id LIMIT 200"};

constexpr std::array<std::string_view, 4> stages{"full", "second_factor", "set_up_factor", "new_password"};
constexpr std::size_t cache_limit = 200'000;
constexpr std::int64_t seen_every_ms = 60'000;  // how exact the stored "last seen" is

Stage read_stage(std::string_view name) {
  for (std::size_t i = 0; i < stages.size(); ++i) {
    if (stages[i] == name) return static_cast<Stage>(i);
  }
  return Stage::second_factor;
}

std::string hash_of(std::string_view cookie) { return bytes::hex(bytes::sha256(cookie)); }

}  // namespace

Sessions::Sessions(db::Database& db, const keys::Keyring& keys, Directory& directory, std::string commune)
    : db_(db),
      keys_(keys),
      directory_(directory),
      commune_(std::move(commune)),
      trust_ms_(db.engine() == "sqlite" ? std::numeric_limits<std::int64_t>::max() : 5'000) {}

Result<std::shared_ptr<const Session>> Sessions::find(std::string_view cookie, Instant now) {
  if (cookie.size() != 22) return nullptr;  // 128 bits in base64url
  const auto hash = hash_of(cookie);
  std::shared_ptr<Session> session;
  std::uint64_t drops = 0;
  {
    const std::shared_lock lock(mutex_);
    if (const auto found = cache_.find(hash); found != cache_.end()) session = found->second;
    drops = drops_;
  }
  if (!session || to_ms(now) - session->loaded > trust_ms_) {
    HVS_TRY(fresh, load(hash, cookie, now));
    session = std::move(fresh);
    const std::unique_lock lock(mutex_);
    if (!session) {
      cache_.erase(hash);
      return nullptr;
    }
    if (cache_.size() >= cache_limit) cache_.clear();  // they come back one by one
    if (drops == drops_) cache_[hash] = session;
  }
  if (is_over(session->keep, session->created, from_ms(session->seen.load()), now)) return nullptr;
  session->seen.store(to_ms(now));
  auto stored = session->seen_stored.load();
  if (to_ms(now) - stored > seen_every_ms && session->seen_stored.compare_exchange_strong(stored, to_ms(now))) {
    db_.submit(
        [commune = commune_, hash, now](db::Tx& tx) { return tx.post(update_seen, {commune, hash, to_ms(now)}); },
        [](Result<void>) {});
  }
  return std::shared_ptr<const Session>(std::move(session));
}

Result<std::shared_ptr<Session>> Sessions::load(const std::string& hash, std::string_view cookie, Instant now) {
  std::shared_ptr<Session> out;
  const auto done = db_.read([&](db::Tx& tx) -> Result<void> {
    out = nullptr;
    HVS_TRY(rows, tx.run(select, {commune_, hash}));
    if (rows.empty()) return {};
    const auto& row = rows.front();
    HVS_TRY(account, accounts::by_id(tx, commune_, row.text(1)));
    if (!account || account->is_disabled()) return {};
    auto session = std::make_shared<Session>();
    session->secret_hash = hash;
    session->keep = read_keep(row.text(3));
    session->stage = read_stage(row.text(4));
    session->door = row.text(5);
    session->draft = row.text(6);
    session->created = from_ms(row.integer(7));
    session->seen = row.integer(8);
    session->seen_stored = row.integer(8);
    session->loaded = to_ms(now);
    auto& me = session->me;
    me.commune = commune_;
    me.account = account->id;
    me.person = account->person;
    me.name = account->name;
    me.session = row.text(0);
    me.device = row.text(2);
    me.csrf = bytes::base64url(keys::hmac_sha256(cookie, "csrf")).substr(0, 22);
    me.second_factor = account->staff && session->stage == Stage::full;
    if (!account->staff) {
      HVS_TRY(learner, directory_.learner(tx, commune_, account->person));
      if (!learner) return {};  // withdrawn or merged away
      me.name = learner->name;
    }
    HVS_TRY(granted, accounts::grants(tx, commune_, account->id));
    for (auto& g : granted) me.grants.push_back(std::move(g.grant));
    out = std::move(session);
    return {};
  });
  if (!done) return std::unexpected(done.error());
  return out;
}

Result<std::string> Sessions::open(db::Tx& tx, const Opening& o, const std::string& id, Instant now) {
  auto cookie = bytes::base64url(keys_.random(16));
  if (auto made = tx.post(
          insert, {commune_, hash_of(cookie), id, o.account, o.device, std::string(keep_name(o.keep)),
                   std::string(stages[static_cast<std::size_t>(o.stage)]), o.door,
                   o.draft.empty() ? db::Value{nullptr} : db::Value{db::Blob{o.draft}}, to_ms(now), to_ms(now)});
      !made) {
    return std::unexpected(made.error());
  }
  return cookie;
}

Result<void> Sessions::set_draft(db::Tx& tx, const Session& session, const std::string& sealed) {
  return tx.post(update_draft, {commune_, session.secret_hash, db::Blob{sealed}});
}

Result<void> Sessions::close(db::Tx& tx, const std::string& secret_hash) {
  return tx.post(remove, {commune_, secret_hash});
}

Result<void> Sessions::close_one(db::Tx& tx, const std::string& account, const std::string& id) {
  return tx.post(remove_one, {commune_, account, id});
}

Result<void> Sessions::close_all(db::Tx& tx, const std::string& account) {
  return tx.post(remove_all, {commune_, account});
}

Result<std::vector<SessionLine>> Sessions::list(db::Tx& tx, const std::string& account, Instant now) {
  HVS_TRY(rows, tx.run(select_of, {commune_, account}));
  std::vector<SessionLine> out;
  for (const auto& row : rows) {
    SessionLine line{row.text(0), row.text(1), read_keep(row.text(2)), from_ms(row.integer(3)),
                     from_ms(row.integer(4))};
    if (row.text(5) == stages[0] && !is_over(line.keep, line.created, line.seen, now)) out.push_back(std::move(line));
  }
  return out;
}

Result<void> Sessions::sweep(db::Tx& tx, Instant now) {
  const auto longest = session_rule(Keep::own_phone);
  return tx.post(remove_old, {commune_, to_ms(now - longest.idle), to_ms(now - longest.whole)});
}

void Sessions::drop(const std::string& account) {
  const std::unique_lock lock(mutex_);
  ++drops_;
  std::erase_if(cache_, [&](const auto& entry) { return entry.second->me.account == account; });
}

}  // namespace hvs::auth
