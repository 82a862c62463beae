#include "server/app/people_beside.hpp"

#include "server/auth/cards.hpp"
#include "server/auth/pictures.hpp"

namespace hvs::app {

people::Beside beside_people(const OfficePtr& office) {
  people::Beside beside;
  beside.audit = [office](const web::Call& call, std::string action, std::string target, std::string detail) {
    auto entry = office->entry(call, std::move(action), std::move(target));
    entry.detail = std::move(detail);
    (void)office->services.db.write([&](db::Tx& tx) { return auth::audit::append(tx, office->commune(), entry); });
  };
  beside.cards = [office](const web::Call& call, std::span<const std::string> persons,
                          const std::string& class_id) -> Result<std::vector<people::PrintedCard>> {
    HVS_TRY(printed, auth::cards::for_print(*office, call, persons, class_id));
    std::vector<people::PrintedCard> cards;
    for (auto& one : printed) {
      people::PrintedCard card{
          .person = one.person, .name = one.name, .area_name = one.area_name, .address = one.address};
      for (const auto& id : one.pictures) {
        const auto picture = auth::pad_picture(id);
        card.pictures.push_back(picture.src);
        card.picture_names.push_back(picture.name);
      }
      cards.push_back(std::move(card));
    }
    return cards;
  };
  return beside;
}

}  // namespace hvs::app
