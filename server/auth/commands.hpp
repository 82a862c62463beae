// What the accounts desk and the command line (`hocvuso account …`, `hocvuso audit verify`) both do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/auth/office.hpp"

namespace hvs::auth::commands {

struct NewAccount {
  std::string login;
  std::string name;
  Role role = Role::volunteer;
  std::string area;      // "" = the whole commune
  Instant until{};       // 0 = open end
  std::string password;  // "" = make a temporary one; either way it must be changed at the first sign-in
  std::string person;    // register id, when known
};
struct Made {
  std::string id;
  std::string login;
  std::string password;  // to be handed over once
};

// `actor` is the account that does it; "" from the command line ("dong-lenh" in the audit).
// Refusals: auth.login_form, auth.login_taken, auth.name_missing, auth.password_short …
[[nodiscard]] Result<Made> add(Office& office, const NewAccount& wanted, const audit::Entry& by);
// Below, `login` may also be the account's id (addresses of pages carry no names).
// A new temporary password; ends all sessions. Refusal: auth.no_account.
[[nodiscard]] Result<Made> reset_password(Office& office, const std::string& login, const audit::Entry& by);
// Second factor and recovery codes gone: the next sign-in sets them up anew. Ends all sessions.
[[nodiscard]] Result<void> reset_factor(Office& office, const std::string& login, const audit::Entry& by);
// Refusal: auth.last_administrator (the commune must not lock itself out).
[[nodiscard]] Result<void> disable(Office& office, const std::string& login, const audit::Entry& by);
[[nodiscard]] Result<void> enable(Office& office, const std::string& login, const audit::Entry& by);
[[nodiscard]] Result<void> close_sessions(Office& office, const std::string& login, const audit::Entry& by);
[[nodiscard]] Result<void> grant(Office& office, const std::string& login, const Grant& wanted, const audit::Entry& by);
[[nodiscard]] Result<void> end_grant(Office& office, const std::string& login, const std::string& grant_id,
                                     const audit::Entry& by);

struct Listed {
  Account account;
  std::vector<GrantRow> grants;
};
[[nodiscard]] Result<std::vector<Listed>> list(Office& office, const std::string& after_id, std::int64_t limit);
[[nodiscard]] Result<Listed> find(Office& office, const std::string& login);

// Role × right as CSV with a byte order mark, for PD-05.
[[nodiscard]] std::string role_matrix_csv();

// For demo installations: a staff account whose password and second factor are known and printed. Never in a real one.
struct DemoAccount {
  NewAccount account;
  std::string totp_secret;  // raw bytes
};
[[nodiscard]] Result<Made> add_demo(Office& office, const DemoAccount& wanted);

}  // namespace hvs::auth::commands
