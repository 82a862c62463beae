// Differential item functioning: does an item treat two groups of equal ability differently?
#pragma once

#include <cstdint>
#include <vector>

#include "core/measurement/responses.hpp"

namespace hvs::measurement {

struct Dif {
  bool known = false;     // false: no score group holds people of both groups with both kinds of answer
  double chi_square = 0;  // Mantel and Haenszel 1959, with continuity correction, 1 degree of freedom
  double p = 1;
  double odds_ratio = 1;  // common; above 1 the item favours the reference group
  double delta = 0;     // −2.35 ln(odds ratio): the ETS scale (Holland and Thayer 1988); negative harms the focal group
  double se_delta = 0;  // Robins, Breslow and Greenland 1986
  char effect = 'A';    // ETS: A negligible, B moderate, C large (Zieky 1993)
};

// `focal[person]` says who belongs to the focal group. People are matched on their raw score over the items they were
// given, the studied item counted in. With `purify`, items of effect B or C leave the matching score (never the studied
// one) and all is computed again, until the set is stable or ten times.
[[nodiscard]] std::vector<Dif> mantel_haenszel(const Responses& r, const std::vector<bool>& focal, bool purify);

}  // namespace hvs::measurement
