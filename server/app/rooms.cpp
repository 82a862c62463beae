#include "server/app/rooms.hpp"

#include "server/app/desk.hpp"
#include "server/app/public_pages.hpp"
#include "server/assessment/bank/bank.hpp"
#include "server/assessment/room.hpp"
#include "server/assessment/store.hpp"
#include "server/http/static_files.hpp"
#include "server/journal/door.hpp"
#include "server/journal/room.hpp"
#include "server/learning/content/library.hpp"
#include "server/learning/room.hpp"
#include "server/learning/store.hpp"
#include "server/outreach/room.hpp"
#include "server/people/stores.hpp"
#include "server/phone/room.hpp"
#include "server/programme/room.hpp"

namespace hvs::app {
namespace {

struct Furnished {
  std::shared_ptr<const learning::Library> library;
  programme::Programme programme;
};

Result<Furnished> furnish(Services& services) {
  HVS_TRY(library, learning::read_library(services.settings.share_dir));
  for (auto& store : people::stores()) services.door.add(std::move(store));
  for (auto& store : learning::stores(library)) services.door.add(std::move(store));
  for (auto& store : assessment::stores()) services.door.add(std::move(store));
  outreach::furnish_door(services);
  HVS_TRY(plan, programme::furnish(services));
  return Furnished{library, std::move(plan)};
}

}  // namespace

Result<void> furnish_door(Services& services) {
  HVS_TRY(furnished, furnish(services));
  (void)furnished;
  return {};
}

Result<std::unique_ptr<Site>> open_site(Services& services) {
  HVS_TRY(furnished, furnish(services));
  std::vector<Room> rooms;
  rooms.push_back(make_public_pages(services));
  rooms.push_back(make_desk(services));
  auto files = std::make_shared<const http::StaticFiles>(services.settings.share_dir);
  rooms.push_back({"static", http::static_routes(files), nullptr});
  rooms.push_back(learning::make_learning(services, furnished.library));
  HVS_TRY(bank, assessment::read_bank(services.settings.share_dir, *furnished.library));
  rooms.push_back(assessment::make_assessment(services, bank, furnished.library));
  rooms.push_back(programme::make_programme(services, furnished.programme, {}).room);
  rooms.push_back(phone::make_phone(services));
  rooms.push_back(journal::make_journal(services));
  rooms.push_back(outreach::make_outreach(services, {}));
  Guard guard;
  guard.identify = [](web::Call&) {};
  guard.check = [](const web::Route&, const web::Call&) { return Result<void>{}; };
  return std::make_unique<Site>(services, std::move(rooms), std::move(guard));
}

}  // namespace hvs::app
