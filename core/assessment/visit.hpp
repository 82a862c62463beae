// What the page functions of this room share. Not part of the room's face.
#pragma once

#include <algorithm>

#include "core/assessment/model.hpp"
#include "core/html/document.hpp"

namespace hvs::assessment {

inline constexpr std::string_view home_href = "/kiem-tra";
inline constexpr std::string_view review_step = "xem-lai";

struct Visit {
  const web::Call& call;
  const Snapshot& snapshot;
  const Maker& maker;

  [[nodiscard]] const Bank& bank() const { return *snapshot.bank; }
  [[nodiscard]] const Blueprint& rules() const {
    return snapshot.rules.id.empty() ? snapshot.bank->blueprint : snapshot.rules;
  }
  [[nodiscard]] const Form& form() const { return snapshot.form; }
  [[nodiscard]] const Edition* edition() const { return snapshot.edition.get(); }
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

inline std::string number(std::size_t n) { return std::to_string(n); }

inline void hear(std::vector<html::Sound>& out, const learning::Sound& sound) {
  if (sound.exists()) out.push_back({sound.base + ".opus", sound.base + ".mp3"});
}
inline void hear(std::vector<html::Sound>& out, const Bank& bank, const Text& text) {
  if (const auto at = bank.spoken.find(text.key); at != bank.spoken.end()) hear(out, at->second);
}

inline html::DocumentView document(const Visit& visit, std::string title, std::string back) {
  html::DocumentView view;
  view.around = html::around(visit.call, visit.maker.site, home_href);
  view.title = std::move(title);
  view.back = std::move(back);
  return view;
}

// A dead end with a way out: words as the title, one button.
[[nodiscard]] web::Answer sorry(const Visit& visit, std::string_view words, int status);

// One question and one answer, whatever way the form goes; handlers.cpp.
// `problem` says why it is shown again; `made` is what was typed then.
[[nodiscard]] web::Answer show_question(const Visit& visit, std::size_t at, const Text* problem = nullptr,
                                        std::string_view made = {});
[[nodiscard]] web::Answer take_answer(const Visit& visit, std::size_t at);

// A form that goes by the answers, in sitting.cpp.
[[nodiscard]] web::Answer in_adaptive(const Visit& visit, std::string_view step);
[[nodiscard]] std::string step_words(const Visit& visit, std::size_t at);  // "Câu 3, nhiều nhất 15 câu"
[[nodiscard]] std::size_t most_steps(const Visit& visit, std::size_t at);
[[nodiscard]] std::string self_card(const Visit& visit);

// The last screens of a form, in handing_in.cpp.
[[nodiscard]] std::string domain_name(const Visit& visit, std::string_view domain);
// The result of these answers, and what follows from it: evidence and a proposal when it counts and is passed.
[[nodiscard]] std::vector<journal::Operation> result_operations(const Visit& visit, const Score& result,
                                                                std::span<const Answer> answers);
[[nodiscard]] web::Answer show_review(const Visit& visit);
[[nodiscard]] web::Answer hand_in(const Visit& visit);
[[nodiscard]] web::Answer show_result(const Visit& visit);

}  // namespace hvs::assessment
