#include "server/auth/passwords.hpp"

#include "core/base/text.hpp"
#include "server/auth/totp.hpp"
#include "server/keys/keyring.hpp"
#include "text/auth.hpp"

namespace hvs::auth {
namespace passwords {

bool is_right(std::string_view typed, std::string_view stored) {
  if (typed.size() > 1000) return false;
  return keys::check_password(text::nfc(typed), stored);
}

Result<Change> read_change(Office& office, const std::string& account, const web::Call& call) {
  struct Before {
    std::optional<Account> account;
    std::vector<std::string> past;
  };
  HVS_TRY(before, office.read<Before>([&](db::Tx& tx) -> Result<Before> {
    HVS_TRY(found, accounts::by_id(tx, office.commune(), account));
    HVS_TRY(past, accounts::past_passwords(tx, office.commune(), account, remembered_passwords));
    return Before{std::move(found), std::move(past)};
  }));
  if (!before.account) return refuse(Kind::missing, t::auth::no_account.key);
  HVS_TRY(password, read_new_password(call.form.get("moi"), before.account->login));
  if (text::nfc(call.form.get("lai")) != password) return refuse(Kind::invalid, t::auth::password_differs.key);
  if (is_right(password, before.account->password_hash)) return refuse(Kind::invalid, t::auth::password_reused.key);
  for (const auto& old : before.past) {
    if (is_right(password, old)) return refuse(Kind::invalid, t::auth::password_reused.key);
  }
  auto hash = keys::hash_password(password);
  if (hash.empty()) return refuse(Kind::busy, t::auth::try_later.key, "no memory for argon2");
  return Change{std::move(hash)};
}

Result<void> save(Office& office, db::Tx& tx, const web::Call& call, const std::string& account, const Change& change) {
  HVS_TRY(before, accounts::by_id(tx, office.commune(), account));
  if (!before) return refuse(Kind::missing, t::auth::no_account.key);
  if (auto set = accounts::set_password(tx, office.commune(), *before, change.hash, false, call.now); !set) return set;
  auto line = office.entry(call, "auth.password_change", account);
  line.actor = account;
  return audit::append(tx, office.commune(), line);
}

std::string temporary(const Office& office) {
  constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string out;
  while (out.size() < 19) {
    if (out.size() % 5 == 4) {
      out += '-';
      continue;
    }
    const auto byte = static_cast<std::uint8_t>(office.services.keys.random(1)[0]);
    if (byte < letters.size() * 8) out += letters[byte % letters.size()];
  }
  return out;
}

}  // namespace passwords

std::vector<std::string> new_recovery_codes(const Office& office) {
  std::vector<std::string> codes;
  for (int i = 0; i < 10; ++i) codes.push_back(totp::recovery_code(office.services.keys.random(7)));
  return codes;
}

Result<void> keep_recovery_codes(Office& office, db::Tx& tx, const std::string& account,
                                 const std::vector<std::string>& codes) {
  std::vector<std::string> hashes;
  for (const auto& code : codes)
    hashes.push_back(office.services.keys.find_hash(totp::read_recovery(code), "account.recovery:" + account));
  return accounts::replace_recovery(tx, office.commune(), account, hashes);
}

}  // namespace hvs::auth
