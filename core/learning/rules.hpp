// Order of a unit: its cards, each with the questions it asks for, then the other questions, then "xong". Where to go
// next, where to come back to.
#pragma once

#include <string>
#include <string_view>

#include "core/learning/model.hpp"

namespace hvs::learning {

inline constexpr std::string_view finish_step = "xong";

// The first step of a unit.
[[nodiscard]] std::string first_step(const Unit& unit);
// The step after / before `step`; "" before the first, "xong" after the last.
[[nodiscard]] std::string step_after(const Unit& unit, std::string_view step);
[[nodiscard]] std::string step_before(const Unit& unit, std::string_view step);
// 1-based place among cards + questions, and how many there are; 0 when unknown.
[[nodiscard]] int place_of(const Unit& unit, std::string_view step);
[[nodiscard]] int steps_in(const Unit& unit);

// Where to come back to; the first step when nothing was begun or the course has changed since.
[[nodiscard]] std::string resume_at(const Unit& unit, const UnitProgress* progress);

// Stars for a finished unit (learners.md E-3): 3 when every question was right at first, 2 when at least half, else 1.
[[nodiscard]] int stars(const Unit& unit, const UnitProgress& progress);

// How a task of a checklist is remembered among what was seen: "03#0".
[[nodiscard]] std::string task_name(std::string_view card, std::size_t number);

// The next unit of the course, or null after the last.
[[nodiscard]] const Unit* unit_after(const Course& course, std::string_view unit);

}  // namespace hvs::learning
