// The two-minute round: one question after another, each once; what was forgotten comes again the next day.
#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/learning/pages.hpp"
#include "core/learning/recall.hpp"
#include "core/learning/visit.hpp"
#include "text/learning.hpp"
#include "text/review.hpp"

namespace hvs::learning {
namespace {

std::string href(const Due& one, std::size_t left) {
  return "/on/" + one.course->id + "/" + one.unit->id + "/" + one.question->id + "?con=" + std::to_string(left);
}

// How many questions of this round are left, this one included; a made-up number cannot make it longer.
std::size_t left_of(const Visit& visit) {
  long long left = 1;
  if (!text::read_int(visit.call.query.get("con"), left)) left = 1;
  return static_cast<std::size_t>(std::clamp(left, 1LL, static_cast<long long>(round_size)));
}

std::string words_of_day(int number) {
  constexpr std::int64_t day_ms = 86'400'000;
  return show_day(day_in_vietnam(from_ms(number * day_ms)));
}

// The packs this round needs, so that it also runs without signal.
void keep_packs(html::DocumentView& view, const std::vector<Due>& list) {
  for (const auto& one : list) {
    const auto pack = "/hoc/goi/" + one.course->id;
    if (std::find(view.keep.begin(), view.keep.end(), pack) == view.keep.end()) view.keep.push_back(pack);
  }
}

// Stars for this day's round. A question that was learned only today and answered right is no review.
void show_stars(const Visit& visit, page::ReviewView& view, int today) {
  std::size_t remembered = 0, forgotten = 0;
  for (const auto& course : visit.snapshot.library->courses) {
    for (const auto& unit : course.units) {
      const auto* progress = visit.snapshot.progress.find(course.id, unit.id);
      if (progress == nullptr || !progress->done) continue;
      for (const auto& question : unit.quiz) {
        const auto state = progress->quiz.find(question.id);
        if (state == progress->quiz.end() || state->second.day != today) continue;
        remembered += state->second.rung > 0;
        forgotten += state->second.choice != static_cast<int>(question.answer);
      }
    }
  }
  if (remembered + forgotten == 0) return;
  const int stars = forgotten == 0 ? 3 : remembered >= forgotten ? 2 : 1;
  for (int i = 0; i < 3; ++i) view.star_signs += i < stars ? "★" : "☆";
  view.star_words = stars == 3 ? t::review::stars_3.vi : stars == 2 ? t::review::stars_2.vi : t::review::stars_1.vi;
}

web::Answer show_round(const Visit& visit) {
  const auto today = day_number(visit.call.now);
  const auto& library = *visit.snapshot.library;
  const auto waiting = due(library, visit.snapshot.progress, today);
  const bool finished = visit.call.query.has("xong");
  page::ReviewView view;
  view.visitor = visit.visitor();
  view.lead = view.visitor      ? t::review::visitor.vi
              : finished        ? t::review::done.vi
              : waiting.empty() ? t::review::nothing.vi
                                : std::string_view{};
  const auto left = std::min(waiting.size(), round_size);
  if (view.lead.empty()) view.lead = html::fill(t::review::lead, {{"n", std::to_string(left)}});
  if (finished && !view.visitor) show_stars(visit, view, today);
  if (const int next = next_due_day(library, visit.snapshot.progress); waiting.empty() && next > today)
    view.next_day = html::fill(t::review::next_day, {{"day", words_of_day(next)}});
  auto out = document(visit, std::string{finished ? t::review::done_title.vi : t::review::title.vi}, "/hoc");
  keep_packs(out, waiting);
  out.body = {page::review(view)};
  const bool more = !waiting.empty() && !view.visitor;
  out.dock = {page::link_dock(more ? page::LinkView{href(waiting.front(), left), std::string{t::review::start.vi}}
                                   : page::LinkView{"/hoc", std::string{t::learning::all_courses.vi}})};
  return web::page(html::document(out));
}

web::Answer ask(const Visit& visit, const QuizQuestion& question, bool choose_first) {
  const auto left = left_of(visit);
  page::QuestionView view;
  view.step = html::fill(t::review::left, {{"n", std::to_string(left)}});
  view.place = static_cast<int>(round_size - left + 1);
  view.steps = static_cast<int>(round_size);
  view.action = "/on/" + visit.course->id + "/" + visit.unit->id + "/" + question.id + "?con=" + std::to_string(left);
  view.csrf = visit.call.me.csrf;
  view.fact = visit.new_id();
  view.choose_first = choose_first;
  view.options = option_views(question);
  auto out = document(visit, question.stem, "/on");
  out.body = {page::question(view)};
  out.sounds = sounds_of({&question.sound});
  for (const auto& option : question.options) {
    for (auto& sound : sounds_of({&option.sound})) out.sounds.push_back(std::move(sound));
  }
  return web::page(html::document(out), choose_first ? 422 : 200);
}

web::Answer take_answer(const Visit& visit, const QuizQuestion& question) {
  const int choice = chosen_option(visit.call, question);
  if (choice < -1) return ask(visit, question, true);
  const bool right = choice == static_cast<int>(question.answer);
  auto op = answer_fact(visit, question, choice);
  op.changes.push_back({"review", "1"});
  // Where to go next is decided as if the answer were written already: the question just answered is not due any more.
  auto after = visit.snapshot.progress;
  if (!visit.visitor()) apply(after, op, *visit.snapshot.library);
  const auto waiting = due(*visit.snapshot.library, after, day_number(visit.call.now));
  const auto left = std::min(left_of(visit) - 1, waiting.size());
  page::FeedbackView view;
  view.right = right;
  view.dont_know = true;  // no second choice here: the question comes again
  view.why = question.why;
  view.verdict = right ? t::learning::right.vi : t::learning::learned_now.vi;
  view.chosen = question.options[question.answer].text;
  view.next = left == 0 ? "/on?xong=1" : href(waiting.front(), left);
  if (!right) view.why += " " + std::string{t::review::again_later.vi};
  auto out = document(visit, question.stem, "/on");
  out.body = {page::feedback(view)};
  out.dock = {page::feedback_dock(view)};
  out.sounds = sounds_of({&question.why_sound});
  web::Answer answer{web::page(html::document(out))};
  if (!visit.visitor()) answer.operations.push_back(std::move(op));
  return answer;
}

}  // namespace

web::Answer review(Visit visit) {
  std::array<std::string_view, 4> parts{};
  std::size_t count = 0;
  for (std::string_view rest{visit.call.path}; !rest.empty() && count < parts.size();) {
    if (rest.front() == '/') rest.remove_prefix(1);
    const auto slash = rest.find('/');
    parts[count++] = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash);
  }
  if (count <= 1) return show_round(visit);
  visit.course = visit.snapshot.library->find(parts[1]);
  if (visit.course != nullptr) visit.unit = find_unit(*visit.course, parts[2]);
  const auto* question = visit.unit == nullptr ? nullptr : find_question(*visit.unit, parts[3]);
  if (question == nullptr) return missing(visit, t::review::no_question, "/on");
  return visit.call.method == web::Method::post ? take_answer(visit, *question) : ask(visit, *question, false);
}

}  // namespace hvs::learning
