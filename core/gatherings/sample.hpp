// A small class with a small course, for tests of this room on both sides.
#pragma once

#include "core/gatherings/model.hpp"

namespace hvs::gatherings::sample {

inline constexpr auto class_id = "01900000-0000-7000-8000-00000000000c";
inline std::string person(int n) { return "01900000-0000-7000-8000-0000000000d" + std::to_string(n); }

inline learning::Library library() {
  learning::Unit unit;
  unit.id = "lua-dao";
  unit.title = "Nhận ra cuộc gọi lừa đảo";
  for (const auto* id : {"01", "02"}) {
    learning::Card card;
    card.id = id;
    card.title = std::string{"Thẻ "} + id;
    card.body = {"<p>Nội dung</p>"};
    unit.cards.push_back(card);
  }
  learning::QuizQuestion question;
  question.id = "q1";
  question.stem = "Nên làm gì?";
  question.options = {{"Chuyển tiền", {}, {}}, {"Hỏi người nhà", {}, {}}};
  question.answer = 1;
  question.why = "Hỏi người quen trước.";
  unit.quiz.push_back(question);
  learning::Course course;
  course.id = "an-toan";
  course.title = "An toàn trên mạng";
  course.version = "v1";
  course.units.push_back(unit);
  learning::Library out;
  out.courses.push_back(course);
  return out;
}

}  // namespace hvs::gatherings::sample
