#include "core/learning/visit.hpp"

#include "core/base/text.hpp"
#include "text/learning.hpp"

namespace hvs::learning {

std::vector<html::Sound> sounds_of(std::initializer_list<const Sound*> list) {
  std::vector<html::Sound> out;
  for (const auto* one : list) {
    if (one->exists()) out.push_back({one->base + ".opus", one->base + ".mp3"});
  }
  return out;
}

html::DocumentView document(const Visit& visit, std::string title, std::string back) {
  html::DocumentView view;
  view.on_phone = true;
  view.around = html::around(visit.call, visit.maker.site, "/hoc");
  view.title = std::move(title);
  view.back = std::move(back);
  view.description = visit.course != nullptr ? visit.course->summary : std::string{t::learning::home_lead.vi};
  if (visit.course != nullptr) view.keep = {"/hoc/goi/" + visit.course->id};
  return view;
}

web::Answer missing(const Visit& visit, const Text& words, std::string back) {
  auto view = document(visit, std::string{words.vi}, std::move(back));
  view.dock = {page::link_dock({"/hoc", std::string{t::learning::all_courses.vi}})};
  return web::page(html::document(view), 404);
}

journal::Operation fact(const Visit& visit, std::string_view entity, std::string object) {
  journal::Operation op;
  op.entity = entity;
  const auto given = visit.call.form.get("ma");
  op.entity_id = is_uuid(given) ? std::string{given} : visit.new_id();
  op.author = visit.call.me.account;
  op.person = visit.call.me.person;
  op.claimed = visit.call.now;
  op.changes = {{"person", visit.call.me.person}, {"object", std::move(object)}, {"version", visit.course->version}};
  return op;
}

std::vector<page::OptionView> option_views(const QuizQuestion& question) {
  std::vector<page::OptionView> out;
  for (const auto& option : question.options) {
    const auto number = out.size();
    out.push_back(
        {std::to_string(number), std::string(1, static_cast<char>('A' + number)), option.text, option.picture});
  }
  out.push_back({std::string{dont_know}, "", std::string{t::learning::dont_know.vi}, {}});
  return out;
}

int chosen_option(const web::Call& call, const QuizQuestion& question) {
  const auto chosen = call.form.get("chon");
  long long number = -1;
  if (chosen == dont_know) return -1;
  const bool real =
      text::read_int(chosen, number) && number >= 0 && number < static_cast<long long>(question.options.size());
  return real ? static_cast<int>(number) : -2;
}

journal::Operation answer_fact(const Visit& visit, const QuizQuestion& question, int choice) {
  int tries = 0;
  if (const auto* progress = visit.progress()) {
    if (const auto state = progress->quiz.find(question.id); state != progress->quiz.end()) tries = state->second.tries;
  }
  auto op = fact(visit, "answer", visit.course->id + "/" + visit.unit->id + "/" + question.id);
  op.changes.push_back({"choice", choice < 0 ? std::string{dont_know} : std::to_string(choice)});
  op.changes.push_back({"correct", choice == static_cast<int>(question.answer) ? "1" : "0"});
  op.changes.push_back({"attempt", std::to_string(tries + 1)});
  return op;
}

}  // namespace hvs::learning
