// Item parameters from answers. Right/wrong items.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/measurement/item.hpp"
#include "core/measurement/responses.hpp"

namespace hvs::measurement {

struct ItemFit {
  bool known = false;  // false: all answers equal, or nobody answered; nothing can be said
  double a = 1;
  double b = 0;
  double se_a = 0;  // 0 where a is not estimated
  double se_b = 0;
};

enum class Trouble : std::uint8_t {
  none,
  no_data,        // no person and item left that say anything
  not_connected,  // the items fall into parts that no person joins: they have no common scale
  not_converged,
};

struct Calibration {
  Trouble trouble = Trouble::none;
  std::vector<ItemFit> items;
  double log_likelihood = 0;  // conditional for CML, marginal for MML
  double sd = 1;              // of ability; estimated by rasch_mml, 1 elsewhere
  double se_sd = 0;
  int persons = 0;  // that carry information
  int rounds = 0;
};

// Rasch, conditional maximum likelihood (Andersen 1972, Journal of the Royal Statistical Society B 34; elementary
// symmetric functions by summation, Fischer 1974), Newton–Raphson, Σ b = 0. Any pattern of missing answers. Standard
// errors from the information under that constraint. At most 400 items a person.
[[nodiscard]] Calibration rasch_cml(const Responses& r);

// Rasch, marginal maximum likelihood: ability normal with mean 0 and free SD (Thissen 1982, Psychometrika 47).
[[nodiscard]] Calibration rasch_mml(const Responses& r);

// Two-parameter logistic, marginal maximum likelihood by EM (Bock and Aitkin 1981, Psychometrika 46), ability N(0, 1).
[[nodiscard]] Calibration two_pl(const Responses& r);

// Brings new estimates onto a frozen scale through items known on both (anchors).
struct Link {
  double slope = 1;  // frozen = slope · new + shift
  double shift = 0;
  int anchors = 0;
  struct Drift {
    std::size_t item = 0;   // index in the calibration
    double difference = 0;  // new (on the frozen scale) − frozen difficulty
    double robust_z = 0;    // (difference − median) / (0.74 · interquartile range): Huynh and Meyer 2010
    bool moved = false;     // |robust_z| > 1.96; left out of the link
  };
  std::vector<Drift> drift;
};

// Mean/sigma link (Marco 1977), with slope 1 when `with_slope` is false (Rasch: mean/mean). Anchors that moved are left
// out once and the link is computed again. nullopt without an anchor.
[[nodiscard]] std::optional<Link> link_to(const std::vector<std::string>& ids, const Calibration& fresh,
                                          const std::vector<Item>& frozen, bool with_slope);

void apply(const Link& link, Calibration& fresh);

}  // namespace hvs::measurement
