// The assessment room as one pure function: pages of /kiem-tra and what their buttons write.
#include <algorithm>

#include "core/assessment/pages.hpp"
#include "core/assessment/rules.hpp"
#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "core/html/document.hpp"
#include "core/journal/reasons.hpp"
#include "text/assessment.hpp"

namespace hvs::assessment {
namespace {

constexpr std::string_view home_href = "/kiem-tra";
constexpr std::string_view review_step = "xem-lai";

struct Visit {
  const web::Call& call;
  const Snapshot& snapshot;
  const Maker& maker;

  [[nodiscard]] const Bank& bank() const { return *snapshot.bank; }
  [[nodiscard]] const Form& form() const { return snapshot.form; }
  [[nodiscard]] std::string href(std::string_view step) const {
    return std::string{home_href} + "/" + form().id + "/" + std::string{step};
  }
  [[nodiscard]] std::string new_id() const { return make_uuid7(call.now, maker.random); }
  [[nodiscard]] const Answer* given(std::string_view ref) const {
    const auto at = std::find_if(snapshot.answers.begin(), snapshot.answers.end(),
                                 [ref](const Answer& one) { return one.item == ref; });
    return at == snapshot.answers.end() ? nullptr : &*at;
  }
};

std::string number(std::size_t n) { return std::to_string(n); }

void hear(std::vector<html::Sound>& out, const learning::Sound& sound) {
  if (sound.exists()) out.push_back({sound.base + ".opus", sound.base + ".mp3"});
}
void hear(std::vector<html::Sound>& out, const Bank& bank, const Text& text) {
  if (const auto at = bank.spoken.find(text.key); at != bank.spoken.end()) hear(out, at->second);
}

html::DocumentView document(const Visit& visit, std::string title, std::string back) {
  html::DocumentView view;
  view.around = html::around(visit.call, visit.maker.site, home_href);
  view.title = std::move(title);
  view.back = std::move(back);
  return view;
}

// A dead end with a way out: words as the title, one button.
web::Answer sorry(const Visit& visit, std::string_view words, int status) {
  auto view = document(visit, std::string{words}, std::string{home_href});
  view.dock = {page::link_dock({std::string{home_href}, std::string{t::assessment::title.vi}})};
  return web::page(html::document(view), status);
}

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

std::vector<Instant> begun(const Visit& visit) {
  std::vector<Instant> times;
  for (const auto& one : visit.snapshot.forms) {
    if (one.finished || is_whole(visit.bank(), one)) times.push_back(one.started);  // a withdrawn form costs no attempt
  }
  return times;
}

std::size_t left_today(const Visit& visit) {
  const auto today = day_in_vietnam(visit.call.now);
  std::size_t used = 0;
  for (const auto at : begun(visit)) used += day_in_vietnam(at) == today;
  const auto allowed = static_cast<std::size_t>(visit.bank().blueprint.attempts_per_day);
  return allowed - std::min(allowed, used);
}

web::Answer show_home(const Visit& visit) {
  const auto& blueprint = visit.bank().blueprint;
  const auto* open = open_form(visit.bank(), visit.snapshot.forms);
  page::HomeView view;
  view.group = t::assessment::group_nguoidan.vi;
  view.note = html::fill(t::assessment::group_nguoidan_note, {{"n", number(blueprint.total)}});
  view.provisional = blueprint.provisional;
  view.visitor = visit.call.me.person.empty();
  view.assists = auth::may(visit.call.me, auth::Right::assess_others, "*", visit.call.now).has_value();
  if (!view.visitor) {
    view.attempts = html::fill(t::assessment::how_attempts, {{"n", std::to_string(blueprint.attempts_per_day)},
                                                             {"left", number(left_today(visit))}});
    view.enough = open == nullptr && left_today(visit) == 0;
  }
  if (open != nullptr) {
    view.resume = html::fill(t::assessment::resume_lead,
                             {{"done", number(visit.snapshot.answers.size())}, {"total", number(open->items.size())}});
  }
  for (const auto& one : visit.snapshot.results) {
    view.past.push_back(
        {std::string{home_href} + "/" + one.form + "/ket-qua", show_day(day_in_vietnam(one.at)),
         html::fill(t::assessment::domain_count, {{"right", number(one.right)}, {"total", number(one.total)}}),
         one.passed});
  }
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
  if (const auto* open = open_form(visit.bank(), visit.snapshot.forms))
    return web::see_other(std::string{home_href} + "/" + open->id);
  if (visit.call.form.get("nhom") != visit.bank().blueprint.group) return sorry(visit, t::assessment::no_group.vi, 422);
  auto op = begin_form(visit.call, visit.snapshot, visit.maker, visit.call.me.person, {});
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

web::Answer show_question(const Visit& visit, std::size_t at, bool choose_first) {
  const auto& form = visit.form();
  const auto& item = *visit.bank().find(form.items[at]);
  const auto* given = visit.given(form.items[at]);
  page::QuestionView view;
  view.action = visit.href(number(at + 1));
  view.csrf = visit.call.me.csrf;
  view.fact = visit.new_id();
  view.place = static_cast<int>(at + 1);
  view.steps = static_cast<int>(form.items.size());
  view.step = html::fill(t::assessment::question_title, {{"n", number(at + 1)}, {"total", number(form.items.size())}});
  view.stem = item.stem;
  view.picture = item.picture;
  view.choose_first = choose_first;
  view.answered = given != nullptr;
  if (!form.assessor.empty())
    view.helper = html::fill(t::assessment::helped_by, {{"name", visit.snapshot.assessor_name}});
  auto out = document(visit, view.step, at == 0 ? std::string{home_href} : visit.href(number(at)));
  hear(out.sounds, item.sound);
  char letter = 'A';
  for (const auto index : option_order(item, form.seed)) {
    const auto value = number(index);
    view.options.push_back(
        {value, std::string(1, letter++), item.options[index], given != nullptr && given->choice == value});
    if (index < item.option_sounds.size()) hear(out.sounds, item.option_sounds[index]);
  }
  view.options.push_back({std::string{dont_know}, "", std::string{t::assessment::dont_know.vi},
                          given != nullptr && given->choice == dont_know});
  hear(out.sounds, visit.bank(), t::assessment::dont_know);
  out.body = {page::question(view)};
  if (given != nullptr) {
    const auto next = at + 1 < form.items.size() ? number(at + 2) : std::string{review_step};
    out.dock = {page::link_dock({visit.href(next), std::string{t::assessment::keep.vi}})};
  }
  return web::page(html::document(out), choose_first ? 422 : 200);
}

web::Answer take_answer(const Visit& visit, std::size_t at) {
  const auto& form = visit.form();
  const auto& ref = form.items[at];
  const auto& item = *visit.bank().find(ref);
  const auto chosen = visit.call.form.get("chon");
  long long index = -1;
  const bool is_option =
      text::read_int(chosen, index) && index >= 0 && static_cast<std::size_t>(index) < item.options.size();
  if (chosen != dont_know && !is_option) return show_question(visit, at, true);
  const auto choice = is_option ? number(static_cast<std::size_t>(index)) : std::string{dont_know};
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

web::Answer show_review(const Visit& visit) {
  const auto& items = visit.form().items;
  page::ReviewView view;
  std::size_t missing = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto* given = visit.given(items[i]);
    missing += given == nullptr;
    const auto& state = given == nullptr             ? t::assessment::not_answered
                        : given->choice == dont_know ? t::assessment::answered_dont_know
                                                     : t::assessment::answered;
    view.lines.push_back({visit.href(number(i + 1)), html::fill(t::assessment::review_item, {{"n", number(i + 1)}}),
                          std::string{state.vi},
                          given == nullptr             ? "warn"
                          : given->choice == dont_know ? "info"
                                                       : "good"});
  }
  view.complete = missing == 0;
  view.lead = view.complete ? html::fill(t::assessment::review_all, {{"total", number(items.size())}})
                            : html::fill(t::assessment::review_left, {{"n", number(missing)}});
  auto out = document(visit, std::string{t::assessment::review_title.vi}, visit.href(number(items.size())));
  out.body = {page::review(view)};
  out.dock = {page::begin({visit.href("nop"), visit.call.me.csrf, visit.new_id(), visit.form().group,
                           std::string{t::assessment::submit.vi}})};
  hear(out.sounds, visit.bank(), t::assessment::review_title);
  return web::page(html::document(out));
}

// Decided by the server's own rules, so it carries the server's name; the learner cannot write a result.
journal::Operation decided(const Visit& visit, std::string_view entity, std::string_view use,
                           std::vector<journal::Change> changes) {
  journal::Operation op;
  op.entity = entity;
  op.entity_id = derived_id(visit.form().id, use);
  op.author = journal::server_author;
  op.person = visit.form().person;
  op.claimed = visit.call.now;
  op.changes = std::move(changes);
  op.changes.push_back({"person", visit.form().person});
  return op;
}

web::Answer hand_in(const Visit& visit) {
  const auto& form = visit.form();
  const auto result = score(visit.bank(), form, visit.snapshot.answers);
  web::Answer answer{web::see_other(visit.href("ket-qua"))};
  answer.operations.push_back(decided(visit, "test_result", "result",
                                      {{"form", form.id},
                                       {"group", form.group},
                                       {"right", number(result.right)},
                                       {"total", number(result.total)},
                                       {"by_domain", store_domains(result)},
                                       {"passed", result.passed ? "1" : "0"},
                                       {"rules", visit.bank().blueprint.ref()}}));
  if (!result.passed) return answer;
  const auto today = day_in_vietnam(visit.call.now);
  answer.operations.push_back(decided(visit, "evidence", "evidence",
                                      {{"measure", "basic_skills"},
                                       {"class", "2"},
                                       {"how", "bai_danh_gia"},
                                       {"source", derived_id(form.id, "result")},
                                       {"on", store_partial({today.year, today.month, today.day})}}));
  // One proposal for a person and group; passing again adds evidence, not a second request to the officer.
  const bool before = std::any_of(visit.snapshot.results.begin(), visit.snapshot.results.end(),
                                  [&form](const Outcome& one) { return one.passed && one.group == form.group; });
  if (!before) {
    answer.operations.push_back(decided(
        visit, "confirmation", "confirmation",
        {{"result", derived_id(form.id, "result")}, {"group", form.group}, {"status", "de_nghi"}, {"method", "xa"}}));
  }
  return answer;
}

std::string domain_name(std::string_view domain) {
  return std::string{say("assessment.domain_" + text::lower(domain))};
}

web::Answer show_result(const Visit& visit) {
  const auto& form = visit.form();
  const auto& blueprint = visit.bank().blueprint;
  const auto at = std::find_if(visit.snapshot.results.begin(), visit.snapshot.results.end(),
                               [&form](const Outcome& one) { return one.form == form.id; });
  if (at == visit.snapshot.results.end()) return web::see_other(visit.href(review_step));
  const auto detail = score(visit.bank(), form, visit.snapshot.answers);
  page::ResultView view;
  view.passed = at->passed;
  view.provisional = blueprint.provisional;
  view.lead = html::fill(at->passed ? t::assessment::result_passed : t::assessment::result_not_yet,
                         {{"right", number(at->right)}, {"total", number(at->total)}});
  std::size_t safety_need = 0;
  for (std::size_t i = 0; i < detail.domains.size(); ++i) {
    const auto& one = detail.domains[i];
    const auto& share = blueprint.shares[i];
    if (share.floor_percent > 0) safety_need = needed(share.count, share.floor_percent);
    if (one.total == 0) continue;
    const bool good = one.right * 100 >= one.total * 80 && one.floor_met;
    const bool middling = one.right * 2 >= one.total && one.floor_met;
    const auto& word = good       ? t::assessment::domain_good
                       : middling ? t::assessment::domain_ok
                                  : t::assessment::domain_weak;
    view.domains.push_back(
        {domain_name(one.domain),
         html::fill(t::assessment::domain_count, {{"right", number(one.right)}, {"total", number(one.total)}}),
         std::string{word.vi},
         good       ? "good"
         : middling ? "info"
                    : "warn"});
    if (!one.floor_met) view.safety_short = true;
  }
  view.line = html::fill(t::assessment::result_line, {{"need", number(needed(blueprint.total, blueprint.pass_percent))},
                                                      {"total", number(blueprint.total)},
                                                      {"safety", number(safety_need)}});
  for (const auto& one : advise(*visit.snapshot.library, visit.bank(), form, visit.snapshot.answers, 3)) {
    view.lessons.push_back({"/hoc/" + one.course->id + "/" + one.unit->id, one.unit->title, one.course->title});
  }
  auto out = document(visit, std::string{t::assessment::result_title.vi}, std::string{home_href});
  out.body = {page::result(view)};
  out.dock = {page::link_dock({"/hoc", std::string{t::assessment::to_lessons.vi}})};
  hear(out.sounds, visit.bank(), at->passed ? t::assessment::result_next_step : t::assessment::result_try_again);
  return web::page(html::document(out));
}

// "/kiem-tra/<form>/<step>" for a form that is this caller's to see.
web::Answer in_form(const Visit& visit, std::string_view step) {
  const auto& form = visit.form();
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
  return posted ? take_answer(visit, at) : show_question(visit, at, false);
}

}  // namespace

Result<journal::Operation> begin_form(const web::Call& call, const Snapshot& snapshot, const Maker& maker,
                                      std::string_view person, std::string_view assessor) {
  const Visit visit{call, snapshot, maker};
  HVS_TRY(allowed, may_begin(visit.bank().blueprint, begun(visit), call.now));
  (void)allowed;
  std::string random(8, '\0');
  maker.random(reinterpret_cast<std::uint8_t*>(random.data()), random.size());
  const auto seed = bytes::hex(random);
  const std::vector<std::string> last =
      snapshot.forms.empty() ? std::vector<std::string>{} : snapshot.forms.front().items;
  HVS_TRY(items, draw(visit.bank(), seed, last));
  std::string list;
  for (const auto& ref : items) (list += list.empty() ? "" : " ") += ref;
  auto op = fact(visit, "test_form", std::string{person});
  for (auto& change : std::vector<journal::Change>{{"group", visit.bank().blueprint.group},
                                                   {"items", std::move(list)},
                                                   {"blueprint", visit.bank().blueprint.ref()},
                                                   {"seed", seed},
                                                   {"mode", assessor.empty() ? "tu_lam" : "co_nguoi_giup"},
                                                   {"assessor", std::string{assessor}}}) {
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
