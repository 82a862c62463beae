#include "server/auth/commands.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "server/auth/passwords.hpp"
#include "server/keys/keyring.hpp"
#include "text/auth.hpp"

namespace hvs::auth::commands {
namespace {

using Work = std::function<Result<void>(db::Tx&, const Account&)>;

Result<Account> staff_account(Office& office, db::Tx& tx, const std::string& login) {
  HVS_TRY(found, is_uuid(login) ? accounts::by_id(tx, office.commune(), login)
                                : accounts::by_login(tx, office.commune(), login));
  if (!found || !found->staff) return refuse(Kind::missing, t::auth::no_account.key);
  return std::move(*found);
}

// The common shape: find the account, do the work, write the audit line, then forget what memory believes.
Result<void> change(Office& office, const std::string& login, audit::Entry by, std::string_view action,
                    const Work& work) {
  const auto id = office.write<std::string>([&](db::Tx& tx) -> Result<std::string> {
    HVS_TRY(account, staff_account(office, tx, login));
    if (auto done = work(tx, account); !done) return std::unexpected(done.error());
    auto line = by;
    line.action = action;
    line.target = account.id;
    if (auto logged = audit::append(tx, office.commune(), line); !logged) return std::unexpected(logged.error());
    return account.id;
  });
  if (!id) return std::unexpected(id.error());
  office.sessions.drop(*id);
  return {};
}

// Whether somebody else still may manage accounts everywhere.
Result<void> keep_an_administrator(Office& office, db::Tx& tx, const std::string& leaving, Instant now) {
  HVS_TRY(holders, accounts::holders(tx, office.commune(), Role::administrator, now));
  if (std::find(holders.begin(), holders.end(), leaving) == holders.end() || holders.size() > 1) return {};
  return refuse(Kind::conflict, t::auth::last_administrator.key);
}

}  // namespace

Result<Made> add(Office& office, const NewAccount& wanted, const audit::Entry& by) {
  HVS_TRY(login, read_login(wanted.login));
  const auto name = text::nfc(text::squeeze(wanted.name));
  if (text::letters(name) < 2 || text::code_points(name) > 80) return refuse(Kind::invalid, t::auth::name_missing.key);
  Made made{office.new_id(), login, wanted.password.empty() ? passwords::temporary(office) : wanted.password};
  HVS_TRY(password, read_new_password(made.password, login));
  Account account;
  account.id = made.id;
  account.staff = true;
  account.login = login;
  account.name = name;
  account.person = wanted.person;
  account.password_hash = keys::hash_password(password);
  account.password_set_at = by.at;
  account.must_change = true;
  account.created_at = by.at;
  const auto done = office.write<bool>([&](db::Tx& tx) -> Result<bool> {
    if (auto added = accounts::insert(tx, office.commune(), account); !added) return std::unexpected(added.error());
    const GrantRow row{office.new_id(), {wanted.role, wanted.area, by.at, wanted.until}};
    if (auto granted = accounts::add_grant(tx, office.commune(), account.id, row); !granted)
      return std::unexpected(granted.error());
    auto line = by;
    line.action = "auth.account_add";
    line.target = account.id;
    line.detail = std::string(role_name(wanted.role)) + " " + wanted.area;
    if (auto logged = audit::append(tx, office.commune(), line); !logged) return std::unexpected(logged.error());
    return true;
  });
  if (!done) return std::unexpected(done.error());
  return made;
}

Result<Made> reset_password(Office& office, const std::string& login, const audit::Entry& by) {
  Made made{{}, {}, passwords::temporary(office)};
  const auto hash = keys::hash_password(made.password);
  auto done = change(office, login, by, "auth.password_reset", [&](db::Tx& tx, const Account& account) -> Result<void> {
    made.id = account.id;
    made.login = account.login;
    if (auto set = accounts::set_password(tx, office.commune(), account, hash, true, by.at); !set) return set;
    return office.sessions.close_all(tx, account.id);
  });
  if (!done) return std::unexpected(done.error());
  return made;
}

Result<void> reset_factor(Office& office, const std::string& login, const audit::Entry& by) {
  return change(office, login, by, "auth.factor_reset", [&](db::Tx& tx, const Account& account) -> Result<void> {
    if (auto set = accounts::set_totp(tx, office.commune(), account.id, {}); !set) return set;
    if (auto gone = accounts::replace_recovery(tx, office.commune(), account.id, {}); !gone) return gone;
    return office.sessions.close_all(tx, account.id);
  });
}

Result<void> disable(Office& office, const std::string& login, const audit::Entry& by) {
  return change(office, login, by, "auth.account_disable", [&](db::Tx& tx, const Account& account) -> Result<void> {
    if (auto safe = keep_an_administrator(office, tx, account.id, by.at); !safe) return safe;
    if (auto set = accounts::set_disabled(tx, office.commune(), account.id, by.at); !set) return set;
    return office.sessions.close_all(tx, account.id);
  });
}

Result<void> enable(Office& office, const std::string& login, const audit::Entry& by) {
  return change(office, login, by, "auth.account_enable", [&](db::Tx& tx, const Account& account) -> Result<void> {
    if (auto set = accounts::set_disabled(tx, office.commune(), account.id, {}); !set) return set;
    return accounts::set_entered(tx, office.commune(), account.id, by.at);  // the 45 days (SE-05) start anew
  });
}

Result<void> close_sessions(Office& office, const std::string& login, const audit::Entry& by) {
  return change(office, login, by, "auth.sessions_close",
                [&](db::Tx& tx, const Account& account) { return office.sessions.close_all(tx, account.id); });
}

Result<void> grant(Office& office, const std::string& login, const Grant& wanted, const audit::Entry& by) {
  auto line = by;
  line.detail = std::string(role_name(wanted.role)) + " " + wanted.area;
  return change(office, login, line, "auth.grant", [&](db::Tx& tx, const Account& account) {
    return accounts::add_grant(tx, office.commune(), account.id, {office.new_id(), wanted});
  });
}

Result<void> end_grant(Office& office, const std::string& login, const std::string& grant_id, const audit::Entry& by) {
  auto line = by;
  line.detail = grant_id;
  return change(office, login, line, "auth.grant_end", [&](db::Tx& tx, const Account& account) -> Result<void> {
    if (auto ended = accounts::end_grant(tx, office.commune(), account.id, grant_id, by.at); !ended) return ended;
    HVS_TRY(holders, accounts::holders(tx, office.commune(), Role::administrator, by.at));
    if (holders.empty()) return refuse(Kind::conflict, t::auth::last_administrator.key);
    return {};
  });
}

Result<std::vector<Listed>> list(Office& office, const std::string& after, std::int64_t limit) {
  return office.read<std::vector<Listed>>([&](db::Tx& tx) -> Result<std::vector<Listed>> {
    HVS_TRY(page, accounts::staff(tx, office.commune(), after, limit));
    std::vector<Listed> out;
    for (auto& account : page) {
      HVS_TRY(grants, accounts::grants(tx, office.commune(), account.id));
      out.push_back({std::move(account), std::move(grants)});
    }
    return out;
  });
}

Result<Listed> find(Office& office, const std::string& login) {
  return office.read<Listed>([&](db::Tx& tx) -> Result<Listed> {
    HVS_TRY(account, staff_account(office, tx, login));
    HVS_TRY(grants, accounts::grants(tx, office.commune(), account.id));
    return Listed{std::move(account), std::move(grants)};
  });
}

std::string role_matrix_csv() {
  std::string out = "\xEF\xBB\xBF";
  out += t::auth::matrix_right.vi;
  for (std::size_t role = 0; role < role_count; ++role) {
    out += ',';
    out += say("auth.role_" + std::string(role_name(static_cast<Role>(role))));
  }
  out += "\r\n";
  for (std::size_t right = static_cast<std::size_t>(Right::learn); right < right_count; ++right) {
    out += '"';
    out += say("auth.right_" + std::string(right_name(static_cast<Right>(right))));
    out += '"';
    for (std::size_t role = 0; role < role_count; ++role) {
      const auto rights = rights_of(static_cast<Role>(role));
      out += std::find(rights.begin(), rights.end(), static_cast<Right>(right)) != rights.end() ? ",x" : ",";
    }
    out += "\r\n";
  }
  return out;
}

Result<Made> add_demo(Office& office, const DemoAccount& wanted) {
  if (!office.services.settings.demo)
    return refuse(Kind::denied, t::auth::not_your_role.key, "only for synthetic installations");
  const audit::Entry by{office.services.now(), "demo", {}, {}, "ok", {}, {}};
  HVS_TRY(made, add(office, wanted.account, by));
  const auto login = read_login(wanted.account.login).value_or(std::string{});
  if (auto set = change(
          office, login, by, "auth.demo_factor",
          [&](db::Tx& tx, const Account& account) -> Result<void> {
            if (auto kept = accounts::set_password(tx, office.commune(), account, account.password_hash, false, by.at);
                !kept)
              return kept;
            return accounts::set_totp(tx, office.commune(), account.id,
                                      office.services.keys.seal(wanted.totp_secret, "account.totp:" + account.id));
          });
      !set) {
    return std::unexpected(set.error());
  }
  return made;
}

}  // namespace hvs::auth::commands
