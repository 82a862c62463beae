// Every measured sitting of the commune as scores on the scale: for learning effect and item statistics.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/assessment/effect.hpp"
#include "server/assessment/editions.hpp"

namespace hvs::assessment {

struct Scored {
  std::string item;  // ref
  std::string choice;
  int score = 0;
  Instant at{};
};
struct MeasuredSitting {
  std::string form;
  std::string person;
  EditionPtr edition;
  bool assisted = false;
  bool adaptive = false;
  Instant started{};
  Instant at{};  // of the result
  std::vector<Scored> answers;
};

// Results that name an edition, in order of time. Questions are scored as they were written then; one that is neither
// in the bank unchanged nor kept is left out.
[[nodiscard]] Result<std::vector<MeasuredSitting>> measured_sittings(db::Tx& tx, const std::string& commune,
                                                                     const Bank& bank, Editions& editions);

// For `courses`: what the answers point to lives in the editions.
[[nodiscard]] std::vector<Sat> on_the_scale(const std::vector<MeasuredSitting>& sittings);

}  // namespace hvs::assessment
