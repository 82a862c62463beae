#include "core/learning/rules.hpp"

#include <algorithm>

namespace hvs::learning {
namespace {

// Cards in order, each followed by the questions it asks for; then the questions no card has asked.
std::vector<std::string_view> order_of(const Unit& unit) {
  std::vector<std::string_view> steps;
  std::vector<std::string_view> asked;
  for (const auto& card : unit.cards) {
    steps.push_back(card.id);
    for (const auto& name : card.quiz) {
      if (find_question(unit, name) != nullptr) steps.push_back(name), asked.push_back(name);
    }
  }
  for (const auto& question : unit.quiz) {
    if (std::find(asked.begin(), asked.end(), question.id) == asked.end()) steps.push_back(question.id);
  }
  return steps;
}

// -1 when there is no such step.
int index_of(const std::vector<std::string_view>& order, std::string_view step) {
  const auto at = std::find(order.begin(), order.end(), step);
  return at == order.end() ? -1 : static_cast<int>(at - order.begin());
}
int index_of(const Unit& unit, std::string_view step) { return index_of(order_of(unit), step); }

std::string step_at(const std::vector<std::string_view>& order, int index) {
  if (index < 0) return {};
  const auto i = static_cast<std::size_t>(index);
  return std::string{i < order.size() ? order[i] : finish_step};
}

}  // namespace

const UnitProgress* Progress::find(std::string_view course, std::string_view unit) const {
  std::string key{course};
  key += '/';
  key += unit;
  const auto at = units.find(key);
  return at == units.end() ? nullptr : &at->second;
}

std::string first_step(const Unit& unit) { return step_at(order_of(unit), 0); }

std::string step_after(const Unit& unit, std::string_view step) {
  const auto order = order_of(unit);
  return step_at(order, index_of(order, step) + 1);
}

std::string step_before(const Unit& unit, std::string_view step) {
  const auto order = order_of(unit);
  return step_at(order, (step == finish_step ? static_cast<int>(order.size()) : index_of(order, step)) - 1);
}

int place_of(const Unit& unit, std::string_view step) { return index_of(unit, step) + 1; }

int steps_in(const Unit& unit) { return static_cast<int>(order_of(unit).size()); }

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

std::string task_name(std::string_view card, std::size_t number) {
  return std::string{card} + "#" + std::to_string(number);
}

const Unit* unit_after(const Course& course, std::string_view unit) {
  for (std::size_t i = 0; i + 1 < course.units.size(); ++i) {
    if (course.units[i].id == unit) return &course.units[i + 1];
  }
  return nullptr;
}

}  // namespace hvs::learning
