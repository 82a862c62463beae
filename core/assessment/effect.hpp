// Learning effect (Kế hoạch, I.2: "đo lường bằng sự thay đổi căn bản về năng lực số"): who was measured before and
// after, what a group gained on one scale, and how sure that is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/measurement/gain.hpp"

namespace hvs::assessment {

// One measured sitting of one person. The items the answers point to must outlive it.
struct Sat {
  std::string person;
  Instant at{};
  std::vector<measurement::Answer> answers;
};

struct Design {
  int apart_days = 7;       // the second measure counts from so many days after the first
  int retention_days = 60;  // and the third from so many days after the second
};

// First sitting · first one `apart_days` later or more · last one `retention_days` after that or more.
struct Course {
  std::string person;
  measurement::Sittings gained;  // before, after
  measurement::Sittings kept;    // after, later
};
// One per person, in the order in which people first appear. `sittings` in order of time.
[[nodiscard]] std::vector<Course> courses(std::span<const Sat> sittings, const Design& design);

struct Effect {
  measurement::GroupGain gain;
  measurement::GroupGain kept;  // from the second measure to the third
  int better = 0;               // reliable change of single people
  int worse = 0;
  int dropped_out = 0;    // measured before, not after
  double regression = 0;  // what this group would seem to gain by itself
};
[[nodiscard]] Effect effect(std::span<const Course> group, std::span<const Course> everybody);

// Fewer measured twice than this, and no figure is said: it would be about persons, and mostly chance.
inline constexpr int fewest_shown = 8;
// A seeming gain by itself that is worth a warning, in logits.
inline constexpr double regression_warning = 0.1;

// "+0,38"; "−0,05"; two decimals, comma, a sign.
[[nodiscard]] std::string signed_figure(double value);
// "+0,38 ± 0,16 (95 %), 60 trên 74 người học đo hai lần", or that there are too few.
[[nodiscard]] std::string sentence(const Effect& one);
// How much more (or less) than the group it is compared with: "+0,12 ± 0,20 (95 %)"; "" when one cannot be said.
[[nodiscard]] std::string versus(const Effect& one, const Effect& other);

}  // namespace hvs::assessment
