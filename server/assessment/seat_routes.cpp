// The learner's side of a supervised session: the code, waiting, beginning; and results that somebody looks at again.
#include <algorithm>

#include "core/assessment/pages.hpp"
#include "core/assessment/session_pages.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "core/html/document.hpp"
#include "core/web/status.hpp"
#include "server/assessment/sessions.hpp"
#include "server/people/read.hpp"
#include "text/assessment.hpp"
#include "text/session.hpp"

namespace hvs::assessment {
namespace {

namespace ts = t::session;

constexpr std::string_view seat_home = "/kiem-tra/cho";

html::DocumentView learner_page(const SessionDesk& desk, const web::Call& call, const Text& title) {
  html::DocumentView view;
  view.around = html::around(call, desk.maker.site, "/kiem-tra");
  view.title = title.vi;
  view.back = "/kiem-tra";
  return view;
}

web::Answer show_door(const SessionDesk& desk, const web::Call& call, std::string_view trouble, int status = 200) {
  page::DoorView view{call.me.csrf, std::string{call.form.get("so").substr(0, 8)}, std::string{trouble}};
  auto out = learner_page(desk, call, ts::door_title);
  out.body = {page::session_door(view)};
  return web::page(html::document(out), status);
}

web::Answer enter(const SessionDesk& desk, const web::Call& call) {
  const auto code = text::squeeze(call.form.get("so"));
  const auto today = day_in_vietnam(call.now);
  std::optional<SessionState> found;
  const auto read = desk.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(sessions, recent_sessions(tx, call.me.commune));
    for (const auto& one : sessions) {
      if (one.code != code || day_in_vietnam(one.opened) != today) continue;  // the code of the day
      HVS_TRY(state, load_state(tx, call.me.commune, one.id));
      if (state && !is_closed(state->events)) {
        found = std::move(state);
        return {};
      }
    }
    return {};
  });
  if (!read) return web::refused(read.error());
  if (call.me.person.empty() || !found) return show_door(desk, call, ts::door_unknown.vi, 422);
  web::Answer out{web::see_other(std::string{seat_home} + "/" + found->session.id)};
  const auto seat = seat_of(found->session, found->events, found->forms, call.me.person, call.now);
  if (!may_happen(seat, Happening::asked_in)) return out;  // asked before
  auto op = session_event(desk, call, found->session.id, call.me.person, Happening::asked_in);
  op.author = journal::server_author;
  op.area = found->session.area;
  out.operations.push_back(std::move(op));
  return out;
}

Result<std::optional<SessionState>> state_at(const SessionDesk& desk, const web::Call& call, const std::string& id) {
  std::optional<SessionState> state;
  const auto read = desk.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(got, load_state(tx, call.me.commune, id));
    state = std::move(got);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return state;
}

web::Answer show_wait(const SessionDesk& desk, const web::Call& call, const SessionState& state) {
  const auto seat = seat_of(state.session, state.events, state.forms, call.me.person, call.now);
  if (seat.state == SeatState::none) return web::see_other("/kiem-tra/vao-buoi");
  const auto here = std::string{seat_home} + "/" + state.session.id;
  page::WaitView view;
  view.csrf = call.me.csrf;
  if (may_happen(seat, Happening::help)) view.help_action = here;
  if (seat.calls) view.more = ts::called.vi;
  auto out = learner_page(desk, call, ts::door_title);
  const auto link = [&out](std::string href, const Text& label) {
    out.dock = {page::link_dock({std::move(href), std::string{label.vi}})};
  };
  switch (seat.state) {
    case SeatState::done:
      view.lead = ts::done_lead.vi;
      link("/kiem-tra/" + seat.form + "/ket-qua", t::assessment::result_title);
      break;
    case SeatState::admitted:
      view.lead = ts::ready_lead.vi;
      if (view.more.empty() && state.session.minutes > 0)
        view.more = html::fill(ts::ready_limit, {{"n", std::to_string(state.session.minutes + seat.extra_minutes)}});
      if (seat.form.empty())
        out.dock = {page::begin({here, call.me.csrf, make_uuid7(call.now, desk.maker.random), state.session.group,
                                 std::string{t::assessment::begin.vi}})};
      else
        link("/kiem-tra/" + seat.form, t::assessment::resume);
      break;
    case SeatState::paused:
      view.lead = ts::paused_lead.vi;
      link(here, ts::wait_look);
      break;
    default:
      view.lead = ts::wait_lead.vi;
      link(here, ts::wait_look);
  }
  out.body = {page::session_wait(view)};
  auto reply = web::page(html::document(out));
  const bool waits = seat.state == SeatState::waiting || seat.state == SeatState::paused;
  if (waits) reply.headers.push_back({"Refresh", "8"});  // works without script; the button does the same
  return reply;
}

web::Answer get_seat(const SessionDesk& desk, const web::Call& call) {
  const auto state = state_at(desk, call, std::string{call.params.get("buoi")});
  if (!state) return web::refused(state.error());
  return *state ? show_wait(desk, call, **state) : show_door(desk, call, ts::no_session.vi, 404);
}

web::Answer post_seat(const SessionDesk& desk, const web::Call& call) {
  const auto state = state_at(desk, call, std::string{call.params.get("buoi")});
  if (!state) return web::refused(state.error());
  if (!*state) return show_door(desk, call, ts::no_session.vi, 404);
  const auto& session = (*state)->session;
  const auto here = std::string{seat_home} + "/" + session.id;
  const auto seat = seat_of(session, (*state)->events, (*state)->forms, call.me.person, call.now);
  if (call.form.get("viec") == happening_name(Happening::help)) {
    web::Answer out{web::see_other(here)};
    if (seat.calls || !may_happen(seat, Happening::help)) return out;
    auto op = session_event(desk, call, session.id, call.me.person, Happening::help);
    op.author = journal::server_author;
    op.area = session.area;
    out.operations.push_back(std::move(op));
    return out;
  }
  if (seat.state != SeatState::admitted || !seat.form.empty()) return web::see_other(here);
  const auto snapshot = desk.load(call, call.me.person);
  if (!snapshot) return web::refused(snapshot.error());
  auto op = begin_form(call, *snapshot, desk.maker, {.person = call.me.person, .session = session.id});
  if (!op) return show_door(desk, call, say(op.error().code), op.error().kind == Kind::conflict ? 409 : 500);
  web::Answer out{web::see_other("/kiem-tra/" + op->entity_id + "/1")};
  out.operations.push_back(std::move(*op));
  return out;
}

web::Answer show_recheck(const SessionDesk& desk, const web::Call& call, std::string_view trouble, int status) {
  page::RecheckView view;
  view.csrf = call.me.csrf;
  view.trouble = trouble;
  const auto read = desk.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(results, assisted_results(tx, call.me.commune));
    for (const auto& one : results) {
      if (!to_recheck(one.form)) continue;
      HVS_TRY(person, people::person(tx, call.me.commune, one.person));
      if (!person || !auth::may(call.me, auth::Right::assess_others, person->area, call.now)) continue;
      HVS_TRY(events, load_events(tx, call.me.commune, one.form));
      page::RecheckLine line;
      line.form = one.form;
      line.name = person->name;
      line.about =
          show_day(day_in_vietnam(one.at)) + " · " +
          html::fill(ts::recheck_result, {{"right", std::to_string(one.right)}, {"total", std::to_string(one.total)}});
      line.by = html::fill(ts::recheck_by, {{"name", desk.officials->who(one.assessor)}});
      for (const auto& event : events) {
        if (event.what == Happening::rechecked)
          line.done = html::fill(
              ts::recheck_done,
              {{"value", event.value == "khop" ? std::string{ts::recheck_khop.vi} : std::string{ts::recheck_khac.vi}}});
      }
      view.rows.push_back(std::move(line));
    }
    return {};
  });
  if (!read) return web::refused(read.error());
  html::DocumentView out;
  out.around = html::around(call, desk.maker.site, "/kiem-tra/buoi");
  out.frame = html::Frame::staff;
  out.title = ts::recheck_title.vi;
  out.back = "/kiem-tra/buoi";
  out.body = {page::recheck(view)};
  auto reply = web::page(html::document(out), status);
  reply.headers.push_back({"Cache-Control", "private, no-store"});
  return reply;
}

web::Answer post_recheck(const SessionDesk& desk, const web::Call& call) {
  const std::string form{call.form.get("bai")};
  const std::string found{call.form.get("viec")};
  if (found != "khop" && found != "khac") return show_recheck(desk, call, ts::not_now.vi, 422);
  std::optional<Assisted> result;
  std::string area;
  const auto read = desk.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(results, assisted_results(tx, call.me.commune));
    const auto at = std::ranges::find(results, form, &Assisted::form);
    if (at == results.end() || !to_recheck(form)) return {};
    HVS_TRY(person, people::person(tx, call.me.commune, at->person));
    if (person) area = person->area;
    result = *at;
    return {};
  });
  if (!read) return web::refused(read.error());
  if (!result || !auth::may(call.me, auth::Right::assess_others, area, call.now))
    return show_recheck(desk, call, ts::not_now.vi, 404);
  if (result->assessor == call.me.account) return show_recheck(desk, call, ts::recheck_self.vi, 409);
  web::Answer out{web::see_other("/kiem-tra/doi-chung")};
  auto op = session_event(desk, call, form, result->person, Happening::rechecked, found);
  op.area = area;
  out.operations.push_back(std::move(op));
  return out;
}

}  // namespace

Result<std::optional<web::Answer>> session_gate(const SessionDesk& desk, const web::Call& call,
                                                const Snapshot& snapshot) {
  const auto& form = snapshot.form;
  if (form.session.empty() || form.finished) return std::optional<web::Answer>{};
  HVS_TRY(state, state_at(desk, call, form.session));
  if (!state) return std::optional<web::Answer>{};
  const auto seat = seat_of(state->session, state->events, state->forms, form.person, call.now);
  const auto here = std::string{seat_home} + "/" + form.session;
  if (seat.state != SeatState::admitted) return std::optional{web::Answer{web::see_other(here)}};
  if (minutes_left(state->session, seat, call.now) != 0) return std::optional<web::Answer>{};
  if (call.method == web::Method::post && call.params.get("step") == "nop") return std::optional<web::Answer>{};
  page::WaitView view;
  view.lead = ts::over_lead.vi;
  view.csrf = call.me.csrf;
  view.help_action = here;
  auto out = learner_page(desk, call, ts::door_title);
  out.body = {page::session_wait(view)};
  out.dock = {page::begin({"/kiem-tra/" + form.id + "/nop", call.me.csrf, make_uuid7(call.now, desk.maker.random),
                           form.group, std::string{ts::over_hand_in.vi}})};
  return std::optional{web::Answer{web::page(html::document(out))}};
}

std::vector<web::Route> seat_routes(const SessionDeskPtr& desk) {
  const auto on = [desk](auto* page) { return [desk, page](const web::Call& call) { return page(*desk, call); }; };
  const auto door = [desk](const web::Call& call) { return show_door(*desk, call, ""); };
  using auth::Right;
  using web::Method;
  using web::Pace;
  return {
      {Method::get, "/kiem-tra/vao-buoi", Right::learn, door, Pace::quick},
      {Method::post, "/kiem-tra/vao-buoi", Right::learn, on(&enter), Pace::worker},
      {Method::get, "/kiem-tra/cho/{buoi}", Right::learn, on(&get_seat), Pace::worker},
      {Method::post, "/kiem-tra/cho/{buoi}", Right::learn, on(&post_seat), Pace::worker},
  };
}

std::vector<web::Route> recheck_routes(const SessionDeskPtr& desk) {
  const auto list = [desk](const web::Call& call) { return show_recheck(*desk, call, "", 200); };
  const auto post = [desk](const web::Call& call) { return post_recheck(*desk, call); };
  using auth::Right;
  using web::Method;
  using web::Pace;
  return {
      {Method::get, "/kiem-tra/doi-chung", Right::assess_others, list, Pace::worker},
      {Method::post, "/kiem-tra/doi-chung", Right::assess_others, post, Pace::worker},
  };
}

}  // namespace hvs::assessment
