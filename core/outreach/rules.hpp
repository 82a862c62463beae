// Decisions of a visit: who consents how, and what counts as observed (class 1).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"

namespace hvs::outreach {

inline constexpr std::string_view purposes[] = {"hoc_tap", "lien_he"};

// PD-13: under 7 the representative alone; from 7 to 17 the child and the representative. A person of unknown age
// speaks for itself: the volunteer sees who stands there.
[[nodiscard]] std::string_view consent_actor(const std::optional<PartialDate>& birth, Day today);

struct Observed {
  int vneid = 0;  // level after the visit
  int bank = 0;
  std::vector<std::string> alone{};  // skills done without help in this visit
};
// Measures of the plan that an observer may witness (class 1): digital_identity = VNeID level 2 and a bank account
// (plan III.2, "mỗi công dân một danh tính số"); basic_skills = all five skills of CV 3240/BTTTT-CĐSQG.
[[nodiscard]] std::vector<std::string_view> witnessed(const Observed& seen);

}  // namespace hvs::outreach
