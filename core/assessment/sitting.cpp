// Pages of an adaptive sitting: one question after another, a pause, the result as a band with words.
#include <algorithm>

#include "core/assessment/measure.hpp"
#include "core/assessment/rules.hpp"
#include "core/assessment/sitting_pages.hpp"
#include "core/assessment/visit.hpp"
#include "core/base/text.hpp"
#include "text/assessment.hpp"
#include "text/sitting.hpp"

namespace hvs::assessment {
namespace {

namespace ts = t::sitting;

constexpr std::string_view pause_step = "nghi", result_step = "ket-qua", stop_step = "nop";
constexpr std::size_t most_to_grow = 3;                                 // a long list of gaps helps nobody
constexpr double band_width = 300, scale_low = -3.2, scale_high = 3.2;  // logits drawn; who stands beyond is at the end

// Units from the left end of the drawn scale.
long long place(double theta) {
  const double share = (theta - scale_low) / (scale_high - scale_low);
  return static_cast<long long>(band_width * std::clamp(share, 0.0, 1.0) + 0.5);
}

// Colour never says it alone: the band is hatched by its own frame, ends and mark carry words.
html::Html drawing(double low, double high, std::optional<double> cut) {
  const auto from = place(low), to = std::max(place(high), from + 8);
  const auto text = [](long long x, int y, std::string_view anchor, std::string_view words) {
    std::string out = "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" text-anchor=\"" +
                      std::string{anchor} + "\" font-size=\"15\" fill=\"currentColor\">";
    html::put_text(out, words);
    return out + "</text>";
  };
  std::string out = "<svg viewBox=\"-10 0 320 112\" role=\"img\" aria-label=\"" + std::string{ts::band_title.vi} +
                    "\" class=\"chart\"><rect x=\"0\" y=\"42\" width=\"300\" height=\"26\" rx=\"13\" fill=\"none\" "
                    "stroke=\"currentColor\" stroke-width=\"2\"/><rect x=\"" +
                    std::to_string(from) + "\" y=\"45\" width=\"" +
                    std::to_string(std::min<long long>(to, 300) - from) +
                    "\" height=\"20\" rx=\"8\" fill=\"var(--leaf-mid)\" stroke=\"currentColor\" stroke-width=\"1\"/>";
  if (cut) {
    const auto x = place(*cut);
    out += "<path d=\"M" + std::to_string(x) +
           " 32V78\" stroke=\"currentColor\" stroke-width=\"3\" "
           "stroke-dasharray=\"6 4\"/>";
    out += text(x, 24, x > 220 ? "end" : x < 80 ? "start" : "middle", ts::band_mark.vi);
  }
  out += text(0, 98, "start", ts::band_low.vi) + text(300, 98, "end", ts::band_high.vi) + "</svg>";
  return {out};
}

page::BandView band(const Edition& edition, const Measure& one, bool with_mark) {
  constexpr double certain = 1.96;
  const double low = one.ability.theta - certain * one.ability.se, high = one.ability.theta + certain * one.ability.se;
  page::BandView view;
  view.drawing = drawing(low, high, with_mark ? std::optional{edition.cut} : std::nullopt);
  if (with_mark)
    view.words = low >= edition.cut   ? ts::band_in_words_above.vi
                 : high < edition.cut ? ts::band_in_words_below.vi
                                      : ts::band_in_words_across.vi;
  view.width_words = one.ability.se > 0.45 ? ts::band_wide.vi : ts::band_narrow.vi;
  return view;
}

std::size_t most(const Edition& edition, const Form& form, std::size_t given) {
  const auto& rules = rules_of(edition, form);
  const auto first = static_cast<std::size_t>(rules.longest);
  return given < first ? first : first + static_cast<std::size_t>(rules.more);
}

// The form as a fixed one would look by now: what was asked, and the question to be asked next.
Snapshot laid_out(const Visit& visit, const Walk& now) {
  auto out = visit.snapshot;
  out.form.items.clear();
  for (const auto at : now.given) out.form.items.push_back(visit.edition()->items[at].id);
  if (now.next) out.form.items.push_back(visit.edition()->items[*now.next].id);
  return out;
}

web::Answer finish(const Visit& visit, std::span<const Answer> answers, web::Answer so_far) {
  const auto& edition = *visit.edition();
  const auto score = adaptive_score(edition, visit.form(), visit.bank(), answers);
  so_far.reply = web::see_other(visit.href(result_step));
  for (auto& op : result_operations(visit, score, answers)) so_far.operations.push_back(std::move(op));
  return so_far;
}

web::Answer take(const Visit& visit, const Visit& inner, const Walk& now) {
  auto answer = take_answer(inner, now.given.size());
  if (answer.operations.empty()) return answer;
  // One answer a step, whatever is pressed how often.
  auto& op = answer.operations.front();
  op.entity_id = derived_id(visit.form().id, "step/" + number(now.given.size() + 1));
  op.changes.push_back({"step", number(now.given.size() + 1)});
  auto answers = visit.snapshot.answers;
  answers.push_back({inner.form().items.back(), {}});
  for (const auto& change : op.changes) {
    if (change.field == "choice") answers.back().choice = change.value;
  }
  const auto after = walk(*visit.edition(), visit.form(), visit.bank(), answers, false);
  if (after.next)
    answer.reply = web::see_other(visit.href(number(after.given.size() + 1)));
  else if (after.may_go_on)
    answer.reply = web::see_other(visit.href(pause_step));
  else
    return finish(visit, answers, std::move(answer));
  return answer;
}

web::Answer show_pause(const Visit& visit, const Walk& now) {
  page::PauseView view;
  view.lead = html::fill(ts::pause_lead, {{"n", number(now.given.size())}});
  view.stop_action = visit.href(stop_step);
  view.csrf = visit.call.me.csrf;
  auto out = document(visit, std::string{ts::pause_title.vi}, std::string{home_href});
  out.body = {page::pause(view)};
  out.dock = {page::link_dock({visit.href(number(now.given.size() + 1)), std::string{ts::pause_go_on.vi}})};
  return web::page(html::document(out));
}

web::Answer show_standing(const Visit& visit) {
  const auto& form = visit.form();
  const auto& edition = *visit.edition();
  const auto stored = std::ranges::find(visit.snapshot.results, form.id, &Outcome::form);
  if (stored == visit.snapshot.results.end()) return web::see_other(visit.href(""));
  const auto& answers = visit.snapshot.answers;
  const auto now = read_measure(stored->measure).value_or(measure(edition, form, visit.bank(), answers));
  const auto domains = domain_standings(edition, form, visit.bank(), answers);
  const bool floors = std::ranges::all_of(domains, &DomainStanding::floor_met);
  page::StandingView view;
  view.provisional = visit.rules().provisional;
  view.badge = stored->passed ? "good" : "info";
  const auto say_it = [&view](const Text& lead, std::string_view next) {
    view.lead = lead.vi;
    view.next = next;
  };
  if (form.self_check)
    say_it(ts::lead_self, "");
  else if (stored->passed)
    say_it(ts::lead_yes, ts::next_yes.vi);
  else if (now.standing == Standing::yes && !floors)
    say_it(ts::lead_floor, ts::next_no.vi);
  else if (now.standing == Standing::no)
    say_it(ts::lead_no, ts::next_no.vi);
  else
    say_it(ts::lead_unsure, ts::next_unsure.vi);
  view.band = band(edition, now, !form.self_check);
  auto weakest_first = domains;
  std::ranges::stable_sort(weakest_first, {}, [](const DomainStanding& one) { return one.expected; });
  for (const auto& one : weakest_first) {
    const bool strong = one.expected >= 0.8 && one.floor_met;
    const bool middling = one.expected >= 0.5 && one.floor_met;
    if (one.given == 0 || (!strong && !middling && view.grow.size() == most_to_grow)) continue;
    page::DomainLine line{domain_name(visit, one.domain),
                          {},
                          std::string{strong     ? t::assessment::domain_good.vi
                                      : middling ? t::assessment::domain_ok.vi
                                                 : t::assessment::domain_weak.vi},
                          strong     ? "good"
                          : middling ? "info"
                                     : "warn"};
    (strong || middling ? view.strong : view.grow).push_back(std::move(line));
  }
  std::ranges::reverse(view.strong);
  auto asked = form;
  for (const auto& one : answers) asked.items.push_back(one.item);
  for (const auto& one : advise(*visit.snapshot.library, visit.bank(), asked, answers, 3))
    view.lessons.push_back({"/hoc/" + one.course->id + "/" + one.unit->id, one.unit->title, one.course->title});
  auto out = document(visit, std::string{form.self_check ? ts::self_title.vi : t::assessment::result_title.vi},
                      std::string{home_href});
  out.body = {page::standing(view)};
  out.dock = {page::link_dock({"/hoc", std::string{t::assessment::to_lessons.vi}})};
  return web::page(html::document(out));
}

}  // namespace

web::Answer in_adaptive(const Visit& visit, std::string_view step) {
  const auto* edition = visit.edition();
  if (edition == nullptr) return sorry(visit, t::assessment::questions_changed.vi, 410);
  if (step == result_step) return show_standing(visit);
  if (visit.form().finished) return web::see_other(visit.href(result_step));
  const auto& answers = visit.snapshot.answers;
  auto now = walk(*edition, visit.form(), visit.bank(), answers, false);
  const bool posted = visit.call.method == web::Method::post;
  const auto current = number(now.given.size() + 1);
  // In a session with somebody in charge a sitting may also end because its time is over.
  if (step == stop_step && posted && (now.may_go_on || !visit.form().session.empty()))
    return finish(visit, answers, {});
  if (now.may_go_on) {
    if (step == pause_step) return show_pause(visit, now);
    if (step != current) return web::see_other(visit.href(pause_step));
    now = walk(*edition, visit.form(), visit.bank(), answers, true);
  }
  // Over by its own rules, but the result was never kept: an answer that came without its page.
  if (!now.next) return finish(visit, answers, {});
  if (step != current) return web::see_other(visit.href(current));
  const auto snapshot = laid_out(visit, now);
  if (visit.bank().find(snapshot.form.items.back()) == nullptr)
    return sorry(visit, t::assessment::questions_changed.vi, 410);
  const Visit inner{visit.call, snapshot, visit.maker};
  if (posted) return take(visit, inner, now);
  return show_question(inner, now.given.size());
}

std::string step_words(const Visit& visit, std::size_t at) {
  return html::fill(ts::question_step,
                    {{"n", number(at + 1)}, {"most", number(most(*visit.edition(), visit.form(), at))}});
}

std::size_t most_steps(const Visit& visit, std::size_t at) { return most(*visit.edition(), visit.form(), at); }

std::string self_card(const Visit& visit) {
  page::SelfView view;
  view.csrf = visit.call.me.csrf;
  view.fact = visit.new_id();
  view.group = visit.rules().group;
  if (const auto* open = open_form(visit.bank(), visit.snapshot.forms, Purpose::self_check))
    view.resume = std::string{home_href} + "/" + open->id;
  return page::self_card(view);
}

}  // namespace hvs::assessment
