#include "server/app/audit_notes.hpp"

namespace hvs::app {

std::function<std::string(const std::string&)> account_name(const OfficePtr& office) {
  return [office](const std::string& account) -> std::string {
    const auto found = office->read<std::optional<auth::Account>>(
        [&](db::Tx& tx) { return auth::accounts::by_id(tx, office->commune(), account); });
    return found && *found ? (*found)->name : std::string{};
  };
}

std::function<std::optional<auth::Me>(const web::Call&, const std::string&)> known_here(const OfficePtr& office) {
  return [office](const web::Call& call, const std::string& account) -> std::optional<auth::Me> {
    std::optional<auth::Me> me;
    (void)office->services.db.read([&](db::Tx& tx) -> Result<void> {
      const auto& commune = office->commune();
      HVS_TRY(device, auth::devices::find(tx, commune, call.cookies.get(auth::device_cookie)));
      if (!device) return {};
      HVS_TRY(tiles, auth::devices::learners(tx, commune, device->id));
      bool here = false;
      for (const auto& tile : tiles) here = here || tile.account == account;
      if (!here) return {};
      HVS_TRY(found, auth::accounts::by_id(tx, commune, account));
      if (!found || found->is_disabled()) return {};
      HVS_TRY(rows, auth::accounts::grants(tx, commune, account));
      auth::Me known;
      known.commune = commune;
      known.account = account;
      known.person = found->person;
      known.name = found->name;
      known.device = device->id;
      for (auto& row : rows) known.grants.push_back(std::move(row.grant));
      me = std::move(known);
      return {};
    });
    return me;
  };
}

}  // namespace hvs::app
