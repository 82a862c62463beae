#include "server/practice/room.hpp"

#include <algorithm>

#include "core/web/status.hpp"
#include "server/practice/store.hpp"

namespace hvs::practice {
namespace {

struct Desk {
  app::Services& services;
  std::shared_ptr<const Shelf> shelf;
  Maker maker;
};

Result<Snapshot> snapshot(const Desk& state, const web::Call& call) {
  Snapshot out;
  out.shelf = state.shelf.get();
  // A touch inside a run looks the same for everybody and costs no query.
  const bool in_run = std::count(call.path.begin(), call.path.end(), '/') > 3;
  if (call.me.person.empty() || in_run) return out;
  const auto read = state.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(progress, load_progress(tx, call.me.commune, call.me.person));
    out.progress = std::move(progress);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

web::Answer show(const Desk& state, const web::Call& call) {
  const auto now = snapshot(state, call);
  if (!now) return web::refused(now.error());
  return answer(call, *now, state.maker);
}

web::Answer pack(const Desk& state, const web::Call& call) {
  const auto* title = state.shelf->find(call.params.get("scenario"));
  if (title == nullptr) return web::json("{}", 404);
  const auto now = snapshot(state, call);
  if (!now) return web::refused(now.error());
  auto reply = web::json(write_pack(*title, now->progress));
  reply.headers.push_back({"Cache-Control", "no-cache"});
  return reply;
}

}  // namespace

std::function<std::vector<learning::Beside>(const web::Call&)> beside_courses(app::Services& services,
                                                                              std::shared_ptr<const Shelf> shelf) {
  return [desk = Desk{services, std::move(shelf), {}}](const web::Call& call) -> std::vector<learning::Beside> {
    const auto now = snapshot(desk, call);
    if (!now) return {};
    return {home_tile(*now->shelf, now->progress, call)};
  };
}

app::Room make_practice(app::Services& services, std::shared_ptr<const Shelf> shelf) {
  auto state = std::make_shared<Desk>(Desk{services, std::move(shelf), {}});
  state->maker.site = {services.settings.commune_name, services.settings.demo};
  state->maker.random = services.random;
  const auto on = [state](auto* page) { return [state, page](const web::Call& call) { return page(*state, call); }; };
  using web::Method;
  using web::Pace;
  constexpr auto anyone = auth::Right::anyone;
  app::Room room;
  room.name = "practice";
  room.state = state;
  room.routes = {
      {Method::get, "/tap-thu", anyone, on(&show), Pace::quick},
      {Method::get, "/tap-thu/{scenario}", anyone, on(&show), Pace::quick},
      {Method::get, "/tap-thu/{scenario}/in", anyone, on(&show), Pace::quick},
      {Method::get, "/tap-thu/{scenario}/{variant}/{mode}", anyone, on(&show), Pace::quick},
      {Method::post, "/tap-thu/{scenario}/{variant}/{mode}", anyone, on(&show), Pace::quick},
      {Method::get, "/tap-thu/goi/{scenario}", anyone, on(&pack), Pace::worker},
  };
  return room;
}

}  // namespace hvs::practice
