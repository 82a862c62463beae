// Teach mode: a unit on one screen for a room, and what is written when it is over.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/gatherings/desk.hpp"
#include "core/html/catalogue.hpp"
#include "core/learning/rules.hpp"
#include "text/gatherings.hpp"

namespace hvs::gatherings {
namespace {

constexpr int most_hands = 500;

struct Lesson {
  const learning::Course* course = nullptr;
  const learning::Unit* unit = nullptr;
  std::string path;
};

Lesson lesson_of(const Desk& desk, std::string_view path) {
  Lesson out;
  if (desk.snapshot.library == nullptr) return out;
  out.unit = find_unit(*desk.snapshot.library, path, &out.course);
  out.path = path;
  return out;
}

page::TeachStep card_step(const learning::Card& card) {
  page::TeachStep step{.id = card.id, .kind = "card", .title = card.title, .body = card.body};
  step.picture = card.picture.address;
  step.alt = card.picture.alt;
  if (card.sound.exists()) {
    step.opus = card.sound.base + ".opus";
    step.mp3 = card.sound.base + ".mp3";
  }
  return step;
}

page::TeachStep quiz_step(const learning::QuizQuestion& question) {
  page::TeachStep step{.id = question.id, .kind = "quiz", .title = question.stem, .is_quiz = true};
  if (question.sound.exists()) {
    step.opus = question.sound.base + ".opus";
    step.mp3 = question.sound.base + ".mp3";
  }
  for (std::size_t i = 0; i < question.options.size() && i < 4; ++i) {
    const auto& option = question.options[i];
    const std::string letter(1, static_cast<char>('A' + i));
    step.options.push_back({letter, option.text, std::to_string(i), option.picture.address, option.picture.alt,
                            "dem." + question.id + "." + std::to_string(i)});
    if (i == question.answer) {
      step.right = letter;
      step.right_text = html::fill(t::gatherings::right_is, {{"l", letter}, {"w", option.text}});
    }
  }
  step.why = question.why;
  return step;
}

// "q1 <person> 2": what one person's card said; nothing for who is not of the class or an option that is not there.
struct Said {
  const learning::QuizQuestion* question = nullptr;
  const Member* member = nullptr;
  std::size_t option = 0;
};
std::optional<Said> read_said(const Desk& desk, const learning::Unit& unit, std::string_view words) {
  const auto first = words.find(' ');
  const auto last = words.rfind(' ');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  Said out;
  out.question = learning::find_question(unit, words.substr(0, first));
  out.member = desk.member(words.substr(first + 1, last - first - 1));
  long long option = -1;
  if (out.question == nullptr || out.member == nullptr || !text::read_int(words.substr(last + 1), option)) return {};
  if (option < 0 || option >= static_cast<long long>(out.question->options.size())) return {};
  out.option = static_cast<std::size_t>(option);
  return out;
}

void add_answers(const Desk& desk, const Lesson& lesson, const std::string& seed,
                 std::vector<journal::Operation>& out) {
  const auto present = desk.call.form.all("co");
  for (const auto words : desk.call.form.all("tl")) {
    const auto said = read_said(desk, *lesson.unit, words);
    if (!said || std::ranges::find(present, said->member->id) == present.end()) continue;
    auto op = desk.operation("answer", derived_id(seed, "tl/" + said->question->id + "/" + said->member->id));
    op.person = said->member->id;
    op.changes = {{"person", said->member->id},
                  {"object", lesson.path + "/" + said->question->id},
                  {"choice", std::to_string(said->option)},
                  {"correct", said->option == said->question->answer ? "1" : "0"},
                  {"attempt", "1"},
                  {"version", lesson.course->version}};
    out.push_back(std::move(op));
  }
}

// The counts of a question, from cards or from hands; nothing when nobody was counted.
void add_tallies(const Desk& desk, const Lesson& lesson, const std::string& meeting, const std::string& seed,
                 std::vector<journal::Operation>& out) {
  for (const auto& question : lesson.unit->quiz) {
    std::string counts;
    long long all = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      long long n = 0;
      const auto field = "dem." + question.id + "." + std::to_string(i);
      if (!text::read_int(desk.call.form.get(field), n) || n < 0 || n > most_hands) n = 0;
      all += n;
      counts += (i == 0 ? "" : " ") + std::to_string(n);
    }
    if (all == 0) continue;
    auto op = desk.operation("room_tally", derived_id(seed, "dem/" + question.id));
    op.changes.push_back({"meeting", meeting});
    op.changes.push_back({"object", lesson.path + "/" + question.id});
    op.changes.push_back({"counts", counts});
    op.changes.push_back({"how", desk.call.form.get("cach." + question.id) == "the" ? "the_giay" : "gio_tay"});
    out.push_back(std::move(op));
  }
}

// Everybody present has been through the unit: its last step is what finishes it.
void add_credit(const Desk& desk, const Lesson& lesson, const std::string& seed, std::vector<journal::Operation>& out) {
  const auto last = learning::step_before(*lesson.unit, learning::finish_step);
  for (const auto person : desk.call.form.all("co")) {
    const auto* member = desk.member(person);
    if (member == nullptr) continue;
    auto op = desk.operation("lesson_step", derived_id(seed, "bai/" + member->id));
    op.person = member->id;
    op.changes = {{"person", member->id},
                  {"verb", "experienced"},
                  {"object", lesson.path + "/" + last},
                  {"version", lesson.course->version}};
    out.push_back(std::move(op));
  }
}

// Today's planned meeting is the one that is taught; without one, a new one is made with the lesson.
const Meeting* todays(const Desk& desk) {
  for (const auto& one : desk.of->meetings) {
    if (one.state == MeetingState::planned && one.on == desk.today()) return &one;
  }
  return nullptr;
}

}  // namespace

web::Answer show_lesson(const Desk& desk) {
  const auto lesson = lesson_of(desk, desk.call.query.get("bai"));
  if (lesson.unit == nullptr)
    return desk.said(t::gatherings::no_such_unit,
                     desk.call.offline ? t::gatherings::not_on_phone_help : t::gatherings::no_such_unit, desk.href(),
                     t::gatherings::to_class, 404);
  const auto* meeting = todays(desk);
  page::TeachView view;
  view.csrf = desk.call.me.csrf;
  view.action = desk.href() + "/day";
  view.unit = lesson.path;
  view.meeting = meeting == nullptr ? desk.new_id() : meeting->id;
  view.fact = desk.new_id();
  view.reader = html::asset("reader.wasm");
  if (!desk.call.offline && !desk.snapshot.screen_code.empty()) {
    view.screen = desk.href() + "/man-hinh";
    view.screen_code = desk.snapshot.screen_code;
  }
  view.roll = roll_rows(desk, meeting);
  for (auto step = learning::first_step(*lesson.unit); step != learning::finish_step && !step.empty();
       step = learning::step_after(*lesson.unit, step)) {
    if (const auto* card = learning::find_card(*lesson.unit, step)) view.steps.push_back(card_step(*card));
    if (const auto* question = learning::find_question(*lesson.unit, step)) view.steps.push_back(quiz_step(*question));
  }
  auto out = desk.frame(lesson.unit->title, desk.href());
  out.body = {page::teach(view)};
  out.extra_script = html::asset("teach.js");
  out.keep = {"/lop-hoc/goi", "/hoc/goi/" + lesson.course->id, std::string{html::asset("teach.js")},
              std::string{html::asset("reader.wasm")}, std::string{html::asset("teach.css")}};
  return web::page(html::document(out));
}

web::Answer record_lesson(const Desk& desk) {
  const auto& form = desk.call.form;
  const auto lesson = lesson_of(desk, form.get("bai"));
  if (lesson.unit == nullptr || !is_uuid(form.get("buoi")))
    return desk.said(t::gatherings::no_such_unit, t::gatherings::no_such_unit, desk.href(), t::gatherings::to_class,
                     404);
  const std::string meeting_id{form.get("buoi")};
  const auto seed = desk.form_id();
  const auto* meeting = desk.meeting(meeting_id);
  web::Answer out(web::see_other(desk.href() + "/buoi/" + meeting_id + "?da=day"));
  auto held = desk.operation("meeting", meeting_id);
  if (meeting == nullptr) {
    held.changes.push_back({"area", desk.of->area});
    held.changes.push_back({"on", desk.today()});
    held.changes.push_back({"at", show_time(desk.call.now)});
  } else {
    held.changes.clear();
  }
  if (meeting == nullptr || meeting->unit != lesson.path)
    held.changes.push_back({"unit", lesson.path, meeting == nullptr ? 0 : meeting->unit_version});
  held.changes.push_back({"status", state_word(MeetingState::held)});
  out.operations.push_back(std::move(held));
  for (auto& op : attendance(desk, meeting, meeting_id)) out.operations.push_back(std::move(op));
  add_answers(desk, lesson, seed, out.operations);
  add_credit(desk, lesson, seed, out.operations);
  add_tallies(desk, lesson, meeting_id, seed, out.operations);
  return out;
}

}  // namespace hvs::gatherings
