// The assessment room as one pure function: pages of /kiem-tra and what their buttons write.
#include <algorithm>

#include "core/assessment/adaptive.hpp"
#include "core/assessment/ask.hpp"
#include "core/assessment/pages.hpp"
#include "core/assessment/rules.hpp"
#include "core/assessment/visit.hpp"
#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "text/assessment.hpp"
#include "text/sitting.hpp"

namespace hvs::assessment {
namespace {

journal::Operation fact(const Visit& visit, std::string_view entity, std::string person) {
  journal::Operation op;
  op.entity = entity;
  const auto made = visit.call.form.get("ma");
  op.entity_id = is_uuid(made) ? std::string{made} : visit.new_id();
  op.author = visit.call.me.account;
  op.claimed = visit.call.now;
  op.changes.push_back({"person", person});
  op.person = std::move(person);
  return op;
}

std::string joined(const std::vector<std::string>& refs) {
  std::string out;
  for (const auto& one : refs) (out += out.empty() ? "" : " ") += one;
  return out;
}

std::vector<Instant> begun(const Visit& visit) {
  std::vector<Instant> times;
  for (const auto& one : visit.snapshot.forms) {
    if (one.self_check) continue;  // of no consequence, and so without a limit
    if (one.finished || is_whole(visit.bank(), one)) times.push_back(one.started);  // a withdrawn form costs no attempt
  }
  return times;
}

std::size_t left_today(const Visit& visit) {
  const auto today = day_in_vietnam(visit.call.now);
  std::size_t used = 0;
  for (const auto at : begun(visit)) used += day_in_vietnam(at) == today;
  const auto allowed = static_cast<std::size_t>(visit.rules().attempts_per_day);
  return allowed - std::min(allowed, used);
}

web::Answer show_home(const Visit& visit) {
  const auto& blueprint = visit.rules();
  const auto* open = open_form(visit.bank(), visit.snapshot.forms);
  page::HomeView view;
  view.group = say("assessment.group_" + blueprint.group);
  view.adaptive = blueprint.way == Way::adaptive;
  const auto& walks = blueprint.adaptive;
  view.note = view.adaptive ? html::fill(t::sitting::adaptive_note, {{"n", std::to_string(walks.longest + walks.more)}})
                            : html::fill(t::assessment::group_nguoidan_note, {{"n", number(blueprint.total)}});
  view.provisional = blueprint.provisional;
  view.visitor = visit.call.me.person.empty();
  view.assists = auth::may(visit.call.me, auth::Right::assess_others, "*", visit.call.now).has_value();
  if (!view.visitor) {
    view.attempts = html::fill(t::assessment::how_attempts, {{"n", std::to_string(blueprint.attempts_per_day)},
                                                             {"left", number(left_today(visit))}});
    view.enough = open == nullptr && left_today(visit) == 0;
  }
  if (open != nullptr && open->way == Way::fixed) {
    view.resume = html::fill(t::assessment::resume_lead,
                             {{"done", number(visit.snapshot.answers.size())}, {"total", number(open->items.size())}});
  }
  for (const auto& one : visit.snapshot.results) {
    view.past.push_back({std::string{home_href} + "/" + one.form + "/ket-qua", show_day(day_in_vietnam(one.at)),
                         one.self_check ? std::string{t::sitting::self_past.vi}
                                        : html::fill(t::assessment::domain_count,
                                                     {{"right", number(one.right)}, {"total", number(one.total)}}),
                         one.passed, one.self_check});
  }
  if (!view.visitor && visit.edition() != nullptr) view.self_check = {self_card(visit)};
  auto out = document(visit, std::string{t::assessment::title.vi}, "/");
  out.body = {page::home(view)};
  if (view.visitor)
    out.dock = {page::link_dock({"/vao?ve=/kiem-tra", std::string{t::assessment::sign_in.vi}})};
  else if (open != nullptr)
    out.dock = {page::link_dock({std::string{home_href} + "/" + open->id, std::string{t::assessment::resume.vi}})};
  else if (view.enough)
    out.dock = {page::link_dock({"/hoc", std::string{t::assessment::to_lessons.vi}})};
  else
    out.dock = {page::begin({std::string{home_href}, visit.call.me.csrf, visit.new_id(), blueprint.group,
                             std::string{t::assessment::begin.vi}})};
  for (const auto* text : {&t::assessment::title, &t::assessment::home_lead, &t::assessment::how_time,
                           &t::assessment::how_dont_know, &t::assessment::how_resume, &t::assessment::how_change}) {
    hear(out.sounds, visit.bank(), *text);
  }
  return web::page(html::document(out));
}

web::Answer start(const Visit& visit) {
  const bool self_check = visit.call.form.get("viec") == "tu-xem";
  if (const auto* open =
          open_form(visit.bank(), visit.snapshot.forms, self_check ? Purpose::self_check : Purpose::counts))
    return web::see_other(std::string{home_href} + "/" + open->id);
  if (visit.call.form.get("nhom") != visit.rules().group) return sorry(visit, t::assessment::no_group.vi, 422);
  auto op =
      begin_form(visit.call, visit.snapshot, visit.maker, {.person = visit.call.me.person, .self_check = self_check});
  if (!op) return sorry(visit, say(op.error().code), op.error().kind == Kind::conflict ? 409 : 500);
  web::Answer answer{web::see_other(std::string{home_href} + "/" + op->entity_id + "/1")};
  answer.operations.push_back(std::move(*op));
  return answer;
}

// Where an open form is gone on with: the first question without an answer, else the review.
std::string next_step(const Visit& visit) {
  for (std::size_t i = 0; i < visit.form().items.size(); ++i) {
    if (visit.given(visit.form().items[i]) == nullptr) return number(i + 1);
  }
  return std::string{review_step};
}

// "/kiem-tra/<form>/<step>" for a form that is this caller's to see.
web::Answer in_form(const Visit& visit, std::string_view step) {
  const auto& form = visit.form();
  if (form.way == Way::adaptive) return in_adaptive(visit, step);
  if (step == "ket-qua") return show_result(visit);
  if (form.finished) return web::see_other(visit.href("ket-qua"));
  if (!is_whole(visit.bank(), form)) return sorry(visit, t::assessment::questions_changed.vi, 410);
  const bool posted = visit.call.method == web::Method::post;
  if (step == "nop") return posted ? hand_in(visit) : web::Answer{web::see_other(visit.href(review_step))};
  if (step.empty()) return web::see_other(visit.href(next_step(visit)));
  if (step == review_step) return show_review(visit);
  long long place = 0;
  if (!text::read_int(step, place) || place < 1 || static_cast<std::size_t>(place) > form.items.size())
    return sorry(visit, t::assessment::no_form.vi, 404);
  const auto at = static_cast<std::size_t>(place - 1);
  return posted ? take_answer(visit, at) : show_question(visit, at);
}

}  // namespace

// A dead end with a way out: words as the title, one button.
web::Answer sorry(const Visit& visit, std::string_view words, int status) {
  auto view = document(visit, std::string{words}, std::string{home_href});
  view.dock = {page::link_dock({std::string{home_href}, std::string{t::assessment::title.vi}})};
  return web::page(html::document(view), status);
}

web::Answer show_question(const Visit& visit, std::size_t at, const Text* problem, std::string_view made) {
  const auto& form = visit.form();
  const auto& item = *visit.bank().find(form.items[at]);
  const auto* given = visit.given(form.items[at]);
  const bool adaptive = form.way == Way::adaptive;
  page::QuestionView view;
  view.place = static_cast<int>(at + 1);
  view.steps = static_cast<int>(adaptive ? most_steps(visit, at) : form.items.size());
  view.step = adaptive ? step_words(visit, at)
                       : html::fill(t::assessment::question_title,
                                    {{"n", number(at + 1)}, {"total", number(form.items.size())}});
  view.stem = item.stem;
  if (item.kind != ItemKind::hotspot) view.picture = item.picture;  // there it is what is answered on
  if (problem != nullptr) view.problem = problem->vi;
  view.answered = given != nullptr;
  if (!form.assessor.empty())
    view.helper = html::fill(t::assessment::helped_by, {{"name", visit.snapshot.assessor_name}});
  auto out = document(visit, view.step, at == 0 || adaptive ? std::string{home_href} : visit.href(number(at)));
  const auto from_address = made_of(item, visit.call.query);
  auto asked = ask({.item = item,
                    .seed = form.seed,
                    .given = given == nullptr ? std::string_view{} : std::string_view{given->choice},
                    .made = made.empty() ? std::string_view{from_address} : made,
                    .action = visit.href(number(at + 1)),
                    .csrf = visit.call.me.csrf,
                    .fact = visit.new_id()});
  view.form = std::move(asked.body);
  for (auto& sound : asked.sounds) out.sounds.push_back(std::move(sound));
  hear(out.sounds, visit.bank(), t::assessment::dont_know);
  out.body = {page::question(view)};
  out.dock = std::move(asked.dock);
  if (given != nullptr) {
    const auto next = at + 1 < form.items.size() ? number(at + 2) : std::string{review_step};
    out.dock.markup += page::link_dock({visit.href(next), std::string{t::assessment::keep.vi}});
  }
  return web::page(html::document(out), problem != nullptr ? 422 : 200);
}

web::Answer take_answer(const Visit& visit, std::size_t at) {
  const auto& form = visit.form();
  const auto& ref = form.items[at];
  const auto& item = *visit.bank().find(ref);
  const auto given = read_given(item, form.seed, visit.call.form);
  if (given.problem != nullptr) return show_question(visit, at, given.problem, given.made);
  if (given.answer.empty()) return web::see_other(visit.href(number(at + 1)) + made_query(item, given.made));
  const auto& choice = given.answer;
  web::Answer answer{
      web::see_other(visit.href(at + 1 < form.items.size() ? number(at + 2) : std::string{review_step}))};
  const auto* before = visit.given(ref);
  if (before != nullptr && before->choice == choice) return answer;
  auto op = fact(visit, "test_answer", form.person);
  // The same page, kept by the browser, may be pressed again with another choice: that is another fact.
  op.entity_id = derived_id(op.entity_id, (before == nullptr ? "" : before->choice) + ">" + choice);
  op.changes.push_back({"form", form.id});
  op.changes.push_back({"item", ref});
  op.changes.push_back({"choice", choice});
  answer.operations.push_back(std::move(op));
  return answer;
}

Result<journal::Operation> begin_form(const web::Call& call, const Snapshot& snapshot, const Maker& maker,
                                      const Beginning& beginning) {
  const Visit visit{call, snapshot, maker};
  const auto& rules = visit.rules();
  if (!beginning.self_check) {
    HVS_TRY(allowed, may_begin(rules, begun(visit), call.now));
    (void)allowed;
  }
  std::string random(8, '\0');
  maker.random(reinterpret_cast<std::uint8_t*>(random.data()), random.size());
  const auto seed = bytes::hex(random);
  const bool adaptive = visit.edition() != nullptr && (beginning.self_check || rules.way == Way::adaptive);
  std::vector<std::string> items, kept_back;
  if (adaptive) {
    const auto& walks = beginning.self_check ? rules.self_check : rules.adaptive;
    kept_back = keep_back(*visit.edition(), snapshot.exposure, walks.exposure, seed);
  } else {
    const std::vector<std::string> last =
        snapshot.forms.empty() ? std::vector<std::string>{} : snapshot.forms.front().items;
    HVS_TRY(drawn, draw(visit.bank(), rules, seed, last));
    items = std::move(drawn);
  }
  auto op = fact(visit, "test_form", beginning.person);
  for (auto& change : std::vector<journal::Change>{{"group", rules.group},
                                                   {"items", joined(items)},
                                                   {"blueprint", rules.ref()},
                                                   {"seed", seed},
                                                   {"mode", beginning.assessor.empty() ? "tu_lam" : "co_nguoi_giup"},
                                                   {"assessor", beginning.assessor},
                                                   {"device", visit.call.me.device},
                                                   {"way", adaptive ? "thich_ung" : ""},
                                                   {"purpose", beginning.self_check ? "tu_xem" : ""},
                                                   {"edition", visit.edition() == nullptr ? "" : visit.edition()->ref},
                                                   {"kept_back", joined(kept_back)},
                                                   {"session", beginning.session}}) {
    if (!change.value.empty()) op.changes.push_back(std::move(change));
  }
  return op;
}

web::Answer answer(const web::Call& call, const Snapshot& snapshot, const Maker& maker) {
  const Visit visit{call, snapshot, maker};
  if (call.path == home_href) {
    if (call.method != web::Method::post) return show_home(visit);
    return call.me.person.empty() ? sorry(visit, t::assessment::no_person.vi, 403) : start(visit);
  }
  if (snapshot.form.id.empty()) return sorry(visit, t::assessment::no_form.vi, 404);
  const bool mine = !call.me.person.empty() && snapshot.form.person == call.me.person;
  const bool beside = !call.me.account.empty() && snapshot.form.assessor == call.me.account;
  if (!mine && !beside) return sorry(visit, t::assessment::not_yours.vi, 403);
  return in_form(visit, call.params.get("step"));
}

}  // namespace hvs::assessment
