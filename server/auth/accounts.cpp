#include "server/auth/accounts.hpp"

#include "text/auth.hpp"
#include "text/db.hpp"

namespace hvs::auth::accounts {
namespace {

using db::Sql;
using db::Value;

constexpr Sql select_id{
    "auth.account_by_id",
    "SELECT id, kind, person_id, login, name, password_hash, password_set_at, must_change, totp_sealed,"
    " totp_last_step, pictures_sealed, disabled_at, created_at, entered_at FROM account WHERE commune_id = $1 AND id = "
    "$2"};
constexpr Sql select_login{
    "auth.account_by_login",
    "SELECT id, kind, person_id, login, name, password_hash, password_set_at, must_change, totp_sealed,"
    " totp_last_step, pictures_sealed, disabled_at, created_at, entered_at FROM account WHERE commune_id = $1 AND "
    "login = $2"};
constexpr Sql select_learner{
    "auth.account_of_learner",
    "SELECT id, kind, person_id, login, name, password_hash, password_set_at, must_change, totp_sealed,"
    " totp_last_step, pictures_sealed, disabled_at, created_at, entered_at FROM account"
    " WHERE commune_id = $1 AND person_id = $2 AND kind = 'learner'"};
constexpr Sql select_staff{
    "auth.staff_page",
    "SELECT id, kind, person_id, login, name, password_hash, password_set_at, must_change, totp_sealed,"
    " totp_last_step, pictures_sealed, disabled_at, created_at, entered_at FROM account"
    " WHERE commune_id = $1 AND kind = 'staff' AND id > $2 ORDER BY id LIMIT $3"};
constexpr Sql insert_account{"auth.insert_account",
                             "INSERT INTO account (commune_id, id, kind, person_id, login, name, password_hash, "
                             "password_set_at, must_change, created_at)"
                             " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id"};
constexpr Sql update_password{
    "auth.set_password",
    "UPDATE account SET password_hash = $3, password_set_at = $4, must_change = $5 WHERE commune_id = $1 AND id = $2"};
constexpr Sql insert_past{"auth.keep_past_password",
                          "INSERT INTO past_password (commune_id, account_id, set_at, password_hash) VALUES ($1, $2, "
                          "$3, $4) ON CONFLICT DO NOTHING"};
constexpr Sql select_past{
    "auth.past_passwords",
    "SELECT password_hash FROM past_password WHERE commune_id = $1 AND account_id = $2 ORDER BY set_at DESC LIMIT $3"};
constexpr Sql update_totp{"auth.set_totp",
                          "UPDATE account SET totp_sealed = $3, totp_last_step = 0 WHERE commune_id = $1 AND id = $2"};
constexpr Sql update_totp_step{
    "auth.use_totp_step",
    "UPDATE account SET totp_last_step = $3 WHERE commune_id = $1 AND id = $2 AND totp_last_step < $3 RETURNING id"};
constexpr Sql delete_recovery{"auth.drop_recovery",
                              "DELETE FROM recovery_code WHERE commune_id = $1 AND account_id = $2"};
constexpr Sql insert_recovery{
    "auth.add_recovery",
    "INSERT INTO recovery_code (commune_id, account_id, code_hash, used_at) VALUES ($1, $2, $3, 0)"};
constexpr Sql update_recovery{
    "auth.use_recovery",
    "UPDATE recovery_code SET used_at = $4 WHERE commune_id = $1 AND account_id = $2 AND code_hash = $3 AND used_at = 0"
    " RETURNING code_hash"};
constexpr Sql count_recovery{
    "auth.recovery_left",
    "SELECT COUNT(*) FROM recovery_code WHERE commune_id = $1 AND account_id = $2 AND used_at = 0"};
constexpr Sql update_pictures{"auth.set_pictures",
                              "UPDATE account SET pictures_sealed = $3 WHERE commune_id = $1 AND id = $2"};
constexpr Sql update_disabled{"auth.set_disabled",
                              "UPDATE account SET disabled_at = $3 WHERE commune_id = $1 AND id = $2"};
constexpr Sql update_entered{"auth.set_entered",
                             "UPDATE account SET entered_at = $3 WHERE commune_id = $1 AND id = $2"};
constexpr Sql select_grants{"auth.grants",
                            "SELECT id, role, area, valid_from, valid_until FROM account_grant WHERE commune_id = $1 "
                            "AND account_id = $2 ORDER BY id"};
constexpr Sql insert_grant{"auth.add_grant",
                           "INSERT INTO account_grant (commune_id, account_id, id, role, area, valid_from, valid_until)"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Sql update_grant{
    "auth.end_grant",
    "UPDATE account_grant SET valid_until = $4 WHERE commune_id = $1 AND account_id = $2 AND id = $3 RETURNING id"};
constexpr Sql select_holders{
    "auth.role_holders",
    "SELECT DISTINCT a.id FROM account a JOIN account_grant g ON g.commune_id = a.commune_id AND g.account_id = a.id"
    " WHERE a.commune_id = $1 AND a.disabled_at = 0 AND g.role = $2 AND g.area = '' AND g.valid_from <= $3"
    " AND (g.valid_until = 0 OR g.valid_until > $4)"};

Account read(const db::Row& row) {
  return {.id = row.text(0),
          .staff = row.text(1) == "staff",
          .person = row.text(2),
          .login = row.text(3),
          .name = row.text(4),
          .password_hash = row.text(5),
          .password_set_at = from_ms(row.integer(6)),
          .must_change = row.integer(7) != 0,
          .totp_sealed = row.text(8),
          .totp_last_step = row.integer(9),
          .pictures_sealed = row.text(10),
          .disabled_at = from_ms(row.integer(11)),
          .created_at = from_ms(row.integer(12)),
          .entered_at = from_ms(row.integer(13))};
}

Result<std::optional<Account>> one(Result<db::Rows> rows) {
  if (!rows) return std::unexpected(std::move(rows.error()));
  if (rows->empty()) return std::nullopt;
  return read(rows->front());
}

Value text_or_null(const std::string& text) { return text.empty() ? Value{nullptr} : Value{text}; }
Value blob_or_null(const std::string& bytes) { return bytes.empty() ? Value{nullptr} : Value{db::Blob{bytes}}; }

Result<bool> insert_row(db::Tx& tx, const std::string& commune, const Account& a) {
  HVS_TRY(rows, tx.run(insert_account, {commune, a.id, a.staff ? "staff" : "learner", text_or_null(a.person),
                                        text_or_null(a.login), a.name, text_or_null(a.password_hash),
                                        to_ms(a.password_set_at), a.must_change ? 1 : 0, to_ms(a.created_at)}));
  return !rows.empty();
}

}  // namespace

Result<std::optional<Account>> by_id(db::Tx& tx, const std::string& commune, const std::string& id) {
  return one(tx.run(select_id, {commune, id}));
}

Result<std::optional<Account>> by_login(db::Tx& tx, const std::string& commune, const std::string& login) {
  return one(tx.run(select_login, {commune, login}));
}

Result<std::optional<Account>> learner_of(db::Tx& tx, const std::string& commune, const std::string& person) {
  return one(tx.run(select_learner, {commune, person}));
}

Result<std::vector<Account>> staff(db::Tx& tx, const std::string& commune, const std::string& after,
                                   std::int64_t limit) {
  HVS_TRY(rows, tx.run(select_staff, {commune, after, limit}));
  std::vector<Account> out;
  out.reserve(rows.size());
  for (const auto& row : rows) out.push_back(read(row));
  return out;
}

Result<void> insert(db::Tx& tx, const std::string& commune, const Account& account) {
  HVS_TRY(fresh, insert_row(tx, commune, account));
  if (!fresh) return refuse(Kind::conflict, t::auth::login_taken.key);
  return {};
}

Result<void> insert_learner(db::Tx& tx, const std::string& commune, const Account& account) {
  HVS_TRY(fresh, insert_row(tx, commune, account));
  (void)fresh;
  return {};
}

Result<void> set_password(db::Tx& tx, const std::string& commune, const Account& before, const std::string& hash,
                          bool must_change, Instant now) {
  if (!before.password_hash.empty()) {
    if (auto kept = tx.post(insert_past, {commune, before.id, to_ms(before.password_set_at), before.password_hash});
        !kept)
      return kept;
  }
  return tx.post(update_password, {commune, before.id, hash, to_ms(now), must_change ? 1 : 0});
}

Result<std::vector<std::string>> past_passwords(db::Tx& tx, const std::string& commune, const std::string& id,
                                                int count) {
  HVS_TRY(rows, tx.run(select_past, {commune, id, count}));
  std::vector<std::string> out;
  for (const auto& row : rows) out.push_back(row.text(0));
  return out;
}

Result<void> set_totp(db::Tx& tx, const std::string& commune, const std::string& id, const std::string& sealed) {
  return tx.post(update_totp, {commune, id, blob_or_null(sealed)});
}

Result<bool> use_totp_step(db::Tx& tx, const std::string& commune, const std::string& id, std::int64_t step) {
  HVS_TRY(rows, tx.run(update_totp_step, {commune, id, step}));
  return !rows.empty();
}

Result<void> replace_recovery(db::Tx& tx, const std::string& commune, const std::string& id,
                              const std::vector<std::string>& hashes) {
  if (auto gone = tx.post(delete_recovery, {commune, id}); !gone) return gone;
  for (const auto& hash : hashes) {
    if (auto added = tx.post(insert_recovery, {commune, id, hash}); !added) return added;
  }
  return {};
}

Result<bool> use_recovery(db::Tx& tx, const std::string& commune, const std::string& id, const std::string& hash,
                          Instant now) {
  HVS_TRY(rows, tx.run(update_recovery, {commune, id, hash, to_ms(now)}));
  return !rows.empty();
}

Result<std::int64_t> recovery_left(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(count_recovery, {commune, id}));
  return rows.front().integer(0);
}

Result<void> set_pictures(db::Tx& tx, const std::string& commune, const std::string& id, const std::string& sealed) {
  return tx.post(update_pictures, {commune, id, db::Blob{sealed}});
}

Result<void> set_disabled(db::Tx& tx, const std::string& commune, const std::string& id, Instant at) {
  return tx.post(update_disabled, {commune, id, to_ms(at)});
}

Result<void> set_entered(db::Tx& tx, const std::string& commune, const std::string& id, Instant at) {
  return tx.post(update_entered, {commune, id, to_ms(at)});
}

Result<std::vector<GrantRow>> grants(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(select_grants, {commune, id}));
  std::vector<GrantRow> out;
  for (const auto& row : rows) {
    GrantRow g{row.text(0), {Role::learner, row.text(2), from_ms(row.integer(3)), from_ms(row.integer(4))}};
    if (read_role(row.text(1), g.grant.role))
      out.push_back(std::move(g));  // a role this program does not know gives nothing
  }
  return out;
}

Result<void> add_grant(db::Tx& tx, const std::string& commune, const std::string& account, const GrantRow& row) {
  return tx.post(insert_grant, {commune, account, row.id, std::string(role_name(row.grant.role)), row.grant.area,
                                to_ms(row.grant.from), to_ms(row.grant.until)});
}

Result<void> end_grant(db::Tx& tx, const std::string& commune, const std::string& account, const std::string& grant,
                       Instant at) {
  HVS_TRY(rows, tx.run(update_grant, {commune, account, grant, to_ms(at)}));
  if (rows.empty()) return refuse(Kind::missing, t::auth::no_account.key);
  return {};
}

Result<std::vector<std::string>> holders(db::Tx& tx, const std::string& commune, Role role, Instant now) {
  HVS_TRY(rows, tx.run(select_holders, {commune, std::string(role_name(role)), to_ms(now), to_ms(now)}));
  std::vector<std::string> out;
  for (const auto& row : rows) out.push_back(row.text(0));
  return out;
}

}  // namespace hvs::auth::accounts
