// The lesson room as one pure function. Every address below /hoc is read here, on the server and on the phone alike.
#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/html/document.hpp"
#include "core/learning/model.hpp"
#include "core/learning/pages.hpp"
#include "core/learning/recall.hpp"
#include "core/learning/rules.hpp"
#include "core/learning/visit.hpp"
#include "text/learning.hpp"
#include "text/review.hpp"

namespace hvs::learning {
namespace {

// A course is known by the picture its first lesson opens with.
std::string cover(const Course& course) {
  for (const auto& unit : course.units) {
    for (const auto& card : unit.cards) {
      if (!card.picture.address.empty()) return card.picture.address;
    }
  }
  return {};
}

web::Answer show_home(const Visit& visit) {
  page::HomeView view;
  view.visitor = visit.visitor();
  for (const auto& course : visit.snapshot.library->courses) {
    int done = 0;
    for (const auto& unit : course.units) {
      const auto* progress = visit.snapshot.progress.find(course.id, unit.id);
      if (progress == nullptr) continue;
      if (progress->done)
        ++done;
      else if (view.resume_href.empty()) {
        view.resume_href = "/hoc/" + course.id + "/" + unit.id;
        view.resume_title = unit.title;
      }
    }
    view.courses.push_back({"/hoc/" + course.id, course.title, course.summary,
                            html::fill(t::learning::units_done,
                                       {{"n", std::to_string(done)}, {"total", std::to_string(course.units.size())}}),
                            course.provisional, cover(course)});
  }
  for (const auto& one : visit.snapshot.beside) view.beside.push_back({one.href, one.title, one.summary, one.progress});
  if (const auto waiting = due(*visit.snapshot.library, visit.snapshot.progress, day_number(visit.call.now));
      !waiting.empty() && !view.visitor)
    view.review = html::fill(t::review::invite, {{"n", std::to_string(std::min(waiting.size(), round_size))}});
  auto out = document(visit, std::string{t::learning::home_title.vi}, "/");
  out.body = {page::home(view)};
  return web::page(html::document(out));
}

web::Answer show_course(const Visit& visit) {
  page::CourseView view;
  view.summary = visit.course->summary;
  view.provisional = visit.course->provisional;
  view.visitor = visit.visitor();
  int number = 0;
  const Unit* next = nullptr;
  for (const auto& unit : visit.course->units) {
    const auto* progress = visit.snapshot.progress.find(visit.course->id, unit.id);
    const bool done = progress != nullptr && progress->done;
    if (!done && next == nullptr) next = &unit;
    const auto& state = done                  ? t::learning::state_done
                        : progress != nullptr ? t::learning::state_going
                                              : t::learning::state_new;
    view.units.push_back({visit.course_href() + "/" + unit.id, ++number, unit.title,
                          html::fill(t::learning::unit_minutes, {{"n", std::to_string(unit.minutes)}}),
                          std::string{state.vi}, done ? "good" : ""});
  }
  if (next == nullptr) next = &visit.course->units.front();
  const bool begun = visit.snapshot.progress.find(visit.course->id, next->id) != nullptr;
  auto out = document(visit, visit.course->title, "/hoc");
  out.body = {page::course(view)};
  out.dock = {page::link_dock(
      {visit.course_href() + "/" + next->id, std::string{begun ? t::learning::resume.vi : t::learning::start.vi}})};
  return web::page(html::document(out));
}

std::string step_words(const Visit& visit, std::string_view step) {
  return html::fill(t::learning::step, {{"n", std::to_string(place_of(*visit.unit, step))},
                                        {"total", std::to_string(steps_in(*visit.unit))}});
}

std::string back_of(const Visit& visit, std::string_view step) {
  const auto before = step_before(*visit.unit, step);
  return before.empty() ? visit.course_href() : visit.href(before);
}

// 1 450 000 bytes → "1,5": what a learner pays for, rounded up.
std::string megabytes(std::int64_t bytes) {
  const auto tenths = (bytes * 10 + 999'999) / 1'000'000;
  return std::to_string(tenths / 10) + "," + std::to_string(tenths % 10);
}

void show_tasks(const Visit& visit, const Card& card, page::CardView& view) {
  const auto* progress = visit.progress();
  std::size_t number = 0;
  for (const auto& words : card.checklist) {
    const bool done = progress != nullptr && progress->seen.contains(task_name(card.id, number));
    view.tasks.push_back({std::to_string(number), words, done});
    ++number;
  }
  // Ticks stay on the device under this name; a learner's own come with the page, so two people do not share them.
  if (visit.visitor()) view.remember = visit.course->id + "/" + visit.unit->id + "/" + card.id;
}

void show_film(const Card& card, page::CardView& view) {
  if (!card.video.exists()) return;
  view.film = card.video.address;
  view.film_type = card.video.address.ends_with(".webm") ? "video/webm" : "video/mp4";
  view.film_captions = card.video.captions;
  view.film_label = html::fill(t::learning::film_label, {{"size", megabytes(card.video.bytes)}});
  view.film_words = card.video.transcript;
}

web::Answer show_card(const Visit& visit, const Card& card) {
  page::CardView view;
  view.slide = card.slide;
  show_tasks(visit, card, view);
  show_film(card, view);
  view.body = card.body;
  view.picture = card.picture;
  view.step = step_words(visit, card.id);
  view.place = place_of(*visit.unit, card.id);
  view.steps = steps_in(*visit.unit);
  view.stop_gap_voice = card.sound.exists() && card.sound.stop_gap;
  auto out = document(visit, card.title, back_of(visit, card.id));
  out.body = {page::card(view)};
  const auto after = step_after(*visit.unit, card.id);
  const bool quiz_next = find_question(*visit.unit, after) != nullptr;
  out.dock = {page::next({visit.href(card.id), visit.call.me.csrf, visit.new_id(),
                          std::string{quiz_next ? t::learning::to_quiz.vi : t::learning::next.vi},
                          card.practice.empty() ? "" : "/tap-thu/" + card.practice + "?ve=" + visit.href(after)})};
  out.sounds = sounds_of({&card.sound});
  return web::page(html::document(out));
}

web::Answer finish_card(const Visit& visit, const Card& card) {
  const auto after = step_after(*visit.unit, card.id);
  web::Answer answer{web::see_other(visit.href(after))};
  if (visit.visitor()) return answer;
  auto op = fact(visit, "lesson_step", visit.course->id + "/" + visit.unit->id + "/" + card.id);
  std::string tasks;
  for (const auto ticked : visit.call.form.all("viec")) {
    long long number = 0;
    if (!text::read_int(ticked, number) || number < 0 || number >= static_cast<long long>(card.checklist.size()))
      continue;
    if (!tasks.empty()) tasks += ',';
    tasks += std::to_string(number);
  }
  op.changes.push_back({"verb", tasks.empty() ? "experienced" : "practised"});
  if (!tasks.empty()) op.changes.push_back({"tasks", std::move(tasks)});
  answer.operations.push_back(std::move(op));
  return answer;
}

web::Answer show_question(const Visit& visit, const QuizQuestion& question, bool choose_first) {
  page::QuestionView view;
  view.step = step_words(visit, question.id);
  view.place = place_of(*visit.unit, question.id);
  view.steps = steps_in(*visit.unit);
  view.action = visit.href(question.id);
  view.csrf = visit.call.me.csrf;
  view.fact = visit.new_id();
  view.choose_first = choose_first;
  view.options = option_views(question);
  auto out = document(visit, question.stem, back_of(visit, question.id));
  out.body = {page::question(view)};
  out.sounds = sounds_of({&question.sound});
  for (const auto& option : question.options) {
    for (auto& sound : sounds_of({&option.sound})) out.sounds.push_back(std::move(sound));
  }
  return web::page(html::document(out), choose_first ? 422 : 200);
}

web::Answer answer_question(const Visit& visit, const QuizQuestion& question) {
  const int choice = chosen_option(visit.call, question);
  if (choice < -1) return show_question(visit, question, true);
  const bool knows = choice >= 0;
  const bool right = choice == static_cast<int>(question.answer);
  page::FeedbackView view;
  view.right = right;
  view.dont_know = !knows;
  view.why = question.why;
  view.verdict = right ? t::learning::right.vi : knows ? t::learning::retry.vi : t::learning::learned_now.vi;
  view.chosen = question.options[right || !knows ? question.answer : static_cast<std::size_t>(choice)].text;
  // A wrong choice may be made again; a right one and "chưa biết" go on.
  if (right || !knows) view.next = visit.href(step_after(*visit.unit, question.id));
  view.again = visit.href(question.id);
  auto out = document(visit, question.stem, visit.href(question.id));
  out.body = {page::feedback(view)};
  out.dock = {page::feedback_dock(view)};
  out.sounds = sounds_of({&question.why_sound});
  web::Answer answer{web::page(html::document(out))};
  if (!visit.visitor()) answer.operations.push_back(answer_fact(visit, question, choice));
  return answer;
}

web::Answer show_finish(const Visit& visit) {
  page::FinishView view;
  view.lead = html::fill(t::learning::finished_lead, {{"unit", visit.unit->title}});
  view.visitor = visit.visitor();
  view.guide_href = visit.href("in");
  view.again_href = visit.href(first_step(*visit.unit));
  if (const auto* progress = visit.progress(); progress != nullptr && !view.visitor) {
    view.stars = stars(*visit.unit, *progress);
    for (int i = 0; i < 3; ++i) view.star_signs += i < view.stars ? "★" : "☆";
    view.star_words = view.stars == 3   ? t::learning::stars_3.vi
                      : view.stars == 2 ? t::learning::stars_2.vi
                                        : t::learning::stars_1.vi;
  }
  view.review_later = !view.visitor;
  auto out = document(visit, std::string{t::learning::finished_title.vi}, visit.course_href());
  out.body = {page::finish(view)};
  const auto* next = unit_after(*visit.course, visit.unit->id);
  out.dock = {page::link_dock(
      next != nullptr ? page::LinkView{visit.course_href() + "/" + next->id, std::string{t::learning::next_unit.vi}}
                      : page::LinkView{"/hoc", std::string{t::learning::all_courses.vi}})};
  return web::page(html::document(out));
}

web::Answer show_guide(const Visit& visit) {
  page::GuideView view;
  view.cards = visit.unit->cards;
  view.sources = visit.unit->sources;
  view.helper = visit.unit->guide;
  const auto checked = read_partial_iso(visit.course->checked);
  view.note = html::fill(t::learning::guide_note, {{"course", visit.course->title},
                                                   {"day", checked ? show_partial(*checked) : visit.course->checked}});
  auto out = document(visit, visit.unit->title, visit.href(finish_step));
  out.body = {page::guide(view)};
  return web::page(html::document(out));
}

web::Answer at_step(const Visit& visit, std::string_view step) {
  const bool post = visit.call.method == web::Method::post;
  if (const auto* card = find_card(*visit.unit, step))
    return post ? finish_card(visit, *card) : show_card(visit, *card);
  if (const auto* question = find_question(*visit.unit, step))
    return post ? answer_question(visit, *question) : show_question(visit, *question, false);
  if (step == finish_step && !post) return show_finish(visit);
  if (step == "in" && !post) return show_guide(visit);
  return missing(visit, t::learning::no_unit, visit.course_href());
}

}  // namespace

web::Answer answer(const web::Call& call, const Snapshot& snapshot, const Maker& maker) {
  Visit visit{call, snapshot, maker};
  std::array<std::string_view, 4> parts{};
  std::size_t count = 0;
  for (std::string_view rest{call.path}; !rest.empty() && count < parts.size();) {
    if (rest.front() == '/') rest.remove_prefix(1);
    const auto slash = rest.find('/');
    parts[count++] = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash);
  }
  if (parts[0] == "on") return review(visit);
  if (count <= 1) return show_home(visit);
  visit.course = snapshot.library->find(parts[1]);
  if (visit.course == nullptr) return missing(visit, t::learning::no_course, "/hoc");
  if (count == 2) return show_course(visit);
  visit.unit = find_unit(*visit.course, parts[2]);
  if (visit.unit == nullptr) return missing(visit, t::learning::no_unit, visit.course_href());
  if (count == 3) return web::see_other(visit.href(resume_at(*visit.unit, visit.progress())));
  return at_step(visit, parts[3]);
}

}  // namespace hvs::learning
