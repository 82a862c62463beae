#include "server/auth/cards.hpp"

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "server/keys/keyring.hpp"
#include "text/auth.hpp"
#include "text/door.hpp"

namespace hvs::auth::cards {
namespace {

using db::Sql;

constexpr Sql by_token{"auth.card_by_token",
                       "SELECT id, account_id, token_sealed, class_id, issued_at, expires_at, voided_at FROM card"
                       " WHERE commune_id = $1 AND token_hash = $2"};
constexpr Sql by_account{"auth.card_of_account",
                         "SELECT id, account_id, token_sealed, class_id, issued_at, expires_at, voided_at FROM card"
                         " WHERE commune_id = $1 AND account_id = $2 AND voided_at = 0 AND expires_at > $3 ORDER BY "
                         "issued_at DESC, id DESC LIMIT 1"};
constexpr Sql insert{"auth.card_issue",
                     "INSERT INTO card (commune_id, id, account_id, token_hash, token_sealed, class_id, issued_at, "
                     "expires_at, voided_at)"
                     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)"};
constexpr Sql set_void{"auth.card_void",
                       "UPDATE card SET voided_at = $3 WHERE commune_id = $1 AND account_id = $2 AND voided_at = 0"};
constexpr Sql set_expires{"auth.card_renew",
                          "UPDATE card SET expires_at = $3, class_id = '' WHERE commune_id = $1 AND id = $2"};

constexpr std::size_t token_letters = 22;  // 128 bits in base64url

Result<Card> read(const Office& office, const db::Row& row) {
  HVS_TRY(token, office.services.keys.unseal(row.text(2), "card.token:" + row.text(1)));
  return Card{row.text(0),
              row.text(1),
              std::move(token),
              row.text(3),
              from_ms(row.integer(4)),
              from_ms(row.integer(5)),
              from_ms(row.integer(6))};
}

std::string token_in(std::string_view scanned) {
  auto text = text::trim(scanned);
  if (const auto at = text.rfind("/the/"); at != std::string::npos) text.erase(0, at + 5);
  if (const auto end = text.find_first_of("?#/"); end != std::string::npos) text.erase(end);
  return text.size() == token_letters ? text : std::string{};
}

}  // namespace

Result<Card> find(Office& office, db::Tx& tx, std::string_view scanned, Instant now) {
  const auto token = token_in(scanned);
  if (token.empty()) return refuse(Kind::missing, t::door::card_unknown.key);
  HVS_TRY(rows, tx.run(by_token, {office.commune(), office.services.keys.find_hash(token, "card.token")}));
  if (rows.empty()) return refuse(Kind::missing, t::door::card_unknown.key);
  HVS_TRY(card, read(office, rows.front()));
  if (to_ms(card.voided_at) != 0 || now >= card.expires_at) return refuse(Kind::denied, t::door::card_over.key);
  if (!card.class_id.empty()) {
    // L6: a card made for a class ends with it, unless renewed (renewing takes the class off the card).
    HVS_TRY(its_class, office.directory.find_class(tx, office.commune(), card.class_id));
    if (!its_class || !its_class->open) return refuse(Kind::denied, t::door::card_over.key);
  }
  return std::move(card);
}

Result<std::optional<Card>> current(Office& office, db::Tx& tx, const std::string& account, Instant now) {
  HVS_TRY(rows, tx.run(by_account, {office.commune(), account, to_ms(now)}));
  if (rows.empty()) return std::nullopt;
  HVS_TRY(card, read(office, rows.front()));
  return std::move(card);
}

Result<Card> issue(Office& office, db::Tx& tx, const std::string& account, const std::string& class_id, Instant now) {
  const auto& keys = office.services.keys;
  Card card{office.new_id(), account, bytes::base64url(keys.random(16)), class_id, now, now + lifetime, {}};
  if (auto made = tx.post(insert, {office.commune(), card.id, account, keys.find_hash(card.token, "card.token"),
                                   db::Blob{keys.seal(card.token, "card.token:" + account)}, class_id, to_ms(now),
                                   to_ms(card.expires_at)});
      !made) {
    return std::unexpected(made.error());
  }
  return card;
}

Result<void> void_all(Office& office, db::Tx& tx, const std::string& account, Instant now) {
  return tx.post(set_void, {office.commune(), account, to_ms(now)});
}

Result<void> renew(Office& office, db::Tx& tx, const std::string& card, Instant now) {
  return tx.post(set_expires, {office.commune(), card, to_ms(now + lifetime)});
}

Result<std::string> pictures_of(Office& office, db::Tx& tx, const Account& account) {
  const auto& keys = office.services.keys;
  if (!account.pictures_sealed.empty()) return keys.unseal(account.pictures_sealed, "account.pictures:" + account.id);
  const auto raw = keys.random(8);
  std::uint64_t number = 0;
  for (const char c : raw) number = number << 8 | static_cast<std::uint8_t>(c);
  auto code = picture_code(static_cast<std::size_t>(number % picture_sequences));
  if (auto set =
          accounts::set_pictures(tx, office.commune(), account.id, keys.seal(code, "account.pictures:" + account.id));
      !set) {
    return std::unexpected(set.error());
  }
  return code;
}

Result<void> new_pictures(Office& office, db::Tx& tx, const Account& account) {
  auto without = account;
  without.pictures_sealed.clear();
  HVS_TRY(code, pictures_of(office, tx, without));
  (void)code;
  return {};
}

Result<std::vector<Print>> for_print(Office& office, const web::Call& call, std::span<const std::string> persons,
                                     const std::string& class_id) {
  return office.write<std::vector<Print>>([&](db::Tx& tx) -> Result<std::vector<Print>> {
    std::vector<Print> out;
    for (const auto& person : persons) {
      HVS_TRY(learner, office.directory.learner(tx, office.commune(), person));
      if (!learner) continue;
      HVS_TRY(account, learner_account(office, tx, *learner, call.now));
      HVS_TRY(code, pictures_of(office, tx, account));
      HVS_TRY(card, current(office, tx, account.id, call.now));
      if (!card) {
        HVS_TRY(made, issue(office, tx, account.id, class_id, call.now));
        card = std::move(made);
      }
      Print print{person,
                  learner->name,
                  learner->area_name,
                  office.services.settings.public_url + "/vao/the/" + card->token,
                  card->token,
                  {}};
      for (std::string_view rest = code; !rest.empty();) {
        const auto space = rest.find(' ');
        print.pictures.emplace_back(rest.substr(0, space));
        rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
      }
      out.push_back(std::move(print));
    }
    auto line = office.entry(call, "auth.cards_print", class_id);
    line.detail = std::to_string(out.size());
    if (auto logged = audit::append(tx, office.commune(), line); !logged) return std::unexpected(logged.error());
    return out;
  });
}

}  // namespace hvs::auth::cards
