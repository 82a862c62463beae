#include "server/portal/room.hpp"

#include <array>
#include <chrono>
#include <memory>

#include "core/base/text.hpp"
#include "core/html/around.hpp"
#include "core/journal/authority.hpp"
#include "core/portal/fields.hpp"
#include "core/portal/pages.hpp"
#include "core/web/status.hpp"
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

// What an editor changes, in the order of the form's version "12.14.3".
constexpr std::array<std::string_view, 3> news_parts{"title", "body", "status"};

Result<journal::RecordState> hold(const State& state, const std::string& id) {
  const std::string ids[] = {id};
  return state.read<journal::RecordState>([&](db::Tx& tx) -> Result<journal::RecordState> {
    HVS_TRY(states, state.services.door.store("news")->load(tx, state.commune(), ids));
    return std::move(states.front());
  });
}

std::uint64_t version_at(const journal::RecordState& held, std::string_view field) {
  for (const auto& one : held.fields) {
    if (one.field == field) return one.version;
  }
  return 0;
}

std::string version_of(const journal::RecordState& held) {
  std::string out;
  for (const auto part : news_parts) out += (out.empty() ? "" : ".") + std::to_string(version_at(held, part));
  return out;
}

// What does not read counts as never seen, and so meets the page with both texts.
std::array<std::uint64_t, 3> read_version(std::string_view typed) {
  std::array<std::uint64_t, 3> out{};
  for (auto& one : out) {
    const auto end = std::min(typed.find('.'), typed.size());
    long long n = 0;
    if (text::read_int(typed.substr(0, end), n) && n >= 0) one = static_cast<std::uint64_t>(n);
    typed.remove_prefix(std::min(end + 1, typed.size()));
  }
  return out;
}

web::Answer desk_one(const State& state, const web::Call& call) {
  const std::string id{call.params.get("id")};
  if (id == "moi") {
    News fresh;
    fresh.id = make_uuid7(call.now, state.services.random);  // chosen now: pressing twice makes one
    return web::page(edit_page(state.around(call, "/quan-tri"), {.typed = std::move(fresh), .version = "0.0.0"}));
  }
  const auto one = state.one(id);
  const auto held = hold(state, id);
  if (!one || !held) return missing();
  return web::page(edit_page(state.around(call, "/quan-tri"), {.typed = *one, .version = version_of(*held)}));
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

// Writes only what differs, on top of the versions the writer saw. Where somebody else has saved the same field
// meanwhile, nothing is written and both texts are shown: here, or in `finish` when it happened in the same moment.
web::Answer save_news(const State& state, const web::Call& call) {
  Edit edit;
  auto& typed = edit.typed;
  typed.id = call.params.get("id");
  typed.title = text::squeeze(text::nfc(call.form.get("ten")));
  typed.body = text::trim(text::nfc(call.form.get("than")));
  typed.shown = call.form.get("an") != "1";
  if (!is_uuid(typed.id)) return missing();
  edit.version = std::string{call.form.get("ban")};
  edit.missing = typed.title.empty() || text::code_points(typed.title) > longest_title ? Missing::title
                 : typed.body.empty() || text::code_points(typed.body) > longest_body  ? Missing::body
                                                                                       : Missing::nothing;
  const auto again = [&state, call](const Edit& shown, int status) {
    return web::page(edit_page(state.around(call, "/quan-tri"), shown), status);
  };
  if (edit.missing != Missing::nothing) return again(edit, 422);
  const auto held = hold(state, typed.id);
  if (!held) return web::refused(held.error());
  const auto clash = [&state, again](Edit shown) {
    const auto now = hold(state, shown.typed.id);
    const auto theirs = state.one(shown.typed.id);
    if (now) shown.version = version_of(*now);
    if (theirs) shown.theirs = &*theirs;
    return again(shown, 409);
  };
  const auto seen = read_version(edit.version);
  const std::array<std::string, 3> wanted{typed.title, typed.body, typed.shown ? "hien" : "an"};
  journal::Operation op;
  op.entity = "news";
  op.entity_id = typed.id;
  op.author = call.me.account;
  op.claimed = call.now;
  for (std::size_t i = 0; i < news_parts.size(); ++i) {
    const auto value = journal::value_of(*held, news_parts[i]);
    if (held->exists && value == wanted[i]) continue;
    if (held->exists && version_at(*held, news_parts[i]) != seen[i]) return clash(std::move(edit));
    op.changes.push_back({std::string{news_parts[i]}, wanted[i], seen[i]});
  }
  web::Answer answer{web::see_other("/quan-tri/tin")};
  if (op.changes.empty()) return answer;
  if (!held->exists) {
    const auto today = day_in_vietnam(call.now);
    op.changes.push_back({"on", store_partial({today.year, today.month, today.day}), 0});
  }
  answer.operations.push_back(std::move(op));
  answer.finish = [edit, clash](const std::vector<journal::Outcome>& outcomes) {
    if (!outcomes.empty() && outcomes.front().kind == journal::OutcomeKind::conflict) return clash(edit);
    return web::see_other("/quan-tri/tin");
  };
  return answer;
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
