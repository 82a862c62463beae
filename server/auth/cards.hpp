// Learner cards (L6): a random token on paper, and the three pictures of the name door (L3).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/auth/office.hpp"

namespace hvs::auth::cards {

inline constexpr std::chrono::hours lifetime{24 * 365};

struct Card {
  std::string id;
  std::string account;
  std::string token;  // 22 letters; the address on the card is /vao/the/<token>
  std::string class_id;
  Instant issued_at{};
  Instant expires_at{};
  Instant voided_at{};
};

// By what was scanned or typed: a whole address or the token alone. Refusals: door.card_unknown, door.card_over.
[[nodiscard]] Result<Card> find(Office& office, db::Tx& tx, std::string_view scanned, Instant now);
[[nodiscard]] Result<std::optional<Card>> current(Office& office, db::Tx& tx, const std::string& account, Instant now);
[[nodiscard]] Result<Card> issue(Office& office, db::Tx& tx, const std::string& account, const std::string& class_id,
                                 Instant now);
[[nodiscard]] Result<void> void_all(Office& office, db::Tx& tx, const std::string& account, Instant now);
[[nodiscard]] Result<void> renew(Office& office, db::Tx& tx, const std::string& card, Instant now);

// "trau com ga"; made when first needed.
[[nodiscard]] Result<std::string> pictures_of(Office& office, db::Tx& tx, const Account& account);
[[nodiscard]] Result<void> new_pictures(Office& office, db::Tx& tx, const Account& account);

// What a printed card shows. `class_id` "" for a card that is bound to no class.
struct Print {
  std::string person;
  std::string name;
  std::string area_name;
  std::string address;  // for the QR: public_url + /vao/the/<token>
  std::string token;
  std::vector<std::string> pictures;  // three ids
};
// Cards for these persons, issued where there is none; who is unknown is left out. One transaction, audited as one
// line.
[[nodiscard]] Result<std::vector<Print>> for_print(Office& office, const web::Call& call,
                                                   std::span<const std::string> persons, const std::string& class_id);

}  // namespace hvs::auth::cards
