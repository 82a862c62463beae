// What a finished sitting says on the scale, and how sure that is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/adaptive.hpp"

namespace hvs::assessment {

// How a sitting stands to the pass mark.
enum class Standing : std::uint8_t { unsure, yes, no };

struct Measure {
  std::string edition;
  measurement::Estimate ability;  // EAP with the posterior's standard deviation
  double above = 0.5;             // chance of standing at or above the pass mark
  Standing standing = Standing::unsure;
  measurement::Stop stop = measurement::Stop::none;  // none: a fixed form
};

// Of all answers of the form; unanswered questions of a fixed form count as category 0, as its score does.
[[nodiscard]] Measure measure(const Edition& edition, const Form& form, const Bank& bank,
                              std::span<const Answer> answers);

// As stored with a result: "nguoidan-… 0.31 0.42 0.93 yes decided"; numbers come back to the last bit.
[[nodiscard]] std::string store_measure(const Measure& one);
[[nodiscard]] std::optional<Measure> read_measure(std::string_view text);

// One domain: its own answers, borrowing strength from all the others (normal prior around the whole, SD 0.6).
struct DomainStanding {
  std::string domain;
  std::size_t given = 0;
  std::size_t right = 0;  // full points
  measurement::Estimate ability;
  double expected = 0;  // share of points over all its questions
  bool floor_met = true;
};
[[nodiscard]] std::vector<DomainStanding> domain_standings(const Edition& edition, const Form& form, const Bank& bank,
                                                           std::span<const Answer> answers);

// What is written as a result of an adaptive sitting: points, domains, and whether it counts as passed: certain, and no
// floor missed.
[[nodiscard]] Score adaptive_score(const Edition& edition, const Form& form, const Bank& bank,
                                   std::span<const Answer> answers);

}  // namespace hvs::assessment
