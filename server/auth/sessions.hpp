// Sessions: the cookie's hash in the table, the whole session in memory, so that a signed-in page costs no SQL.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/auth/model.hpp"
#include "core/auth/rules.hpp"
#include "server/auth/directory.hpp"
#include "server/db/db.hpp"

namespace hvs::keys {
class Keyring;
}

namespace hvs::auth {

// How far the way in has been walked. Only `full` acts; the others see nothing but their next step.
enum class Stage : std::uint8_t { full, second_factor, set_up_factor, new_password };

struct Session {
  std::string secret_hash;
  std::string door;   // "password", "card", "pictures", "teacher", "phone"
  std::string draft;  // sealed second factor while it is being set up
  Keep keep = Keep::pending;
  Stage stage = Stage::full;
  Instant created{};
  Me me;  // complete in every stage; `Gate` gives it out in stage full only
  mutable std::atomic<std::int64_t> seen{0};
  mutable std::atomic<std::int64_t> seen_stored{0};
  std::int64_t loaded = 0;
};

struct Opening {
  std::string account;
  std::string device;
  Keep keep = Keep::pending;
  Stage stage = Stage::full;
  std::string door;
  std::string draft;
};

struct SessionLine {
  std::string id;
  std::string door;
  Keep keep = Keep::pending;
  Instant created{};
  Instant seen{};
};

class Sessions {
 public:
  Sessions(db::Database& db, const keys::Keyring& keys, Directory& directory, std::string commune);

  // The living session of this cookie; null when there is none, it is over, or its account is disabled. A refusal
  // (db.*) says that nobody knows: it must never pass for "nobody is signed in".
  [[nodiscard]] Result<std::shared_ptr<const Session>> find(std::string_view cookie, Instant now);

  // A new cookie value. In the caller's transaction; nothing is cached before the next `find`.
  [[nodiscard]] Result<std::string> open(db::Tx& tx, const Opening& opening, const std::string& id, Instant now);
  [[nodiscard]] Result<void> set_draft(db::Tx& tx, const Session& session, const std::string& sealed);
  [[nodiscard]] Result<void> close(db::Tx& tx, const std::string& secret_hash);
  [[nodiscard]] Result<void> close_one(db::Tx& tx, const std::string& account, const std::string& id);
  [[nodiscard]] Result<void> close_all(db::Tx& tx, const std::string& account);
  [[nodiscard]] Result<std::vector<SessionLine>> list(db::Tx& tx, const std::string& account, Instant now);
  [[nodiscard]] Result<void> sweep(db::Tx& tx, Instant now);  // drops rows that are long over

  // After the commit of anything that changes an account or its sessions: revocation is immediate.
  void drop(const std::string& account);

 private:
  [[nodiscard]] Result<std::shared_ptr<Session>> load(const std::string& hash, std::string_view cookie, Instant now);
  db::Database& db_;
  const keys::Keyring& keys_;
  Directory& directory_;
  std::string commune_;
  std::int64_t
      trust_ms_;  // how long a loaded session is believed: with one server for ever, with several a few seconds
  std::shared_mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<Session>> cache_;
  std::uint64_t drops_ = 0;  // counts `drop`: a load that began before one is not kept
};

}  // namespace hvs::auth
