// Courses and progress as JSON for the phone: the same values the server renders from.
#include "core/base/json.hpp"
#include "core/learning/model.hpp"
#include "text/learning.hpp"

namespace hvs::learning {
namespace {

using json::Json;

void write(json::Writer& out, const Picture& p) {
  out.begin_object().key("a").value(p.address).key("t").value(p.alt).end_object();
}
Picture read_picture(const Json& j) { return {std::string{j.at("a").string()}, std::string{j.at("t").string()}}; }

void write(json::Writer& out, const Sound& s) {
  out.begin_object().key("b").value(s.base).key("g").value(s.stop_gap).end_object();
}
Sound read_sound(const Json& j) { return {std::string{j.at("b").string()}, j.at("g").boolean()}; }

void write(json::Writer& out, const std::vector<std::string>& list) {
  out.begin_array();
  for (const auto& one : list) out.value(one);
  out.end_array();
}
std::vector<std::string> read_list(const Json& j) {
  std::vector<std::string> out;
  for (const auto& one : j.items()) out.emplace_back(one.string());
  return out;
}

// What '@' lines ask for; most cards have none of it, and then it costs nothing on the way to the phone.
void write_extras(json::Writer& out, const Card& c) {
  if (c.slide) out.key("slide").value(true);
  if (!c.practice.empty()) out.key("practice").value(c.practice);
  if (!c.quiz.empty()) {
    out.key("quiz");
    write(out, c.quiz);
  }
  if (!c.checklist.empty()) {
    out.key("tasks").begin_array();
    for (const auto& task : c.checklist) out.value(task.markup);
    out.end_array();
  }
  if (c.video.exists()) {
    out.key("film").begin_object().key("a").value(c.video.address).key("c").value(c.video.captions);
    out.key("n").value(static_cast<long long>(c.video.bytes)).key("w");
    write(out, c.video.transcript);
    out.end_object();
  }
}
void read_extras(const Json& j, Card& c) {
  c.slide = j.at("slide").boolean();
  c.practice = j.at("practice").string();
  c.quiz = read_list(j.at("quiz"));
  for (const auto& task : j.at("tasks").items()) c.checklist.push_back({std::string{task.string()}});
  const auto& film = j.at("film");
  c.video = {std::string{film.at("a").string()}, std::string{film.at("c").string()}, film.at("n").integer(),
             read_list(film.at("w"))};
}

void write(json::Writer& out, const Unit& u) {
  out.begin_object().key("id").value(u.id).key("title").value(u.title).key("minutes").value(u.minutes);
  out.key("guide").value(u.guide).key("summary").value(u.summary).key("sources");
  write(out, u.sources);
  out.key("cards").begin_array();
  for (const auto& c : u.cards) {
    out.begin_object()
        .key("id")
        .value(c.id)
        .key("title")
        .value(c.title)
        .key("body")
        .value(c.body.markup)
        .key("picture");
    write(out, c.picture);
    out.key("sound");
    write(out, c.sound);
    write_extras(out, c);
    out.end_object();
  }
  out.end_array().key("quiz").begin_array();
  for (const auto& q : u.quiz) {
    out.begin_object().key("id").value(q.id).key("stem").value(q.stem).key("answer").value(static_cast<int>(q.answer));
    out.key("why").value(q.why).key("sound");
    write(out, q.sound);
    out.key("why_sound");
    write(out, q.why_sound);
    out.key("options").begin_array();
    for (const auto& o : q.options) {
      out.begin_object().key("text").value(o.text).key("picture");
      write(out, o.picture);
      out.key("sound");
      write(out, o.sound);
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_array().end_object();
}

Unit read_unit(const Json& j) {
  Unit u;
  u.id = j.at("id").string();
  u.title = j.at("title").string();
  u.minutes = static_cast<int>(j.at("minutes").integer());
  u.guide = j.at("guide").string();
  u.summary = j.at("summary").string();
  u.sources = read_list(j.at("sources"));
  for (const auto& c : j.at("cards").items()) {
    Card card;
    card.id = c.at("id").string();
    card.title = c.at("title").string();
    card.body = {std::string{c.at("body").string()}};
    card.picture = read_picture(c.at("picture"));
    card.sound = read_sound(c.at("sound"));
    read_extras(c, card);
    u.cards.push_back(std::move(card));
  }
  for (const auto& q : j.at("quiz").items()) {
    QuizQuestion question;
    question.id = q.at("id").string();
    question.stem = q.at("stem").string();
    question.answer = static_cast<std::size_t>(q.at("answer").integer());
    question.why = q.at("why").string();
    question.sound = read_sound(q.at("sound"));
    question.why_sound = read_sound(q.at("why_sound"));
    for (const auto& o : q.at("options").items())
      question.options.push_back(
          {std::string{o.at("text").string()}, read_picture(o.at("picture")), read_sound(o.at("sound"))});
    u.quiz.push_back(std::move(question));
  }
  return u;
}

// A pack comes from our own server, but may be cut short or old: what the pages index must be there.
bool is_whole(const Course& course) {
  for (const auto& unit : course.units) {
    if (unit.cards.empty()) return false;
    for (const auto& q : unit.quiz) {
      if (q.answer >= q.options.size()) return false;
    }
  }
  return !course.id.empty() && !course.units.empty();
}

}  // namespace

std::string write_pack(const Library& library, const Progress& progress) {
  std::string text;
  json::Writer out(text);
  out.begin_object().key("courses").begin_array();
  for (const auto& c : library.courses) {
    out.begin_object().key("id").value(c.id).key("title").value(c.title).key("summary").value(c.summary);
    out.key("provisional").value(c.provisional).key("checked").value(c.checked).key("version").value(c.version);
    out.key("units").begin_array();
    for (const auto& u : c.units) write(out, u);
    out.end_array().end_object();
  }
  out.end_array().key("progress").begin_object();
  for (const auto& [key, p] : progress.units) {
    out.key(key).begin_object().key("at").value(p.at).key("done").value(p.done).key("seen").begin_array();
    for (const auto& one : p.seen) out.value(one);
    out.end_array().key("quiz").begin_object();
    for (const auto& [id, q] : p.quiz)
      out.key(id)
          .begin_array()
          .value(q.tries)
          .value(q.choice)
          .value(q.right)
          .value(q.first_right)
          .value(q.memory.stability)
          .value(q.memory.difficulty)
          .value(q.day)
          .value(q.rung)
          .end_array();
    out.end_object().end_object();
  }
  out.end_object().end_object();
  return text;
}

Result<Pack> read_pack(std::string_view text) {
  HVS_TRY(root, json::parse(text));
  Pack pack;
  for (const auto& c : root.at("courses").items()) {
    Course course;
    course.id = c.at("id").string();
    course.title = c.at("title").string();
    course.summary = c.at("summary").string();
    course.provisional = c.at("provisional").boolean(true);
    course.checked = c.at("checked").string();
    course.version = c.at("version").string();
    for (const auto& u : c.at("units").items()) course.units.push_back(read_unit(u));
    if (!is_whole(course)) return refuse(Kind::invalid, t::learning::bad_pack.key, course.id);
    pack.library.courses.push_back(std::move(course));
  }
  for (const auto& [key, p] : root.at("progress").members()) {
    UnitProgress state;
    state.at = p.at("at").string();
    state.done = p.at("done").boolean();
    for (const auto& one : p.at("seen").items()) state.seen.insert(std::string{one.string()});
    for (const auto& [id, q] : p.at("quiz").members())
      state.quiz[id] = {static_cast<int>(q.at(0).integer()),
                        static_cast<int>(q.at(1).integer(-1)),
                        q.at(2).boolean(),
                        q.at(3).boolean(),
                        {q.at(4).number(), q.at(5).number()},
                        static_cast<int>(q.at(6).integer()),
                        static_cast<int>(q.at(7).integer())};
    pack.progress.units[key] = std::move(state);
  }
  return pack;
}

}  // namespace hvs::learning
