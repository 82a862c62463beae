// What people gained between two sittings on one scale: the plan's "đo lường bằng sự thay đổi căn bản về năng lực số".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/measurement/ability.hpp"

namespace hvs::measurement {

// One person's answers before and after; either may be empty (never came, or dropped out).
struct Sittings {
  std::vector<Answer> before;
  std::vector<Answer> after;
};

enum class Change : std::uint8_t { unknown, none, better, worse };

struct PersonGain {
  std::optional<Estimate> before;  // Warm's weighted likelihood
  std::optional<Estimate> after;
  double difference = 0;            // 0 unless both are there
  double se = 0;                    // √(se² + se²)
  Change change = Change::unknown;  // reliable change: |difference| / se > 1.96 (Jacobson and Truax 1991)
};

[[nodiscard]] PersonGain person_gain(const Sittings& one);

// Latent regression with fixed items (Mislevy 1984, Psychometrika 49): abilities before and after are bivariate normal
// in the group; its means and covariance are estimated from the answers themselves, so that measurement error neither
// inflates nor hides the gain. People with one sitting count in that sitting.
struct GroupGain {
  int people = 0;  // with any sitting
  int before = 0;
  int after = 0;
  int both = 0;
  bool known = false;  // needs answers in both sittings
  double mean_before = 0;
  double mean_after = 0;
  double sd_before = 0;
  double sd_after = 0;
  double correlation = 0;
  double gain = 0;
  double se = 0;
};

[[nodiscard]] GroupGain group_gain(std::span<const Sittings> people);

// What a group chosen for its low (or high) first result would "gain" without learning anything: regression to the mean
// (Galton 1886), (1 − reliability) · (mean of all − mean of the group) of the first weighted-likelihood estimates.
// 0 when it cannot be said.
[[nodiscard]] double regression_to_mean(std::span<const Sittings> group, std::span<const Sittings> everybody);

}  // namespace hvs::measurement
