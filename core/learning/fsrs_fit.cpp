#include "core/learning/fsrs_fit.hpp"

#include <algorithm>
#include <cmath>

#include "core/measurement/elementary.hpp"

namespace hvs::learning::fsrs {
namespace {

constexpr double surest = 1e-6;         // no answer is held impossible
constexpr double enough_gain = 1e-7;    // of a whole round
constexpr double smallest_step = 1e-4;  // of a parameter's own width

// How far a parameter usually lies from its default, for the steps and the pull.
double width_of(std::size_t i) {
  const auto [low, high] = bounds()[i];
  return std::min((high - low) / 4, std::max(0.05, default_parameters[i] * 0.5));
}

double pull(const Parameters& w, const Parameters& start, std::size_t predictions) {
  double sum = 0;
  for (std::size_t i = 0; i < w.size(); ++i) {
    const double away = (w[i] - start[i]) / width_of(i);
    sum += away * away;
  }
  return 0.5 * sum / static_cast<double>(predictions);
}

}  // namespace

double log_loss(const std::vector<History>& log, const Parameters& w, std::size_t* predictions) {
  double sum = 0;
  std::size_t count = 0;
  for (const auto& history : log) {
    Memory memory;
    for (const auto& review : history) {
      if (!memory.is_new() && review.elapsed_days > 0) {
        const double recall = std::clamp(retrievability(memory, review.elapsed_days, w), surest, 1 - surest);
        sum -= measurement::log(review.rating == Rating::again ? 1 - recall : recall);
        ++count;
      }
      memory = after(memory, review.elapsed_days, review.rating, SameDay::apart, w);
    }
  }
  if (predictions != nullptr) *predictions = count;
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

Fit fit(const std::vector<History>& log, const Parameters& start, int max_rounds) {
  Fit out;
  out.parameters = within_bounds(start);
  const auto origin = out.parameters;
  out.loss_before = out.loss_after = log_loss(log, origin, &out.predictions);
  if (out.predictions < fewest_predictions) return out;
  const auto cost = [&](const Parameters& w) { return log_loss(log, w) + pull(w, origin, out.predictions); };
  double best = cost(out.parameters);
  Parameters steps{};
  for (std::size_t i = 0; i < steps.size(); ++i) steps[i] = width_of(i) / 2;
  for (; out.rounds < max_rounds; ++out.rounds) {
    const double before = best;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      bool helped = false;
      for (const double direction : {1.0, -1.0}) {
        auto tried = out.parameters;
        tried[i] = std::clamp(tried[i] + direction * steps[i], bounds()[i].low, bounds()[i].high);
        if (tried[i] == out.parameters[i]) continue;
        if (const double now = cost(tried); now < best) {
          best = now, out.parameters = tried, helped = true;
          break;
        }
      }
      steps[i] = std::max(steps[i] * (helped ? 1.6 : 0.5), smallest_step * width_of(i));
    }
    const bool tiny = std::all_of(steps.begin(), steps.end(),
                                  [&, i = std::size_t{0}](double s) mutable { return s <= 0.01 * width_of(i++); });
    if (before - best < enough_gain && tiny) break;
  }
  // The pull may hold back a parameter, never make the answers more surprising than at the start.
  out.loss_after = log_loss(log, out.parameters);
  if (out.loss_after > out.loss_before) out.parameters = origin, out.loss_after = out.loss_before;
  return out;
}

}  // namespace hvs::learning::fsrs
