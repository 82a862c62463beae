// What the handlers of this room share: who came where, the frame of a page, the making of a fact.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "core/html/document.hpp"
#include "core/learning/model.hpp"
#include "core/learning/pages.hpp"

namespace hvs::learning {

inline constexpr std::string_view dont_know = "chua_biet";  // the choice "Tôi chưa biết"

// One visit to a page of this room, as its handlers pass it on.
struct Visit {
  const web::Call& call;
  const Snapshot& snapshot;
  const Maker& maker;
  const Course* course = nullptr;
  const Unit* unit = nullptr;

  [[nodiscard]] std::string course_href() const { return "/hoc/" + course->id; }
  [[nodiscard]] std::string href(std::string_view step) const {
    return course_href() + "/" + unit->id + "/" + std::string{step};
  }
  [[nodiscard]] const UnitProgress* progress() const { return snapshot.progress.find(course->id, unit->id); }
  [[nodiscard]] bool visitor() const { return call.me.person.empty(); }
  [[nodiscard]] std::string new_id() const { return make_uuid7(call.now, maker.random); }
};

[[nodiscard]] std::vector<html::Sound> sounds_of(std::initializer_list<const Sound*> list);
[[nodiscard]] html::DocumentView document(const Visit& visit, std::string title, std::string back);
[[nodiscard]] web::Answer missing(const Visit& visit, const Text& words, std::string back);
// A fact about course/unit/step; its id is the one the form carries, so that pressing twice writes once.
[[nodiscard]] journal::Operation fact(const Visit& visit, std::string_view entity, std::string object);
// The options of a question as tiles, "Tôi chưa biết" last.
[[nodiscard]] std::vector<page::OptionView> option_views(const QuizQuestion& question);
// The option chosen: its number, -1 for "Tôi chưa biết", -2 when nothing that can be chosen was.
[[nodiscard]] int chosen_option(const web::Call& call, const QuizQuestion& question);
// The fact that this option was chosen.
[[nodiscard]] journal::Operation answer_fact(const Visit& visit, const QuizQuestion& question, int choice);

// Spaced review: /on and /on/{course}/{unit}/{question}.
[[nodiscard]] web::Answer review(Visit visit);

}  // namespace hvs::learning
