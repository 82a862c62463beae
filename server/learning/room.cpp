#include "server/learning/room.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/learning/model.hpp"
#include "core/web/status.hpp"
#include "server/learning/store.hpp"

namespace hvs::learning {
namespace {

struct State {
  app::Services& services;
  ShelfPtr shelf;
  Maker maker;
  Above above;
};

// A card is the same for everybody, unless it carries ticks: reading it, and saying that it was read, cost no query.
bool needs_progress(const Library& library, const web::Call& call) {
  if (call.me.person.empty()) return false;
  const auto* course = library.find(call.params.get("course"));
  const auto* unit = course == nullptr ? nullptr : find_unit(*course, call.params.get("unit"));
  const auto* card = unit == nullptr ? nullptr : find_card(*unit, call.params.get("card"));
  if (card != nullptr) return !card->checklist.empty();
  if (call.path == "/on") return true;
  if (call.method == web::Method::post) return true;  // an answer: which try it is
  const auto slashes = std::count(call.path.begin(), call.path.end(), '/');
  return slashes < 4 || call.path.ends_with("/xong");
}

// `library` must outlive the snapshot.
Result<Snapshot> snapshot(const State& state, const Library& library, const web::Call& call) {
  Snapshot out;
  out.library = &library;
  if (state.above && call.path == "/hoc") out.beside = state.above(call);
  if (!needs_progress(library, call)) return out;
  const auto read = state.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(progress, load_progress(tx, call.me.commune, call.me.person));
    out.progress = std::move(progress);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

web::Answer show(const State& state, const web::Call& call) {
  const auto library = state.shelf->library();
  const auto now = snapshot(state, *library, call);
  if (!now) return web::refused(now.error());
  return answer(call, *now, state.maker);
}

web::Answer pack(const State& state, const web::Call& call) {
  const auto library = state.shelf->library();
  Library one;
  if (const auto* course = library->find(call.params.get("course")))
    one.courses.push_back(*course);
  else
    return web::json("{}", 404);
  auto everything = snapshot(state, *library, call);
  if (!everything) return web::refused(everything.error());
  auto reply = web::json(write_pack(one, everything->progress));
  reply.headers.push_back({"Cache-Control", "no-cache"});
  return reply;
}

web::Answer picture(const State& state, const web::Call& call) {
  const auto library = state.shelf->library();
  const auto at = library->pictures.find(call.params.get("name"));
  if (at == library->pictures.end()) return web::text("", 404);
  web::Reply reply;
  reply.type = "image/svg+xml";
  reply.body = at->second;
  reply.headers.push_back({"Cache-Control", "public, max-age=86400"});
  return reply;
}

// A film, its captions or a sound of an opened pack; only what a lesson names can be asked for.
web::Answer film(const State& state, const web::Call& call) {
  const auto library = state.shelf->library();
  const auto at = library->files.find(call.path);
  if (at == library->files.end()) return web::text("", 404);
  web::Reply reply;
  reply.type = at->first.ends_with(".vtt")    ? "text/vtt; charset=utf-8"
               : at->first.ends_with(".opus") ? "audio/ogg"
               : at->first.ends_with(".mp3")  ? "audio/mpeg"
               : at->first.ends_with(".webm") ? "video/webm"
               : at->first.ends_with(".jpg")  ? "image/jpeg"
               : at->first.ends_with(".png")  ? "image/png"
               : at->first.ends_with(".webp") ? "image/webp"
                                              : "video/mp4";
  reply.file = at->second;
  reply.headers.push_back({"Cache-Control", "public, max-age=86400"});
  return reply;
}

}  // namespace

app::Room make_learning(app::Services& services, ShelfPtr shelf, Above above) {
  auto state = std::make_shared<State>(State{services, std::move(shelf), {}, std::move(above)});
  state->maker.site = {services.settings.commune_name, services.settings.demo};
  state->maker.random = services.random;
  const auto on = [state](auto* page) { return [state, page](const web::Call& call) { return page(*state, call); }; };
  using web::Method;
  using web::Pace;
  constexpr auto anyone = auth::Right::anyone;
  app::Room room;
  room.name = "learning";
  room.state = state;
  room.routes = {
      {Method::get, "/hoc", anyone, on(&show), Pace::quick},
      {Method::get, "/hoc/{course}", anyone, on(&show), Pace::quick},
      {Method::get, "/hoc/{course}/{unit}", anyone, on(&show), Pace::quick},
      {Method::get, "/hoc/{course}/{unit}/{card}", anyone, on(&show), Pace::quick},
      {Method::post, "/hoc/{course}/{unit}/{card}", anyone, on(&show), Pace::quick},
      {Method::get, "/on", anyone, on(&show), Pace::quick},
      {Method::get, "/on/{course}/{unit}/{question}", anyone, on(&show), Pace::quick},
      {Method::post, "/on/{course}/{unit}/{question}", anyone, on(&show), Pace::quick},
      {Method::get, "/hoc/goi/{course}", anyone, on(&pack), Pace::worker},
      {Method::get, "/hinh/{name}.svg", anyone, on(&picture), Pace::quick},
      {Method::get, "/phim/{course}/{unit}/{file}", anyone, on(&film), Pace::quick},
      {Method::get, "/tieng/{course}/{unit}/{file}", anyone, on(&film), Pace::quick},
  };
  return room;
}

}  // namespace hvs::learning
