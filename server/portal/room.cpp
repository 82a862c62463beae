#include "server/portal/room.hpp"

#include <chrono>
#include <memory>

#include "core/base/text.hpp"
#include "core/html/around.hpp"
#include "core/portal/fields.hpp"
#include "core/portal/pages.hpp"
#include "server/journal/door.hpp"
#include "server/portal/store.hpp"
#include "text/portal.hpp"

namespace hvs::portal {
namespace {

constexpr int on_first_page = 4;
constexpr int in_list = 100;
constexpr std::size_t longest_title = 140;
constexpr std::size_t longest_body = 2000;
constexpr std::string_view fixed_paths[] = {"/rieng-tu", "/phap-ly", "/tiep-can", "/an-toan", "/giup"};

struct State {
  app::Services& services;
  Measures measures;
  html::Site site;

  [[nodiscard]] html::Around around(const web::Call& call, std::string_view section = {}) const {
    return html::around(call, site, section);
  }
  [[nodiscard]] const std::string& commune() const { return services.settings.commune; }
  // Reads in one snapshot; what cannot be read is a broken database, and the site says so.
  template <class T>
  Result<T> read(const std::function<Result<T>(db::Tx&)>& work) const {
    Result<T> out = T{};
    const auto done = services.db.read([&](db::Tx& tx) -> Result<void> {
      out = work(tx);
      if (!out) return std::unexpected(out.error());
      return {};
    });
    if (!done) return std::unexpected(done.error());
    return out;
  }
  [[nodiscard]] Result<About> about() const {
    return read<About>([&](db::Tx& tx) { return load_about(tx, services.door, commune()); });
  }
  [[nodiscard]] Result<std::vector<News>> news(Which which, int limit) const {
    return read<std::vector<News>>([&](db::Tx& tx) { return list_news(tx, commune(), which, limit); });
  }
  [[nodiscard]] Result<News> one(const std::string& id) const {
    return read<News>([&](db::Tx& tx) { return find_news(tx, commune(), id); });
  }
  [[nodiscard]] bool may_write(const web::Call& call) const {
    return auth::may(call.me, auth::Right::correct_figures, "", call.now).has_value();
  }
};

// The portal must open even on a bad day: what cannot be read is left out.
web::Answer home(const State& state, const web::Call& call) {
  const auto news = state.news(Which::shown, on_first_page);
  const auto about = state.about();
  return web::page(home_page(state.around(call), state.measures ? state.measures(call.now) : std::vector<Measure>{},
                             news.value_or(std::vector<News>{}), about.value_or(About{})));
}

web::Answer fixed(const State& state, const web::Call& call) {
  return web::page(fixed_page(call.path, state.around(call), state.about().value_or(About{})));
}

web::Answer missing() { return web::text("", 404); }

web::Answer list(const State& state, const web::Call& call) {
  return web::page(
      news_list_page(state.around(call), state.news(Which::shown, in_list).value_or(std::vector<News>{}), false));
}

web::Answer show(const State& state, const web::Call& call) {
  const auto one = state.one(std::string{call.params.get("id")});
  if (!one || (!one->shown && !state.may_write(call))) return missing();
  return web::page(news_page(state.around(call), *one));
}

std::string address(const State& state, const web::Call& call) {
  if (!state.services.settings.public_url.empty()) return state.services.settings.public_url;
  return std::string{call.secure ? "https://" : "http://"} + std::string{call.headers.get("host")};
}

web::Answer feed(const State& state, const web::Call& call) {
  const auto news = state.news(Which::shown, in_list).value_or(std::vector<News>{});
  web::Reply reply;
  reply.type = "application/atom+xml; charset=utf-8";
  reply.body = write_feed(news, address(state, call), state.site.commune, call.now);
  return reply;
}

// RFC 9116; the way to reach people is the help page, which names them.
web::Answer security(const State& state, const web::Call& call) {
  const auto expires = std::chrono::floor<std::chrono::days>(call.now) + std::chrono::days{365};
  return web::text("Contact: " + address(state, call) + "/giup\nExpires: " + iso_utc(expires) +
                   "\nPreferred-Languages: vi, en\n");
}

web::Answer robots(const State&, const web::Call&) {
  return web::text("User-agent: *\nDisallow: /quan-tri\nDisallow: /so-tay\nDisallow: /vao\nDisallow: /dong-bo\n");
}

web::Answer desk_list(const State& state, const web::Call& call) {
  return web::page(news_list_page(state.around(call, "/quan-tri"),
                                  state.news(Which::all, in_list).value_or(std::vector<News>{}), true));
}

web::Answer desk_one(const State& state, const web::Call& call) {
  const std::string id{call.params.get("id")};
  if (id == "moi") {
    News fresh;
    fresh.id = make_uuid7(call.now, state.services.random);  // chosen now: pressing twice makes one
    return web::page(edit_page(state.around(call, "/quan-tri"), fresh, Missing::nothing));
  }
  const auto one = state.one(id);
  if (!one) return missing();
  return web::page(edit_page(state.around(call, "/quan-tri"), *one, Missing::nothing));
}

// A change of every field whose value differs, on top of the version that the record has now.
web::Answer put_record(const State& state, const web::Call& call, std::string_view entity, std::string id,
                       const std::vector<std::pair<std::string, std::string>>& values, std::string back) {
  const auto* store = state.services.door.store(entity);
  const std::string ids[] = {id};
  auto states = state.read<std::vector<journal::RecordState>>(
      [&](db::Tx& tx) -> Result<std::vector<journal::RecordState>> { return store->load(tx, state.commune(), ids); });
  journal::Operation op;
  op.entity = entity;
  op.entity_id = std::move(id);
  op.author = call.me.account;
  op.claimed = call.now;
  for (const auto& [field, value] : values) {
    journal::Change change{field, value, 0};
    if (states && !states->empty()) {
      for (const auto& now : states->front().fields) {
        if (now.field == field) change.base = now.version;
      }
    }
    op.changes.push_back(std::move(change));
  }
  web::Answer answer{web::see_other(std::move(back))};
  answer.operations.push_back(std::move(op));
  return answer;
}

web::Answer save_news(const State& state, const web::Call& call) {
  News typed;
  typed.id = call.params.get("id");
  typed.title = text::squeeze(text::nfc(call.form.get("ten")));
  typed.body = text::trim(text::nfc(call.form.get("than")));
  typed.shown = call.form.get("an") != "1";
  if (!is_uuid(typed.id)) return missing();
  const auto wrong = typed.title.empty() || text::code_points(typed.title) > longest_title ? Missing::title
                     : typed.body.empty() || text::code_points(typed.body) > longest_body  ? Missing::body
                                                                                           : Missing::nothing;
  if (wrong != Missing::nothing) return web::page(edit_page(state.around(call, "/quan-tri"), typed, wrong), 422);
  const auto known = state.one(typed.id);
  const auto today = day_in_vietnam(call.now);
  const auto on = known ? known->on : today;
  return put_record(state, call, "news", typed.id,
                    {{"title", typed.title},
                     {"body", typed.body},
                     {"status", typed.shown ? "hien" : "an"},
                     {"on", store_partial({on.year, on.month, on.day})}},
                    "/quan-tri/tin");
}

web::Answer desk_about(const State& state, const web::Call& call) {
  return web::page(
      about_page(state.around(call, "/quan-tri"), state.about().value_or(About{}), call.query.get("xong") == "1"));
}

web::Answer save_about(const State& state, const web::Call& call) {
  const auto typed = [&](std::string_view name) {
    return text::cut(text::squeeze(text::nfc(call.form.get(name))), 90);
  };
  return put_record(state, call, "about", std::string{about_id},
                    {{"controller", typed("kiem-soat")},
                     {"officer", typed("phu-trach")},
                     {"contact", typed("lien-he")},
                     {"hours", typed("gio")}},
                    "/quan-tri/thong-tin?xong=1");
}

}  // namespace

app::Room make_portal(app::Services& services, Measures measures) {
  auto state = std::make_shared<State>(
      State{services, std::move(measures), {services.settings.commune_name, services.settings.demo}});
  const auto on = [state](auto* page) { return [state, page](const web::Call& call) { return page(*state, call); }; };
  using web::Method;
  using web::Pace;
  constexpr auto anyone = auth::Right::anyone;
  constexpr auto writes = auth::Right::correct_figures;
  app::Room room;
  room.name = "portal";
  room.state = state;
  room.routes = {
      {Method::get, "/", anyone, on(&home), Pace::worker},
      {Method::get, "/tin", anyone, on(&list), Pace::worker},
      {Method::get, "/tin/{id}", anyone, on(&show), Pace::worker},
      {Method::get, "/tin.atom", anyone, on(&feed), Pace::worker},
      {Method::get, "/.well-known/security.txt", anyone, on(&security), Pace::quick},
      {Method::get, "/robots.txt", anyone, on(&robots), Pace::quick},
      {Method::post, "/giao-dien", anyone, &change_look, Pace::quick},
      {Method::get, "/quan-tri/tin", writes, on(&desk_list), Pace::worker},
      {Method::get, "/quan-tri/tin/{id}", writes, on(&desk_one), Pace::worker},
      {Method::post, "/quan-tri/tin/{id}", writes, on(&save_news), Pace::worker},
      {Method::get, "/quan-tri/thong-tin", writes, on(&desk_about), Pace::worker},
      {Method::post, "/quan-tri/thong-tin", writes, on(&save_about), Pace::worker},
  };
  for (const auto path : fixed_paths)
    room.routes.push_back({Method::get, std::string{path}, anyone, on(&fixed), Pace::worker});
  return room;
}

}  // namespace hvs::portal
