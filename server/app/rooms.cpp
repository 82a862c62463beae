#include "server/app/rooms.hpp"

#include <cstdio>

#include "core/html/catalogue.hpp"
#include "server/app/between_rooms.hpp"
#include "server/app/desk.hpp"
#include "server/app/directory.hpp"
#include "server/app/public_pages.hpp"
#include "server/assessment/bank/bank.hpp"
#include "server/assessment/room.hpp"
#include "server/assessment/store.hpp"
#include "server/auth/room.hpp"
#include "server/credentials/room.hpp"
#include "server/gatherings/room.hpp"
#include "server/http/static_files.hpp"
#include "server/interop/room.hpp"
#include "server/interop/store.hpp"
#include "server/journal/door.hpp"
#include "server/journal/room.hpp"
#include "server/keys/keyring.hpp"
#include "server/learning/authoring/room.hpp"
#include "server/learning/content/library.hpp"
#include "server/learning/pack/opened.hpp"
#include "server/learning/room.hpp"
#include "server/learning/shelf.hpp"
#include "server/learning/store.hpp"
#include "server/outreach/room.hpp"
#include "server/people/room.hpp"
#include "server/people/stores.hpp"
#include "server/phone/room.hpp"
#include "server/portal/progress.hpp"
#include "server/portal/room.hpp"
#include "server/portal/store.hpp"
#include "server/practice/content/shelf.hpp"
#include "server/practice/room.hpp"
#include "server/practice/store.hpp"
#include "server/programme/room.hpp"
#include "server/reports/live.hpp"
#include "server/reports/room.hpp"

namespace hvs::app {
namespace {

// What both a serving and a non-serving command need: every store and reaction at the door.
struct Furniture {
  std::shared_ptr<const learning::Library> built_in;  // without packs
  learning::ShelfPtr shelf;
  std::shared_ptr<const learning::Press> press;
  programme::Programme programme;
  std::shared_ptr<const practice::Shelf> practice;
};

Result<Furniture> furnish(Services& services) {
  HVS_TRY(own, learning::read_library(services.settings.share_dir));
  const auto opened = learning::open_packs(own, services.settings.data_dir, services.keys.public_key());
  for (const auto& line : opened.refused) std::fprintf(stderr, "pack=refused %s\n", line.c_str());
  const auto shelf = std::make_shared<learning::Shelf>(opened.library);
  for (auto& store : people::stores()) services.door.add(std::move(store));
  for (auto& store : learning::stores()) services.door.add(std::move(store));
  services.door.add(learning::progress_reaction(shelf));
  for (auto& store : learning::draft_stores()) services.door.add(std::move(store));
  const auto press = std::make_shared<const learning::Press>(services, shelf, opened.library);
  for (auto& store : interop::stores()) services.door.add(std::move(store));
  HVS_TRY(practice, practice::read_shelf(services.settings.share_dir));
  for (auto& store : practice::stores(practice)) services.door.add(std::move(store));
  for (auto& store : assessment::stores()) services.door.add(std::move(store));
  for (auto& store : portal::stores()) services.door.add(std::move(store));
  credentials::furnish(services.door);
  outreach::furnish_door(services);
  for (auto& store : gatherings::stores()) services.door.add(std::move(store));
  HVS_TRY(programme, programme::furnish(services));
  return Furniture{own, shelf, press, programme, practice};
}

// A cut says "tạm thời" until every official value is compared; cuts made before keep what they said.
reports::LiveFigures figures_with_label(const programme::Programme& programme,
                                        const assessment::OfficialsPtr& officials) {
  return [figures = reports::live_figures(programme.plan, programme.rules), officials](
             db::Tx& tx, const std::string& commune, reports::Month month, Instant now) -> Result<reports::Figures> {
    auto out = figures(tx, commune, month, now);
    if (!out) return out;
    HVS_TRY(ledger, officials->ledger(tx));
    out->provisional = out->provisional && !assessment::is_settled(*ledger);
    return out;
  };
}

// Tiles of the rooms above, beside the courses.
learning::Above beside_lessons(Services& services, const std::shared_ptr<const practice::Shelf>& shelf) {
  return [practised = practice::beside_courses(services, shelf),
          brought = interop::beside_courses(services)](const web::Call& call) {
    auto all = practised(call);
    for (auto& one : brought(call)) all.push_back(std::move(one));
    return all;
  };
}

}  // namespace

Result<void> furnish_door(Services& services) {
  HVS_TRY(furniture, furnish(services));
  return {};
}

Result<std::unique_ptr<Site>> open_site(Services& services, const std::string& packs_url) {
  HVS_TRY(furniture, furnish(services));
  auto directory = std::make_shared<PeopleDirectory>(services.now);
  const auto office = auth::make_office(services, *directory);

  std::vector<Room> rooms;
  rooms.push_back({"directory", {}, directory});
  rooms.push_back(make_public_pages(services));
  rooms.push_back(
      {"static", http::static_routes(std::make_shared<const http::StaticFiles>(services.settings.share_dir)), nullptr});
  rooms.push_back(auth::make_auth(office));
  rooms.push_back(journal::make_journal(services, beside_journal(office)));
  rooms.push_back(learning::make_learning(services, furniture.shelf, beside_lessons(services, furniture.practice)));
  HVS_TRY(shown, furniture.press->publish());
  rooms.push_back(learning::make_authoring(services, furniture.press, account_name(office)));
  rooms.push_back(practice::make_practice(services, furniture.practice));
  HVS_TRY(banks, assessment::read_banks(services.settings.share_dir, *furniture.shelf->library()));
  const auto officials =
      std::make_shared<const assessment::Officials>(services, banks, furniture.shelf->library(), account_name(office));
  rooms.push_back(credentials::make_credentials(services, beside_credentials(office, officials)));
  auto opened = programme::make_programme(services, furniture.programme, [officials] { return officials->settled(); });
  rooms.push_back(std::move(opened.room));
  rooms.push_back(portal::make_portal(services, portal::measures_of(opened.board)));
  rooms.push_back(reports::make_reports(services, figures_with_label(furniture.programme, officials)));
  rooms.push_back(people::make_people(services, beside_people(office)));
  rooms.push_back(outreach::make_outreach(services, staff_members(office)));
  rooms.push_back(gatherings::make_gatherings(services, furniture.shelf, people_to_confirm()));
  rooms.push_back(phone::make_phone(services));
  auto interop =
      interop::make_interop(services, packs_url,
                            std::make_shared<interop::Courses>(services, furniture.built_in, furniture.shelf,
                                                               [press = furniture.press] { return press->publish(); }),
                            noted(office));
  rooms.push_back(std::move(interop.room));
  rooms.push_back(make_desk(services));
  rooms.push_back(assessment::make_assessment(services, officials, &credentials::proposal_stands));

  Guard guard;
  guard.identify = [office](web::Call& call) { return office->gate.identify(call); };
  guard.check = [office](const web::Route& route, const web::Call& call) { return office->gate.check(route, call); };
  guard.sign_in = [](const web::Route& route, const web::Call& call) { return auth::Gate::sign_in_page(route, call); };
  return std::make_unique<Site>(services, std::move(rooms), std::move(guard), std::move(interop.other_name));
}

}  // namespace hvs::app
