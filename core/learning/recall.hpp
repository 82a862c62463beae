// When a question of a finished unit is asked again. After 1, 7 and 30 days at the latest (learners.md E-4); sooner
// when FSRS-6 says that this learner forgets this question sooner; from the fourth time on FSRS-6 alone decides.
// Forgotten: the next day again. Learners never see any of these numbers.
#pragma once

#include <vector>

#include "core/learning/model.hpp"

namespace hvs::learning {

// Days since 1970 in Vietnam: two answers on one calendar day are one sitting.
[[nodiscard]] int day_number(Instant at);

// The state after an answer. An answer older than the last one (a phone that was away) counts as made on its day.
void remember(QuizState& state, bool right, int day);

// The day from which it should be asked again.
[[nodiscard]] int due_day(const QuizState& state);

struct Due {
  const Course* course;
  const Unit* unit;
  const QuizQuestion* question;
  int day;
};
inline constexpr std::size_t round_size = 6;  // questions in two minutes

// Questions of finished units whose day has come, the longest waiting first.
[[nodiscard]] std::vector<Due> due(const Library& library, const Progress& progress, int today);
// The next day with a question; 0 when nothing was finished yet.
[[nodiscard]] int next_due_day(const Library& library, const Progress& progress);

}  // namespace hvs::learning
