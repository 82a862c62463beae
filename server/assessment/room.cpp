#include "server/assessment/room.hpp"

#include "core/assessment/pages.hpp"
#include "core/assessment/rules.hpp"
#include "core/html/catalogue.hpp"
#include "core/html/document.hpp"
#include "core/web/status.hpp"
#include "server/assessment/desk.hpp"
#include "server/assessment/editions.hpp"
#include "server/assessment/effects.hpp"
#include "server/assessment/sessions.hpp"
#include "server/assessment/store.hpp"
#include "server/people/read.hpp"
#include "text/assessment.hpp"

namespace hvs::assessment {
namespace {

constexpr std::size_t search_bytes = 200;
constexpr int shown_persons = 12;

struct State {
  app::Services& services;
  OfficialsPtr officials;
  Proposed proposed;
  std::shared_ptr<Editions> editions;
  Maker maker;
  SessionDeskPtr sessions{};
};

// Whose questions: those of the form, else of the group the person is counted in. "" for a visitor.
Result<std::string> group_asked(db::Tx& tx, const web::Call& call, const Form& form, const std::string& person) {
  if (!form.id.empty()) return form.group;
  if (person.empty()) return std::string{};
  HVS_TRY(found, people::person(tx, call.me.commune, person));
  return found ? std::string{people::group_of(*found, day_in_vietnam(call.now))} : std::string{};
}

Result<Snapshot> load(const State& state, const web::Call& call, const std::string& person) {
  Snapshot out;
  out.bank = &state.officials->bank();
  out.library = &state.officials->library();
  const std::string form{call.params.get("form")};
  const auto read = state.services.db.read([&](db::Tx& tx) -> Result<void> {
    if (!form.empty()) {
      HVS_TRY(found, load_form(tx, call.me.commune, form));
      out.form = std::move(found);
    }
    HVS_TRY(group, group_asked(tx, call, out.form, person));
    out.bank = &state.officials->bank(group);
    // A form that was begun is measured by the values it was begun with, whatever came into force since.
    HVS_TRY(ledger, state.officials->ledger(tx));
    group = out.bank->blueprint.group;
    const auto version = out.form.id.empty() ? latest_version : official_version(out.form.blueprint);
    out.rules = with_official(out.bank->blueprint, in_force(*ledger, group, version));
    auto edition = out.form.id.empty() ? state.editions->current(tx, call.me.commune, *out.bank, out.rules)
                                       : state.editions->find(tx, call.me.commune, out.form.edition);
    if (!edition) return std::unexpected(std::move(edition.error()));
    out.edition = std::move(*edition);
    if (call.method == web::Method::post && out.form.id.empty()) {
      HVS_TRY(exposure, load_exposure(tx, call.me.commune, group));
      out.exposure = std::move(exposure);
    }
    out.domain_names = domain_names(*ledger, out.library->framework, group, out.rules.ref());
    if (person.empty() && form.empty()) return {};
    // An assessor beside somebody sees that person's history, not their own.
    const auto& whose = out.form.id.empty() ? person : out.form.person;
    HVS_TRY(history, load_history(tx, call.me.commune, whose));
    out.forms = std::move(history.forms);
    std::erase_if(out.forms, [&group](const Form& one) { return one.group != group; });
    out.results = std::move(history.results);
    if (state.proposed && !out.form.id.empty() && !out.form.finished) {
      HVS_TRY(stands, state.proposed(tx, call.me.commune, out.form.person, out.form.group));
      out.proposed = stands;
    }
    const auto* open = open_form(*out.bank, out.forms);
    const auto answered = !out.form.id.empty() ? out.form.id : open != nullptr ? open->id : std::string{};
    if (answered.empty()) return {};
    HVS_TRY(answers, load_answers(tx, call.me.commune, answered));
    out.answers = std::move(answers);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  // What a form will rest on is kept before the form is.
  if (call.method == web::Method::post && out.form.id.empty() && out.edition) {
    if (const auto kept = state.editions->keep(call.me.commune, *out.bank, *out.edition); !kept)
      return std::unexpected(kept.error());
  }
  if (out.form.assessor == call.me.account) out.assessor_name = call.me.name;
  return out;
}

web::Answer show(const State& state, const web::Call& call) {
  const auto now = load(state, call, call.me.person);
  if (now && !now->form.session.empty()) {
    auto held = session_gate(*state.sessions, call, *now);
    if (!held) return web::refused(held.error());
    if (*held) return std::move(**held);
  }
  return now ? answer(call, *now, state.maker) : web::Answer{web::refused(now.error())};
}

web::Answer assist_page(const State& state, const web::Call& call, page::AssistView view, int status = 200) {
  view.csrf = call.me.csrf;
  html::DocumentView out;
  out.around = html::around(call, state.maker.site, "/kiem-tra");
  out.title = t::assessment::assist_title.vi;
  out.back = "/kiem-tra";
  out.body = {page::assist(view)};
  return web::page(html::document(out), status);
}

web::Answer assist_refused(const State& state, const web::Call& call, std::string_view code, int status) {
  page::AssistView view;
  view.problem = say(code);
  return assist_page(state, call, std::move(view), status);
}

// Names are looked up by POST, so that they never stand in an address or a log (PD).
web::Answer search(const State& state, const web::Call& call) {
  page::AssistView view;
  view.words = std::string{call.form.get("ten").substr(0, search_bytes)};
  if (view.words.empty()) return assist_page(state, call, std::move(view));
  view.searched = true;
  const auto read = state.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(areas, people::areas(tx, call.me.commune));
    HVS_TRY(found, people::search(tx, call.me.commune,
                                  {.words = view.words, .area = {}, .group = {}, .after = {}, .limit = 50}));
    for (const auto& one : found.persons) {
      if (one.id.text == call.me.person || !auth::may(call.me, auth::Right::assess_others, one.area, call.now))
        continue;
      std::string about = one.birth ? std::to_string(one.birth->year) + " · " : "";
      view.persons.push_back(
          {one.id.text, make_uuid7(call.now, state.maker.random), one.name, about.append(areas.name_of(one.area))});
      if (view.persons.size() == shown_persons) break;
    }
    return {};
  });
  return read ? assist_page(state, call, std::move(view)) : web::Answer{web::refused(read.error())};
}

web::Answer begin_beside(const State& state, const web::Call& call) {
  const std::string person{call.form.get("nguoi")};
  if (!is_uuid(person)) return assist_refused(state, call, t::assessment::assist_none.key, 422);
  if (person == call.me.person) return assist_refused(state, call, t::assessment::assist_self.key, 403);
  std::string area;
  bool taught = false;
  const auto read = state.services.db.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(found, people::person(tx, call.me.commune, person));
    if (found) area = found->area;
    HVS_TRY(teaches, people::teaches(tx, call.me.commune, call.me.account, person));
    taught = teaches;
    return {};
  });
  if (!read) return web::refused(read.error());
  if (area.empty() || !auth::may(call.me, auth::Right::assess_others, area, call.now)) {
    return assist_refused(state, call, t::assessment::assist_none.key, 403);
  }
  if (taught) return assist_refused(state, call, t::assessment::assist_trainer.key, 409);
  const auto now = load(state, call, person);
  if (!now) return web::refused(now.error());
  if (const auto* open = open_form(*now->bank, now->forms); open != nullptr && open->assessor == call.me.account) {
    return web::see_other("/kiem-tra/" + open->id);
  }
  auto op = begin_form(call, *now, state.maker, {.person = person, .assessor = call.me.account});
  if (!op) return assist_refused(state, call, op.error().code, 409);
  op->area = area;
  web::Answer out{web::see_other("/kiem-tra/" + op->entity_id + "/1")};
  out.operations.push_back(std::move(*op));
  return out;
}

}  // namespace

app::Room make_assessment(app::Services& services, OfficialsPtr officials, Proposed proposed) {
  auto state = std::make_shared<State>(State{
      services, std::move(officials), std::move(proposed), std::make_shared<Editions>(services.db, services.now), {}});
  state->maker.site = {services.settings.commune_name, services.settings.demo};
  state->maker.random = services.random;
  state->sessions = std::make_shared<const SessionDesk>(SessionDesk{
      services, state->officials,
      [raw = state.get()](const web::Call& call, const std::string& person) { return load(*raw, call, person); },
      state->maker});
  const auto on = [state](auto* page) { return [state, page](const web::Call& call) { return page(*state, call); }; };
  const auto empty = [state](const web::Call& call) { return assist_page(*state, call, {}); };
  using auth::Right;
  using web::Method;
  using web::Pace;
  app::Room room;
  room.name = "assessment";
  room.state = state;
  room.routes = {
      {Method::get, "/kiem-tra", Right::anyone, on(&show), Pace::quick},
      {Method::post, "/kiem-tra", Right::learn, on(&show), Pace::worker},
      {Method::get, "/kiem-tra/ho-tro", Right::assess_others, empty, Pace::quick},
      {Method::post, "/kiem-tra/ho-tro/tim", Right::assess_others, on(&search), Pace::worker},
      {Method::post, "/kiem-tra/ho-tro", Right::assess_others, on(&begin_beside), Pace::worker},
      {Method::get, "/kiem-tra/{form}", Right::known, on(&show), Pace::quick},
      {Method::get, "/kiem-tra/{form}/{step}", Right::known, on(&show), Pace::quick},
      {Method::post, "/kiem-tra/{form}/{step}", Right::known, on(&show), Pace::quick},
  };
  for (auto& route : session_routes(state->sessions)) room.routes.push_back(std::move(route));
  for (auto& route : seat_routes(state->sessions)) room.routes.push_back(std::move(route));
  for (auto& route : recheck_routes(state->sessions)) room.routes.push_back(std::move(route));
  const auto measuring =
      std::make_shared<const MeasuringDesk>(MeasuringDesk{services, state->officials, state->editions});
  for (auto& route : effect_routes(measuring)) room.routes.push_back(std::move(route));
  for (auto& route : item_study_routes(measuring)) room.routes.push_back(std::move(route));
  for (auto& route : official_routes(state->officials)) room.routes.push_back(std::move(route));
  for (auto& route : framework_routes(state->officials)) room.routes.push_back(std::move(route));
  for (auto& route : desk_routes(state->officials)) room.routes.push_back(std::move(route));
  return room;
}

}  // namespace hvs::assessment
