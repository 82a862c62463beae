#include "core/learning/recall.hpp"

#include <algorithm>
#include <array>

namespace hvs::learning {
namespace {

constexpr std::array<int, 3> ladder{1, 7, 30};  // days, learners.md E-4

std::vector<Due> all_finished(const Library& library, const Progress& progress) {
  std::vector<Due> out;
  for (const auto& course : library.courses) {
    for (const auto& unit : course.units) {
      const auto* state = progress.find(course.id, unit.id);
      if (state == nullptr || !state->done) continue;
      for (const auto& question : unit.quiz) {
        const auto quiz = state->quiz.find(question.id);
        out.push_back({&course, &unit, &question, quiz == state->quiz.end() ? 0 : due_day(quiz->second)});
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Due& a, const Due& b) { return a.day < b.day; });
  return out;
}

}  // namespace

int day_number(Instant at) {
  constexpr std::int64_t east_ms = 7 * 3'600'000, day_ms = 86'400'000;
  return static_cast<int>((to_ms(at) + east_ms) / day_ms);
}

void remember(QuizState& state, bool right, int day) {
  const int elapsed = state.day == 0 ? 0 : std::max(0, day - state.day);
  state.memory = fsrs::after(state.memory, elapsed, right ? fsrs::Rating::good : fsrs::Rating::again);
  if (!right)
    state.rung = 0;
  else if (elapsed > 0)
    ++state.rung;
  state.day = std::max(state.day, day);
}

int due_day(const QuizState& state) {
  if (state.day == 0) return 0;
  const int days = fsrs::interval_days(state.memory.stability);
  const auto rung = static_cast<std::size_t>(std::max(state.rung, 0));
  return state.day + (rung < ladder.size() ? std::min(ladder[rung], days) : days);
}

std::vector<Due> due(const Library& library, const Progress& progress, int today) {
  auto all = all_finished(library, progress);
  all.erase(std::find_if(all.begin(), all.end(), [&](const Due& one) { return one.day > today; }), all.end());
  return all;
}

int next_due_day(const Library& library, const Progress& progress) {
  const auto all = all_finished(library, progress);
  return all.empty() ? 0 : all.front().day;
}

}  // namespace hvs::learning
