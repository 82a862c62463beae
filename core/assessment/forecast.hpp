// What an edition and its rules would do, before anybody sits: the release gate of our own bank. The people are drawn,
// everything else is the product's own: next question, questions that rest, stopping, result.
#pragma once

#include <cstdint>
#include <string>

#include "core/assessment/adaptive.hpp"

namespace hvs::assessment {

struct Rehearsal {
  int people = 0;
  double mean_items = 0;
  int items_95 = 0;
  double rmse = 0;
  double coverage = 0;  // true ability within estimate ± 1.96 SE
  double mean_se = 0;
  double right = 0;          // estimate on the true side of the mark
  double right_of_sure = 0;  // … of those for whom the result says "certain"
  double sure = 0;           // share of people for whom it does
  double most_exposed = 0;   // largest share of sittings one question went to
  double overlap = 0;        // expected share of questions two people have in common
};

// Abilities normal. `self_check`: by those rules; everybody goes on when the sitting pauses.
[[nodiscard]] Rehearsal rehearse(const Edition& edition, bool self_check, const measurement::Prior& abilities,
                                 int people, std::uint64_t seed);

// Fewest questions with which any test of these items could reach a standard error, with this prior: each at its best
// place. What no plan can undercut.
[[nodiscard]] int fewest_for(const Edition& edition, double se, double prior_sd);

// "measure,value" lines.
[[nodiscard]] std::string show(const Rehearsal& one);

}  // namespace hvs::assessment
