#include "server/app/between_rooms.hpp"

#include "server/auth/cards.hpp"
#include "server/auth/pictures.hpp"
#include "server/credentials/store.hpp"

namespace hvs::app {
namespace {

void note(auth::Office& office, const web::Call& call, std::string action, std::string target, std::string detail) {
  auto entry = office.entry(call, std::move(action), std::move(target));
  entry.detail = std::move(detail);
  (void)office.services.db.write([&](db::Tx& tx) { return auth::audit::append(tx, office.commune(), entry); });
}

}  // namespace

std::function<std::string(const std::string&)> account_name(const OfficePtr& office) {
  return [office](const std::string& account) -> std::string {
    const auto found = office->read<std::optional<auth::Account>>(
        [&](db::Tx& tx) { return auth::accounts::by_id(tx, office->commune(), account); });
    return found && *found ? (*found)->name : std::string{};
  };
}

std::function<void(const web::Call&, std::string, std::string, std::string)> noted(const OfficePtr& office) {
  return [office](const web::Call& call, std::string action, std::string target, std::string detail) {
    note(*office, call, std::move(action), std::move(target), std::move(detail));
  };
}

journal::Beside beside_journal(const OfficePtr& office) {
  journal::Beside beside;
  beside.who = [office](const std::string& account) -> std::optional<auth::Me> {
    std::optional<auth::Me> me;
    (void)office->services.db.read([&](db::Tx& tx) -> Result<void> {
      me.reset();
      HVS_TRY(found, auth::accounts::by_id(tx, office->commune(), account));
      if (!found) return {};
      auth::Me known;
      known.commune = office->commune();
      known.account = account;
      known.person = found->person;
      known.name = found->name;
      if (!found->is_disabled()) {
        HVS_TRY(rows, auth::accounts::grants(tx, office->commune(), account));
        for (auto& row : rows) known.grants.push_back(std::move(row.grant));
      }
      me = std::move(known);
      return {};
    });
    return me;
  };
  beside.audit = [office](const web::Call& call, std::string action, std::string target, std::string detail) {
    note(*office, call, std::move(action), std::move(target), std::move(detail));
  };
  return beside;
}

people::Beside beside_people(const OfficePtr& office) {
  people::Beside beside;
  beside.audit = [office](const web::Call& call, std::string action, std::string target, std::string detail) {
    note(*office, call, std::move(action), std::move(target), std::move(detail));
  };
  beside.cards = [office](const web::Call& call, std::span<const std::string> persons,
                          const std::string& class_id) -> Result<std::vector<people::PrintedCard>> {
    HVS_TRY(prints, auth::cards::for_print(*office, call, persons, class_id));
    std::vector<people::PrintedCard> out;
    for (const auto& print : prints) {
      people::PrintedCard card{print.person, print.name, print.area_name, print.address, {}, {}};
      for (const auto& id : print.pictures) {
        const auto picture = auth::pad_picture(id);
        card.pictures.push_back(picture.src);
        card.picture_names.push_back(picture.name);
      }
      out.push_back(std::move(card));
    }
    return out;
  };
  return beside;
}

credentials::Wishes beside_credentials(const OfficePtr& office, const assessment::OfficialsPtr& officials) {
  credentials::Wishes wishes;
  wishes.account_name = account_name(office);
  wishes.account_person = [office](const std::string& account) -> std::string {
    const auto found = office->read<std::optional<auth::Account>>(
        [&](db::Tx& tx) { return auth::accounts::by_id(tx, office->commune(), account); });
    return found && *found ? (*found)->person : std::string{};
  };
  wishes.provisional = [officials](const std::string& group, const std::string& rules) {
    return officials->is_provisional(group, rules);
  };
  wishes.domain_names = [officials](const std::string& group, const std::string& rules) {
    return officials->names(group, rules);
  };
  return wishes;
}

outreach::Members staff_members(const OfficePtr& office) {
  return [office](db::Tx& tx, const std::string& commune) -> Result<std::vector<outreach::Member>> {
    HVS_TRY(accounts, auth::accounts::staff(tx, commune, "", 1000));
    std::vector<outreach::Member> out;
    for (const auto& account : accounts) {
      if (!account.is_disabled()) out.push_back({account.id, account.name});
    }
    return out;
  };
}

gatherings::ReadyPeople people_to_confirm() {
  return [](db::Tx& tx, const std::string& commune) -> Result<std::set<std::string>> {
    constexpr int page = 500;
    std::set<std::string> out;
    for (std::string after;;) {
      HVS_TRY(found, credentials::waiting(tx, commune, after, page));
      for (const auto& one : found) out.insert(one.value.person);
      if (found.size() < page) return out;
      after = found.back().value.id;
    }
  };
}

}  // namespace hvs::app
