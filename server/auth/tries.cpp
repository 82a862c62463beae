#include "server/auth/tries.hpp"

namespace hvs::auth::tries {
namespace {

using db::Sql;

constexpr Sql get{"auth.tries",
                  "SELECT failures, first_at, locked_until FROM login_attempt WHERE commune_id = $1 AND subject = $2"};
constexpr Sql put{
    "auth.tries_put",
    "INSERT INTO login_attempt (commune_id, subject, failures, first_at, locked_until) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (commune_id, subject) DO UPDATE SET failures = excluded.failures, first_at = excluded.first_at,"
    " locked_until = excluded.locked_until"};
constexpr Sql drop{"auth.tries_drop", "DELETE FROM login_attempt WHERE commune_id = $1 AND subject = $2"};

}  // namespace

Result<Tries> load(db::Tx& tx, const std::string& commune, const std::string& subject) {
  HVS_TRY(rows, tx.run(get, {commune, subject}));
  if (rows.empty()) return Tries{};
  return Tries{static_cast<int>(rows[0].integer(0)), from_ms(rows[0].integer(1)), from_ms(rows[0].integer(2))};
}

Result<Tries> fail(db::Tx& tx, const std::string& commune, const std::string& subject, const TryRule& rule,
                   Instant now) {
  HVS_TRY(before, load(tx, commune, subject));
  const auto after = is_locked(before, now) ? before : after_failure(before, rule, now);
  if (auto put_down = tx.post(put, {commune, subject, after.failures, to_ms(after.first), to_ms(after.locked_until)});
      !put_down) {
    return std::unexpected(put_down.error());
  }
  return after;
}

Result<void> clear(db::Tx& tx, const std::string& commune, const std::string& subject) {
  return tx.post(drop, {commune, subject});
}

}  // namespace hvs::auth::tries
