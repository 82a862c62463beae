// /hoc-them: packages as a learner meets them.
#include "core/base/bytes.hpp"
#include "core/html/catalogue.hpp"
#include "core/interop/pages.hpp"
#include "server/interop/desk.hpp"
#include "server/interop/walk.hpp"
#include "server/journal/door.hpp"
#include "text/interop.hpp"

namespace hvs::interop {
namespace {

constexpr std::size_t report_bytes = 400'000;

web::Answer home(const Desk& desk, const web::Call& call) {
  page::ExtraHomeView view;
  view.visitor = call.me.person.empty();
  const auto all = desk.read<std::vector<Package>>([&](db::Tx& tx) { return list_packages(tx, desk.commune()); });
  if (!all) return sorry(desk, call, all.error());
  for (const auto& one : *all) {
    const auto outline = one.shown ? desk.shelf.outline(one.hash) : nullptr;
    if (outline == nullptr) continue;
    view.packages.push_back(
        {.href = "/hoc-them/" + one.id,
         .title = one.title,
         .note = html::fill(t::interop::items_count.vi, {{"n", std::to_string(outline->count())}})});
  }
  return show(desk, call,
              {.frame = html::Frame::learner,
               .title = std::string(t::interop::extra_title.vi),
               .back = "/hoc",
               .body = page::extra_home(view)});
}

void put_state(page::ExtraRow& row, const ItemState* state) {
  if (state == nullptr) return;
  if (state->passed == 1) {
    row.state = t::interop::state_item_passed.vi;
    row.badge = "good";
  } else if (state->passed == 0) {
    row.state = t::interop::state_item_failed.vi;
    row.badge = "info";
  } else {
    row.state = state->done ? t::interop::state_item_done.vi : t::interop::state_item_going.vi;
    row.badge = state->done ? "good" : "info";
  }
  if (state->score >= 0)
    row.state += " · " + html::fill(t::interop::state_item_score.vi, {{"n", std::to_string(state->score)}});
}

web::Answer contents(const Desk& desk, const web::Call& call) {
  const auto at = find(desk, call);
  if (!at) return sorry(desk, call, at.error());
  page::ExtraPackageView view;
  view.about = at->outline->about;
  view.license = at->outline->license;
  view.visitor = call.me.person.empty();
  std::map<std::string, ItemState, std::less<>> states;
  if (!view.visitor) {
    auto got = desk.read<decltype(states)>(
        [&](db::Tx& tx) { return progress_of(tx, desk.commune(), call.me.person, at->package.id); });
    if (got) states = std::move(*got);
  }
  for (const auto& unit : at->outline->units) {
    auto& shown = view.units.emplace_back();
    shown.title = unit.title;
    for (const auto& item : unit.items) {
      page::ExtraRow row{.href = at->href(item.id), .title = item.title, .note = note_of(item)};
      const auto state = states.find(item.id);
      put_state(row, state == states.end() ? nullptr : &state->second);
      shown.items.push_back(std::move(row));
    }
  }
  return show(desk, call,
              {.frame = html::Frame::learner,
               .title = at->package.title,
               .back = "/hoc-them",
               .body = page::extra_package(view)});
}

std::string host_of(std::string_view address) {
  const auto from = address.find("://");
  const auto rest = from == std::string_view::npos ? address : address.substr(from + 3);
  return std::string{rest.substr(0, rest.find_first_of("/?#"))};
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end != 0) out.emplace_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return out;
}

void put_frame(const Desk& desk, const web::Call& call, const Walk& at, page::ExtraItemView& view) {
  const auto& item = *at.item;
  const auto origin = desk.host.origin_for(call, at.package.hash);
  if (origin.empty()) {
    view.problem = t::interop::no_way_to_run.vi;
    return;
  }
  view.title = item.title;
  view.origin = origin;
  const auto base = origin + "/g/" + at.package.hash + "/";
  if (item.kind == ItemKind::page && !shows_in_frame(item.href)) {
    view.download = base + encoded_path(item.href);
    return;
  }
  view.reports = item.kind != ItemKind::page;
  view.frame = view.reports ? origin + "/chay/" + at.package.hash + "/" + item.id : base + encoded_path(item.href);
}

web::Answer open(const Desk& desk, const web::Call& call) {
  const auto at = find(desk, call);
  if (!at || at->item == nullptr)
    return sorry(desk, call, at ? Problem{Kind::missing, t::interop::not_found.key} : at.error());
  const auto& item = *at->item;
  if (item.kind == ItemKind::quiz) return quiz_page(desk, call, *at);
  page::ExtraItemView view;
  view.visitor = call.me.person.empty();
  view.csrf = call.me.csrf;
  view.next = at->next.empty() ? "/hoc-them/" + at->package.id : at->href(at->next);
  if (item.kind == ItemKind::link) {
    view.link = item.href;
    view.host = host_of(item.href);
  } else if (item.kind == ItemKind::text) {
    view.text = lines_of(item.text);
  } else {
    put_frame(desk, call, *at, view);
  }
  if (!view.visitor) {
    const auto object = at->package.id + "/" + item.id;
    if (view.reports) {
      view.save = at->href(item.id) + "/ghi";
      const auto state =
          desk.read<std::string>([&](db::Tx& tx) { return state_of(tx, desk.commune(), call.me.person, object); });
      if (state) view.state = *state;
      const auto states = desk.read<std::map<std::string, ItemState, std::less<>>>(
          [&](db::Tx& tx) { return progress_of(tx, desk.commune(), call.me.person, at->package.id); });
      if (states && states->contains(item.id)) {
        page::ExtraRow row;
        put_state(row, &states->at(item.id));
        view.status = html::fill(t::interop::run_kept.vi, {{"what", row.state}});
      }
    } else if (view.problem.empty()) {
      view.done_action = at->href(item.id) + "/xong";
    }
  }
  auto reply = show(desk, call,
                    {.frame = html::Frame::learner,
                     .title = item.title,
                     .back = "/hoc-them/" + at->package.id,
                     .body = page::extra_item(view),
                     .script = view.reports});
  if (!view.frame.empty())
    reply.headers.push_back({"Content-Security-Policy",
                             "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:; "
                             "media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
                             "frame-ancestors 'none'; frame-src " +
                                 view.origin});
  return reply;
}

// What the run-time reports, sent by our own page around the frame.
web::Answer keep(const Desk& desk, const web::Call& call) {
  const auto at = find(desk, call);
  if (!at || at->item == nullptr) return web::json("{}", 404);
  if (call.me.person.empty()) return web::json("{}", 403);
  if (call.body.size() > report_bytes) return web::json("{}", 413);
  const auto sent = json::parse(call.body);
  if (!sent) return web::json("{}", 400);
  const auto report = at->item->kind == ItemKind::h5p
                          ? read_statement(sent->at("statement"))
                          : read_report(at->outline->standard, sent->at("cmi"), at->item->mastery);
  if (!report) return web::json("{}", 400);
  const About about{call.me.person, call.me.account, at->package.id, at->item->id, at->package.hash};
  const auto object = about.package + "/" + about.item;
  Known known;
  const auto loaded = desk.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(states, progress_of(tx, desk.commune(), about.person, about.package));
    HVS_TRY(state, state_of(tx, desk.commune(), about.person, object));
    HVS_TRY(answers, answered(tx, desk.commune(), about.person, object));
    if (const auto found = states.find(about.item); found != states.end()) known.item = found->second;
    known.state = std::move(state);
    known.answers = std::move(answers);
    return {};
  });
  if (!loaded) return web::json("{}", 503);
  web::Answer answer{web::json(report->done || known.item.done ? R"({"kept":true,"done":true})" : R"({"kept":true})")};
  answer.operations = facts_of(about, *report, known, call.now, desk.services.random);
  return answer;
}

// A page or a text has no run-time: that it was read is said by going on.
web::Answer finish(const Desk& desk, const web::Call& call) {
  const auto at = find(desk, call);
  if (!at || at->item == nullptr)
    return sorry(desk, call, at ? Problem{Kind::missing, t::interop::not_found.key} : at.error());
  const auto kind = at->item->kind;
  web::Answer answer{web::see_other(at->next.empty() ? "/hoc-them/" + at->package.id : at->href(at->next))};
  const bool own = kind == ItemKind::page || kind == ItemKind::text || kind == ItemKind::link;
  if (call.me.person.empty() || !own) return answer;
  Report report;
  report.done = true;
  Known known;
  const auto states = desk.read<std::map<std::string, ItemState, std::less<>>>(
      [&](db::Tx& tx) { return progress_of(tx, desk.commune(), call.me.person, at->package.id); });
  if (states && states->contains(at->item->id)) known.item = states->at(at->item->id);
  answer.operations = facts_of({call.me.person, call.me.account, at->package.id, at->item->id, at->package.hash},
                               report, known, call.now, desk.services.random);
  return answer;
}

}  // namespace

Result<Walk> find(const Desk& desk, const web::Call& call) {
  const std::string id{call.params.get("package")};
  HVS_TRY(found, desk.read<std::optional<Package>>([&](db::Tx& tx) { return find_package(tx, desk.commune(), id); }));
  if (!found) return refuse(Kind::missing, t::interop::no_package.key);
  // Whoever may bring packages in sees hidden ones too.
  const bool may_see = found->shown || auth::may(call.me, auth::Right::write_courses, "", call.now).has_value();
  Walk out{.package = std::move(*found)};
  out.outline = may_see ? desk.shelf.outline(out.package.hash) : nullptr;
  if (out.outline == nullptr) return refuse(Kind::missing, t::interop::no_package.key);
  const auto wanted = call.params.get("item");
  bool next = false;
  for (const auto& unit : out.outline->units) {
    for (const auto& item : unit.items) {
      if (next) {
        out.next = item.id;
        return out;
      }
      if (item.id != wanted) continue;
      out.item = &item;
      next = true;
    }
  }
  return out;
}

void add_learner_routes(std::vector<web::Route>& routes, const DeskPtr& desk) {
  constexpr auto anyone = auth::Right::anyone;
  const auto on = [desk](auto* page) { return [desk, page](const web::Call& call) { return page(*desk, call); }; };
  using web::Method;
  routes.push_back({Method::get, "/hoc-them", anyone, on(&home)});
  routes.push_back({Method::get, "/hoc-them/{package}", anyone, on(&contents)});
  routes.push_back({Method::get, "/hoc-them/{package}/{item}", anyone, on(&open)});
  routes.push_back({Method::post, "/hoc-them/{package}/{item}/ghi", anyone, on(&keep)});
  routes.push_back({Method::post, "/hoc-them/{package}/{item}/xong", anyone, on(&finish)});
}

}  // namespace hvs::interop
