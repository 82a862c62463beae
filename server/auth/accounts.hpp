// Accounts and their grants: the SQL of tables account, account_grant, recovery_code, past_password.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/auth/model.hpp"
#include "core/base/time.hpp"
#include "server/db/db.hpp"

namespace hvs::auth {

struct Account {
  std::string id;
  bool staff = false;
  std::string person;  // "" for an account without a person in the register
  std::string login;   // "" for learners
  std::string name;
  std::string password_hash;
  Instant password_set_at{};
  bool must_change = false;
  std::string totp_sealed;  // "" until the second factor is set up
  std::int64_t totp_last_step = 0;
  std::string pictures_sealed;
  Instant disabled_at{};
  Instant created_at{};
  Instant entered_at{};
  [[nodiscard]] bool is_disabled() const { return to_ms(disabled_at) != 0; }
};

struct GrantRow {
  std::string id;
  Grant grant;
};

namespace accounts {

Result<std::optional<Account>> by_id(db::Tx& tx, const std::string& commune, const std::string& id);
Result<std::optional<Account>> by_login(db::Tx& tx, const std::string& commune, const std::string& login);
Result<std::optional<Account>> learner_of(db::Tx& tx, const std::string& commune, const std::string& person);
// Staff in the order they were made, after the id `after`; at most `limit`.
Result<std::vector<Account>> staff(db::Tx& tx, const std::string& commune, const std::string& after,
                                   std::int64_t limit);
// Refusal: auth.login_taken.
Result<void> insert(db::Tx& tx, const std::string& commune, const Account& account);
// The same person asked for twice at once ends as one account.
Result<void> insert_learner(db::Tx& tx, const std::string& commune, const Account& account);

Result<void> set_password(db::Tx& tx, const std::string& commune, const Account& before, const std::string& hash,
                          bool must_change, Instant now);
Result<std::vector<std::string>> past_passwords(db::Tx& tx, const std::string& commune, const std::string& id,
                                                int count);
Result<void> set_totp(db::Tx& tx, const std::string& commune, const std::string& id,
                      const std::string& sealed);  // "" takes it away
// False when this step or a later one was already used (RFC 6238 §5.2).
Result<bool> use_totp_step(db::Tx& tx, const std::string& commune, const std::string& id, std::int64_t step);
Result<void> replace_recovery(db::Tx& tx, const std::string& commune, const std::string& id,
                              const std::vector<std::string>& hashes);
Result<bool> use_recovery(db::Tx& tx, const std::string& commune, const std::string& id, const std::string& hash,
                          Instant now);
Result<std::int64_t> recovery_left(db::Tx& tx, const std::string& commune, const std::string& id);
Result<void> set_pictures(db::Tx& tx, const std::string& commune, const std::string& id, const std::string& sealed);
Result<void> set_disabled(db::Tx& tx, const std::string& commune, const std::string& id, Instant at);
Result<void> set_entered(db::Tx& tx, const std::string& commune, const std::string& id, Instant at);

Result<std::vector<GrantRow>> grants(db::Tx& tx, const std::string& commune, const std::string& id);
Result<void> add_grant(db::Tx& tx, const std::string& commune, const std::string& account, const GrantRow& row);
Result<void> end_grant(db::Tx& tx, const std::string& commune, const std::string& account, const std::string& grant,
                       Instant at);
// Accounts, not disabled, that hold `role` over the whole commune at `now`.
Result<std::vector<std::string>> holders(db::Tx& tx, const std::string& commune, Role role, Instant now);

}  // namespace accounts
}  // namespace hvs::auth
