// The audit log: append-only, each row holding sha256(hash of the row before + its own canonical line). SE-08.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"
#include "server/db/db.hpp"

namespace hvs::keys {
class Keyring;
}

namespace hvs::auth::audit {

// Written in one transaction with what it tells about. No personal data in `target` and `detail`: ids and codes only.
struct Entry {
  Instant at{};
  std::string actor;          // account id; "" when nobody was signed in
  std::string action;         // "auth.sign_in", "auth.card_void", "people.import"
  std::string target;         // id of the account, card, record
  std::string result = "ok";  // or the code of the refusal
  std::string detail;         // short, machine-made
  std::string source;         // already sealed by `seal_source`; "" when there is none
};

// The peer's address, readable only with the installation's key (PD-21: the log holds no address in the clear).
[[nodiscard]] std::string seal_source(const keys::Keyring& keys, std::string_view peer);

[[nodiscard]] Result<void> append(db::Tx& tx, const std::string& commune, const Entry& entry);

struct Verdict {
  bool whole = false;
  std::int64_t rows = 0;       // that were read and right
  std::int64_t broken_at = 0;  // seq of the first row that is changed, missing or moved; 0 when whole
  std::string last_hash;       // note it outside the machine to prove later that nothing was cut off
};
// Walks the whole chain.
[[nodiscard]] Result<Verdict> verify(db::Database& db, const std::string& commune);

struct Line {
  std::int64_t seq = 0;
  Entry entry;
};
// Newest first, before `before` (0: from the end).
[[nodiscard]] Result<std::vector<Line>> page(db::Tx& tx, const std::string& commune, std::int64_t before,
                                             std::int64_t limit);

}  // namespace hvs::auth::audit
