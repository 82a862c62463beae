// The end of a form: looking over, handing in, the result in plain words.
#include "core/assessment/measure.hpp"
#include "core/assessment/pages.hpp"
#include "core/assessment/rules.hpp"
#include "core/assessment/visit.hpp"
#include "core/base/text.hpp"
#include "core/html/catalogue.hpp"
#include "text/assessment.hpp"

namespace hvs::assessment {
namespace {

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

// What the plan counts a group by beside basic skills; "" = nothing more.
std::string_view measure_of(std::string_view group) {
  if (group == "hssv") return "learning_and_safety_skills";
  if (group == "cbccvc") return "knows_and_uses_work_platforms";
  return group == "nld" ? "basic_production_skills" : "";
}

}  // namespace

// As the framework calls it, not this program.
std::string domain_name(const Visit& visit, std::string_view domain) {
  const auto at = visit.snapshot.domain_names.find(domain);
  if (at != visit.snapshot.domain_names.end()) return at->second;
  const auto* named = visit.snapshot.library->framework.find_domain(domain);
  return named == nullptr ? std::string{domain} : named->name;
}

web::Answer show_review(const Visit& visit) {
  const auto& items = visit.form().items;
  page::ReviewView view;
  view.action = visit.href("nop");
  view.csrf = visit.call.me.csrf;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto* given = visit.given(items[i]);
    auto& group = given == nullptr ? view.missing : given->choice == dont_know ? view.not_known : view.answered;
    group.push_back(
        {visit.href(number(i + 1)), number(i + 1), html::fill(t::assessment::review_item, {{"n", number(i + 1)}})});
  }
  view.lead = view.missing.empty() ? html::fill(t::assessment::review_all, {{"total", number(items.size())}})
                                   : html::fill(t::assessment::review_left, {{"n", number(view.missing.size())}});
  auto out = document(visit, std::string{t::assessment::review_title.vi}, visit.href(number(items.size())));
  out.body = {page::review(view)};
  // The main button never hands in by surprise what is not finished.
  if (view.missing.empty())
    out.dock = {page::begin(
        {view.action, view.csrf, visit.new_id(), visit.form().group, std::string{t::assessment::submit.vi}})};
  else
    out.dock = {page::link_dock({view.missing.front().href, std::string{t::assessment::back_to_questions.vi}})};
  hear(out.sounds, visit.bank(), t::assessment::review_title);
  return web::page(html::document(out));
}

std::vector<journal::Operation> result_operations(const Visit& visit, const Score& result,
                                                  std::span<const Answer> answers) {
  const auto& form = visit.form();
  // A self-check is a fact of its own kind: nothing that counts results can meet it.
  std::vector<journal::Operation> out;
  out.push_back(decided(visit, form.self_check ? "self_check" : "test_result", "result",
                        {{"form", form.id},
                         {"group", form.group},
                         {"right", number(result.right)},
                         {"total", number(result.total)},
                         {"by_domain", store_domains(result)},
                         {"passed", result.passed ? "1" : "0"},
                         {"rules", visit.rules().ref()}}));
  if (visit.edition() != nullptr)
    out.back().changes.push_back({"measure", store_measure(measure(*visit.edition(), form, visit.bank(), answers))});
  if (!result.passed || form.self_check) return out;
  const auto today = day_in_vietnam(visit.call.now);
  out.push_back(decided(visit, "evidence", "evidence",
                        {{"measure", "basic_skills"},
                         {"class", "2"},
                         {"how", "bai_danh_gia"},
                         {"source", derived_id(form.id, "result")},
                         {"on", store_partial({today.year, today.month, today.day})}}));
  if (const auto measure = measure_of(form.group); !measure.empty())
    out.push_back(decided(visit, "evidence", "evidence-group",
                          {{"measure", std::string{measure}},
                           {"class", "2"},
                           {"how", "bai_danh_gia"},
                           {"source", derived_id(form.id, "result")},
                           {"on", store_partial({today.year, today.month, today.day})}}));
  // One proposal for a person and group; passing again adds evidence, not a second request to the officer. A proposal
  // that was sent back, or whose certificate was withdrawn, no longer stands: then a new one is made.
  if (!visit.snapshot.proposed) {
    out.push_back(decided(
        visit, "confirmation", "confirmation",
        {{"result", derived_id(form.id, "result")}, {"group", form.group}, {"status", "de_nghi"}, {"method", "xa"}}));
  }
  return out;
}

web::Answer hand_in(const Visit& visit) {
  const auto& answers = visit.snapshot.answers;
  web::Answer answer{web::see_other(visit.href("ket-qua"))};
  answer.operations = result_operations(visit, score(visit.bank(), visit.rules(), visit.form(), answers), answers);
  return answer;
}

web::Answer show_result(const Visit& visit) {
  const auto& form = visit.form();
  const auto& blueprint = visit.rules();
  const auto at = std::find_if(visit.snapshot.results.begin(), visit.snapshot.results.end(),
                               [&form](const Outcome& one) { return one.form == form.id; });
  if (at == visit.snapshot.results.end()) return web::see_other(visit.href(review_step));
  const auto detail = score(visit.bank(), visit.rules(), form, visit.snapshot.answers);
  page::ResultView view;
  view.passed = at->passed;
  view.provisional = blueprint.provisional;
  const auto need = needed(blueprint.total, blueprint.pass_percent);
  const bool close = at->right + 3 >= need;
  view.lead = html::fill(at->passed ? t::assessment::result_passed
                         : close    ? t::assessment::result_close
                                    : t::assessment::result_not_yet,
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
        {domain_name(visit, one.domain),
         html::fill(t::assessment::domain_count, {{"right", number(one.right)}, {"total", number(one.total)}}),
         std::string{word.vi},
         good       ? "good"
         : middling ? "info"
                    : "warn"});
    if (!one.floor_met) view.safety_short = true;
  }
  view.line = html::fill(t::assessment::result_line,
                         {{"need", number(need)}, {"total", number(blueprint.total)}, {"safety", number(safety_need)}});
  for (const auto& one : advise(*visit.snapshot.library, visit.bank(), form, visit.snapshot.answers, 3)) {
    view.lessons.push_back({"/hoc/" + one.course->id + "/" + one.unit->id, one.unit->title, one.course->title});
  }
  auto out = document(visit, std::string{t::assessment::result_title.vi}, std::string{home_href});
  out.body = {page::result(view)};
  out.dock = {page::link_dock({"/hoc", std::string{t::assessment::to_lessons.vi}})};
  hear(out.sounds, visit.bank(), at->passed ? t::assessment::result_next_step : t::assessment::result_try_again);
  return web::page(html::document(out));
}

}  // namespace hvs::assessment
