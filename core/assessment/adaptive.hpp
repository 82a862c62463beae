// An adaptive sitting: which question comes next, when it ends, which questions rest. Pure: the same edition, form and
// answers give the same path on server and phone.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/edition.hpp"
#include "core/measurement/adaptive.hpp"

namespace hvs::assessment {

// Where a sitting stands after these answers, in the order they were given.
struct Walk {
  std::vector<std::size_t> given;  // places in the edition
  std::vector<int> scores;
  std::optional<std::size_t> next;  // place in the edition; nullopt when it is over, or pauses
  measurement::Stop stop = measurement::Stop::none;
  bool may_go_on = false;  // it pauses at `longest`: a few more questions would settle it
  measurement::Estimate now;
  double above = 0.5;  // posterior probability of standing at or above the pass mark
};

[[nodiscard]] const AdaptiveRules& rules_of(const Edition& edition, const Form& form);

// The plan of a sitting that has come so far; `edition` must outlive it.
[[nodiscard]] measurement::Plan plan_of(const Edition& edition, const Form& form, std::size_t answered, bool go_on);

// `go_on`: the person asked for more after the pause. Answers to questions outside the edition are passed over.
[[nodiscard]] Walk walk(const Edition& edition, const Form& form, const Bank& bank, std::span<const Answer> answers,
                        bool go_on);

// Whether each answer is to the question that this sitting had to ask then: the place of the first that is not.
[[nodiscard]] std::optional<std::size_t> first_stray(const Edition& edition, const Form& form, const Bank& bank,
                                                     std::span<const Answer> answers);

// Questions that rest in a sitting with this seed, so that none goes to more than `limit` of the commune's sittings:
// eligibility is drawn with probability limit · eligible / given (van der Linden and Veldkamp 2007, Journal of
// Educational and Behavioral Statistics 32, eq. 17). The most used ones first; at most as many as a fact can name.
[[nodiscard]] std::vector<std::string> keep_back(const Edition& edition, const Exposure& exposure, double limit,
                                                 std::string_view seed);

}  // namespace hvs::assessment
