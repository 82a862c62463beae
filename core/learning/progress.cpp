#include <algorithm>

#include "core/base/text.hpp"
#include "core/learning/recall.hpp"
#include "core/learning/rules.hpp"

namespace hvs::learning {
namespace {

std::string_view value_of(const journal::Operation& op, std::string_view field) {
  for (const auto& change : op.changes) {
    if (change.field == field) return change.value;
  }
  return {};
}

}  // namespace

std::vector<std::string> tasks_of(const journal::Operation& fact) {
  std::vector<std::string> tasks;
  for (auto rest = value_of(fact, "tasks"); !rest.empty();) {
    const auto comma = std::min(rest.find(','), rest.size());
    if (comma > 0) tasks.emplace_back(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return tasks;
}

void apply(Progress& progress, const journal::Operation& fact, const Library& library) {
  const auto object = value_of(fact, "object");
  const auto last = object.rfind('/');
  if (last == std::string_view::npos) return;
  const auto key = object.substr(0, last);
  const auto step = object.substr(last + 1);
  const auto slash = key.find('/');
  const auto* course = library.find(key.substr(0, slash));
  const auto* unit =
      course == nullptr || slash == std::string_view::npos ? nullptr : find_unit(*course, key.substr(slash + 1));
  if (unit == nullptr) return;
  auto& state = progress.units[std::string{key}];
  if (fact.entity == "lesson_step") {
    state.seen.insert(std::string{step});
    for (auto& task : tasks_of(fact)) state.seen.insert(std::string{step} + "#" + std::move(task));
    state.at = step_after(*unit, step);
  } else if (fact.entity == "answer") {
    auto& quiz = state.quiz[std::string{step}];
    const bool right = value_of(fact, "correct") == "1";
    const auto choice = value_of(fact, "choice");
    long long number = -1;
    quiz.choice = text::read_int(choice, number) ? static_cast<int>(number) : -1;
    if (quiz.tries == 0) quiz.first_right = right;
    ++quiz.tries;
    quiz.right = quiz.right || right;
    remember(quiz, right, day_number(fact.claimed));
    if (value_of(fact, "review") == "1") return;  // a round of review moves nobody's place in the unit
    // A wrong choice stays at its question; a right one or "chưa biết" goes on.
    state.at = right || quiz.choice < 0 ? step_after(*unit, step) : std::string{step};
  }
  if (state.at == finish_step) state.done = true;
}

}  // namespace hvs::learning
