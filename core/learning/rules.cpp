#include "core/learning/rules.hpp"

namespace hvs::learning {
namespace {

// Steps are numbered: cards 0…c-1, questions c…c+q-1. -1 when there is no such step.
int index_of(const Unit& unit, std::string_view step) {
  int at = 0;
  for (const auto& card : unit.cards) {
    if (card.id == step) return at;
    ++at;
  }
  for (const auto& question : unit.quiz) {
    if (question.id == step) return at;
    ++at;
  }
  return -1;
}

std::string step_at(const Unit& unit, int index) {
  if (index < 0) return {};
  const auto i = static_cast<std::size_t>(index);
  if (i < unit.cards.size()) return unit.cards[i].id;
  if (i < unit.cards.size() + unit.quiz.size()) return unit.quiz[i - unit.cards.size()].id;
  return std::string{finish_step};
}

}  // namespace

const UnitProgress* Progress::find(std::string_view course, std::string_view unit) const {
  std::string key{course};
  key += '/';
  key += unit;
  const auto at = units.find(key);
  return at == units.end() ? nullptr : &at->second;
}

std::string first_step(const Unit& unit) { return step_at(unit, 0); }

std::string step_after(const Unit& unit, std::string_view step) {
  const int index = index_of(unit, step);
  return index < 0 ? first_step(unit) : step_at(unit, index + 1);
}

std::string step_before(const Unit& unit, std::string_view step) {
  if (step == finish_step) return step_at(unit, steps_in(unit) - 1);
  return step_at(unit, index_of(unit, step) - 1);
}

int place_of(const Unit& unit, std::string_view step) { return index_of(unit, step) + 1; }

int steps_in(const Unit& unit) { return static_cast<int>(unit.cards.size() + unit.quiz.size()); }

std::string resume_at(const Unit& unit, const UnitProgress* progress) {
  if (progress == nullptr || progress->at.empty()) return first_step(unit);
  if (progress->at == finish_step || index_of(unit, progress->at) >= 0) return progress->at;
  return first_step(unit);
}

int stars(const Unit& unit, const UnitProgress& progress) {
  std::size_t first_right = 0;
  for (const auto& question : unit.quiz) {
    const auto state = progress.quiz.find(question.id);
    if (state != progress.quiz.end() && state->second.first_right) ++first_right;
  }
  if (first_right == unit.quiz.size()) return 3;
  return 2 * first_right >= unit.quiz.size() ? 2 : 1;
}

const Unit* unit_after(const Course& course, std::string_view unit) {
  for (std::size_t i = 0; i + 1 < course.units.size(); ++i) {
    if (course.units[i].id == unit) return &course.units[i + 1];
  }
  return nullptr;
}

}  // namespace hvs::learning
