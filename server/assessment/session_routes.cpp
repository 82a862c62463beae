// The proctor's side: open a session, one screen sorted by who needs help, the book of what happened.
#include <algorithm>
#include <map>

#include "core/assessment/session_pages.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "core/html/document.hpp"
#include "core/web/status.hpp"
#include "server/assessment/sessions.hpp"
#include "server/people/read.hpp"
#include "text/session.hpp"

namespace hvs::assessment {
namespace {

namespace ts = t::session;

constexpr std::string_view home = "/kiem-tra/buoi";
constexpr int extra_minutes = 10;
constexpr std::size_t longest_words = 200, log_shown = 60;

web::Reply staff_page(const SessionDesk& desk, const web::Call& call, std::string title, std::string back,
                      std::string body, int status = 200) {
  html::DocumentView view;
  view.around = html::around(call, desk.maker.site, home);
  view.frame = html::Frame::staff;
  view.title = std::move(title);
  view.back = std::move(back);
  view.body = {std::move(body)};
  auto reply = web::page(html::document(view), status);
  reply.headers.push_back({"Cache-Control", "private, no-store"});
  return reply;
}

web::Answer nothing(const SessionDesk& desk, const web::Call& call, std::string_view words, int status) {
  std::string body = "<p class=\"lead\">";
  html::put_text(body, words);
  return staff_page(desk, call, std::string{ts::title.vi}, std::string{home}, body + "</p>", status);
}

bool in_charge(const web::Call& call, const TestSession& session) {
  return auth::may(call.me, auth::Right::assess_others, session.area, call.now).has_value();
}

web::Answer show_list(const SessionDesk& desk, const web::Call& call, page::SessionListView view, int status = 200) {
  view.csrf = call.me.csrf;
  view.fact = make_uuid7(call.now, desk.maker.random);
  const auto chosen = std::string{call.form.get("khu")};
  const auto read = desk.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(areas, people::areas(tx, call.me.commune));
    for (const auto* one : areas.leaves_on(day_in_vietnam(call.now))) {
      if (auth::may(call.me, auth::Right::assess_others, one->path, call.now))
        view.areas.push_back({one->path, one->name, one->path == chosen});
    }
    HVS_TRY(sessions, recent_sessions(tx, call.me.commune));
    for (const auto& one : sessions) {
      if (!in_charge(call, one)) continue;
      HVS_TRY(events, load_events(tx, call.me.commune, one.id));
      const bool closed = is_closed(events);
      view.sessions.push_back(
          {std::string{home} + "/" + one.id, one.place,
           show_day(day_in_vietnam(one.opened)) + " · " + html::fill(ts::code_short, {{"code", one.code}}),
           std::string{closed ? ts::is_closed.vi : ts::is_open.vi}, closed ? "" : "good"});
    }
    return {};
  });
  if (!read) return web::refused(read.error());
  view.groups.push_back(
      {desk.officials->bank().blueprint.group, shown_group(desk.officials->bank().blueprint.group), true});
  return staff_page(desk, call, std::string{ts::title.vi}, "/kiem-tra", page::session_list(view), status);
}

web::Answer open_session(const SessionDesk& desk, const web::Call& call) {
  page::SessionListView view;
  view.place = text::squeeze(call.form.get("noi").substr(0, 120));
  view.minutes = std::string{call.form.get("phut").substr(0, 3)};
  const std::string area{call.form.get("khu")};
  const auto again = [&](const Text& why) {
    view.trouble = why.vi;
    return show_list(desk, call, std::move(view), 422);
  };
  if (view.place.empty()) return again(ts::place_needed);
  long long minutes = 0;
  if (!view.minutes.empty() && (!text::read_int(view.minutes, minutes) || minutes < 5 || minutes > 240))
    return again(ts::minutes_range);
  if (area.empty() || !auth::may(call.me, auth::Right::assess_others, area, call.now)) return again(ts::area_needed);
  std::uint8_t random[4];
  desk.maker.random(random, sizeof random);
  const auto code = std::to_string(1000 + (random[0] << 16 | random[1] << 8 | random[2]) % 9000);
  journal::Operation op;
  op.entity = "test_session";
  const auto made = call.form.get("ma");
  op.entity_id = is_uuid(made) ? std::string{made} : make_uuid7(call.now, desk.maker.random);
  op.author = call.me.account;
  op.area = area;
  op.claimed = call.now;
  op.changes = {
      {"place", view.place}, {"area", area}, {"group", desk.officials->bank().blueprint.group}, {"code", code}};
  if (minutes > 0) op.changes.push_back({"minutes", std::to_string(minutes)});
  web::Answer out{web::see_other(std::string{home} + "/" + op.entity_id)};
  out.operations.push_back(std::move(op));
  return out;
}

const Text& need_word(const Seat& seat) {
  switch (seat.need) {
    case Need::help:
      return ts::need_help;
    case Need::approve:
      return ts::need_approve;
    case Need::paused:
      return ts::need_paused;
    case Need::slow:
      return ts::need_slow;
    case Need::done:
      return ts::need_done;
    default:
      return seat.form.empty() ? ts::need_ready : ts::need_none;
  }
}

std::vector<page::SeatAction> actions_of(const Seat& seat) {
  std::vector<page::SeatAction> out;
  const auto add = [&](Happening what, const Text& label, bool primary) {
    if (may_happen(seat, what)) out.push_back({std::string{happening_name(what)}, std::string{label.vi}, primary});
  };
  add(Happening::approved, ts::do_approve, true);
  add(Happening::helped, ts::do_helped, true);
  add(Happening::resumed, ts::do_resume, true);
  add(Happening::paused, ts::do_pause, false);
  if (!seat.form.empty()) add(Happening::extra, ts::do_extra, false);
  return out;
}

using Names = std::map<std::string, std::string, std::less<>>;

page::SeatLine line_of(const SessionState& state, const Seat& seat, const Names& names, Instant now) {
  page::SeatLine line;
  line.person = seat.person;
  line.name = names.contains(seat.person) ? names.at(seat.person) : seat.person;
  line.state = need_word(seat).vi;
  line.badge = seat.need == Need::help || seat.need == Need::approve ? "warn"
               : seat.need == Need::done                             ? "good"
                                                                     : "info";
  if (!seat.form.empty()) line.progress = html::fill(ts::progress, {{"n", std::to_string(seat.answered)}});
  const auto add = [&line](std::string words) { line.time += (line.time.empty() ? "" : ", ") + std::move(words); };
  if (!seat.form.empty() && seat.state != SeatState::done) {
    const auto ago = std::chrono::duration_cast<std::chrono::minutes>(now - std::max(seat.last, seat.started)).count();
    add(html::fill(ts::minutes_ago, {{"n", std::to_string(std::max<long long>(0, ago))}}));
    if (const auto left = minutes_left(state.session, seat, now); left == 0)
      add(std::string{ts::time_over.vi});
    else if (left > 0)
      add(html::fill(ts::time_left, {{"n", std::to_string(left)}}));
  }
  if (seat.extra_minutes > 0) add(html::fill(ts::extra_given, {{"n", std::to_string(seat.extra_minutes)}}));
  line.actions = actions_of(seat);
  return line;
}

std::string name_in(const Names& names, const std::string& person) {
  if (person.empty()) return std::string{ts::incident_all.vi};
  const auto at = names.find(person);
  return at == names.end() ? person : at->second;
}

web::Answer show_session(const SessionDesk& desk, const web::Call& call, const SessionState& state,
                         std::string_view trouble, int status) {
  const auto all = seats(state.session, state.events, state.forms, call.now);
  Names names;
  std::vector<Paper> papers;
  const auto read = desk.services.db.read([&](db::Tx& tx) -> Result<void> {
    std::vector<std::string> ids;
    for (const auto& one : all) ids.push_back(one.person);
    HVS_TRY(found, people::persons(tx, call.me.commune, ids));
    for (const auto& one : found) names[one.id.text] = one.name;
    HVS_TRY(got, load_papers(tx, call.me.commune, state.session.id, desk.officials->bank()));
    papers = std::move(got);
    return {};
  });
  if (!read) return web::refused(read.error());
  page::SessionView view;
  view.action = std::string{home} + "/" + state.session.id;
  view.csrf = call.me.csrf;
  view.open = !is_closed(state.events);
  view.writes = call.query.has("so") || !trouble.empty();
  view.code = view.open ? html::fill(ts::code, {{"code", state.session.code}}) : std::string{ts::is_closed.vi};
  view.about = show_day(day_in_vietnam(state.session.opened));
  view.trouble = trouble;
  std::size_t waiting = 0, working = 0, done = 0;
  view.people.push_back({"", std::string{ts::incident_all.vi}, true});
  for (const auto& one : all) {
    (one.state == SeatState::done ? done : one.state == SeatState::waiting ? waiting : working) += 1;
    view.seats.push_back(line_of(state, one, names, call.now));
    view.people.push_back({one.person, view.seats.back().name});
  }
  view.counts = html::fill(
      ts::counts,
      {{"waiting", std::to_string(waiting)}, {"working", std::to_string(working)}, {"done", std::to_string(done)}});
  for (const auto& pair : alike(papers))
    view.look.push_back({html::fill(ts::look_alike, {{"one", name_in(names, pair.one)},
                                                     {"other", name_in(names, pair.other)},
                                                     {"n", std::to_string(pair.same_wrong)},
                                                     {"of", std::to_string(pair.both_wrong)}})});
  for (const auto& paper : papers) {
    if (in_haste(paper)) view.look.push_back({html::fill(ts::look_haste, {{"name", name_in(names, paper.person)}})});
  }
  for (auto at = state.events.rbegin(); at != state.events.rend() && view.log.size() < log_shown; ++at) {
    const auto sentence = say("session.happened_" + std::string{happening_name(at->what)});
    view.log.push_back({html::fill(
        ts::log_line, {{"at", show_time(at->at)},
                       {"what", html::fill(sentence, {{"name", name_in(names, at->person)}, {"value", at->value}})}})});
  }
  auto reply = staff_page(desk, call, state.session.place, std::string{home}, page::session(view), status);
  if (view.open && !view.writes) reply.headers.push_back({"Refresh", "15"});  // a new look without a press
  return reply;
}

Result<std::optional<SessionState>> state_of(const SessionDesk& desk, const web::Call& call) {
  std::optional<SessionState> state;
  const auto read = desk.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(got, load_state(tx, call.me.commune, std::string{call.params.get("buoi")}));
    state = std::move(got);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return state;
}

web::Answer get_session(const SessionDesk& desk, const web::Call& call) {
  const auto state = state_of(desk, call);
  if (!state) return web::refused(state.error());
  if (!*state || !in_charge(call, (*state)->session)) return nothing(desk, call, ts::no_session.vi, 404);
  return show_session(desk, call, **state, "", 200);
}

web::Answer post_session(const SessionDesk& desk, const web::Call& call) {
  const auto state = state_of(desk, call);
  if (!state) return web::refused(state.error());
  if (!*state || !in_charge(call, (*state)->session)) return nothing(desk, call, ts::no_session.vi, 404);
  const auto& session = (*state)->session;
  const auto refused = [&](const Text& why, int status) { return show_session(desk, call, **state, why.vi, status); };
  Happening what{};
  const std::string person{call.form.get("nguoi")};
  if (!read_happening(call.form.get("viec"), what) || what == Happening::asked_in || what == Happening::help ||
      what == Happening::rechecked)
    return refused(ts::not_now, 422);
  std::string value;
  if (what == Happening::incident) {
    value = text::squeeze(call.form.get("chu").substr(0, longest_words));
    if (value.empty()) return refused(ts::words_needed, 422);
  }
  if (what == Happening::extra) value = std::to_string(extra_minutes);
  const bool whole_room = what == Happening::closed || (what == Happening::incident && person.empty());
  if (!whole_room) {
    const auto seat = seat_of(session, (*state)->events, (*state)->forms, person, call.now);
    if (!may_happen(seat, what)) return refused(ts::not_now, 409);
    if (what == Happening::approved) {
      bool taught = false;
      const auto read = desk.services.db.read([&](db::Tx& tx) -> Result<void> {
        HVS_TRY(teaches, people::teaches(tx, call.me.commune, call.me.account, person));
        taught = teaches;
        return {};
      });
      if (!read) return web::refused(read.error());
      if (taught) return refused(ts::trainer, 409);
    }
  } else if (what == Happening::closed && is_closed((*state)->events)) {
    return refused(ts::not_now, 409);
  }
  web::Answer out{web::see_other(std::string{home} + "/" + session.id)};
  auto op = session_event(desk, call, session.id, whole_room ? "" : person, what, std::move(value));
  op.area = session.area;
  out.operations.push_back(std::move(op));
  return out;
}

}  // namespace

Result<std::optional<SessionState>> load_state(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(session, load_session(tx, commune, id));
  if (!session) return std::optional<SessionState>{};
  HVS_TRY(events, load_events(tx, commune, id));
  HVS_TRY(forms, load_seat_forms(tx, commune, id));
  return std::optional{SessionState{std::move(*session), std::move(events), std::move(forms)}};
}

journal::Operation session_event(const SessionDesk& desk, const web::Call& call, const std::string& session,
                                 const std::string& person, Happening what, std::string value) {
  journal::Operation op;
  op.entity = "session_event";
  op.entity_id = make_uuid7(call.now, desk.maker.random);
  op.author = call.me.account;
  op.person = person;
  op.claimed = call.now;
  op.changes = {{"session", session}, {"what", std::string{happening_name(what)}}};
  if (!person.empty()) op.changes.push_back({"person", person});
  if (!value.empty()) op.changes.push_back({"value", std::move(value)});
  return op;
}

std::vector<web::Route> session_routes(const SessionDeskPtr& desk) {
  const auto on = [desk](auto* page) { return [desk, page](const web::Call& call) { return page(*desk, call); }; };
  const auto list = [desk](const web::Call& call) { return show_list(*desk, call, {}); };
  using auth::Right;
  using web::Method;
  using web::Pace;
  return {
      {Method::get, "/kiem-tra/buoi", Right::assess_others, list, Pace::worker},
      {Method::post, "/kiem-tra/buoi", Right::assess_others, on(&open_session), Pace::worker},
      {Method::get, "/kiem-tra/buoi/{buoi}", Right::assess_others, on(&get_session), Pace::worker},
      {Method::post, "/kiem-tra/buoi/{buoi}", Right::assess_others, on(&post_session), Pace::worker},
  };
}

}  // namespace hvs::assessment
