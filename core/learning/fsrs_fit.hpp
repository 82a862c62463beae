// FSRS-6 parameters from people's own answers: the ones under which the answers were least surprising.
#pragma once

#include <vector>

#include "core/learning/fsrs.hpp"

namespace hvs::learning::fsrs {

struct Review {
  double elapsed_days = 0;  // since the answer before; of no meaning for the first
  Rating rating = Rating::good;
};
// All answers about one thing by one person, in order.
using History = std::vector<Review>;

// Mean log-loss of the predictions: every answer after the first whose day is later than the one before it.
// 0 when there is nothing to predict. `predictions`, when asked for, is how many there were.
[[nodiscard]] double log_loss(const std::vector<History>& log, const Parameters& w, std::size_t* predictions = nullptr);

struct Fit {
  Parameters parameters = default_parameters;
  double loss_before = 0;  // log-loss under the parameters it began with
  double loss_after = 0;   // never more than before
  std::size_t predictions = 0;
  int rounds = 0;
};
// Coordinate descent within the bounds: each parameter is moved by its own step, the step grows when it helped and
// halves when it did not. A pull towards the start, fading with the number of predictions, keeps a short log from
// bending parameters it says nothing about. Deterministic. Fewer than `fewest_predictions` change nothing.
inline constexpr std::size_t fewest_predictions = 64;
[[nodiscard]] Fit fit(const std::vector<History>& log, const Parameters& start = default_parameters,
                      int max_rounds = 60);

}  // namespace hvs::learning::fsrs
