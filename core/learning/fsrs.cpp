#include "core/learning/fsrs.hpp"

#include <algorithm>
#include <cmath>
#include <span>

// Our own exp and log: the phone plans the same day as the server, to the last bit.
#include "core/measurement/elementary.hpp"

namespace hvs::learning::fsrs {
namespace {

constexpr double stability_low = 0.001, stability_high = 36500, first_stability_high = 100;
constexpr std::array<int, 2> learning_steps{1, 10};  // minutes
constexpr std::array<int, 1> relearning_steps{10};

double round8(double v) { return std::floor(v * 1e8 + 0.5) / 1e8; }
double bounded_stability(double s) { return round8(std::clamp(s, stability_low, stability_high)); }

struct Curve {
  double decay;   // < 0
  double factor;  // > 0
};
Curve curve_of(const Parameters& w) {
  const double decay = -w[20];
  return {decay, round8(measurement::exp(measurement::log(0.9) / decay) - 1)};
}

double grade_of(Rating rating) { return static_cast<double>(rating); }

// Not yet bounded: the easy one may lie below 1 and still pulls the others.
double first_difficulty(Rating rating, const Parameters& w) {
  return round8(w[4] - measurement::exp((grade_of(rating) - 1) * w[5]) + 1);
}

double next_difficulty(double d, Rating rating, const Parameters& w) {
  const double damped = round8(-w[6] * (grade_of(rating) - 3) * (10 - d) / 9);
  const double pulled = w[7] * first_difficulty(Rating::easy, w) + (1 - w[7]) * (d + damped);
  return std::clamp(round8(pulled), 1.0, 10.0);
}

double after_recall(const Memory& m, double recall, Rating rating, const Parameters& w) {
  const double hard = rating == Rating::hard ? w[15] : 1, easy = rating == Rating::easy ? w[16] : 1;
  const double growth = measurement::exp(w[8]) * (11 - m.difficulty) * measurement::power(m.stability, -w[9]) *
                        (measurement::exp((1 - recall) * w[10]) - 1) * hard * easy;
  return bounded_stability(m.stability * (1 + growth));
}

double after_lapse(const Memory& m, double recall, SameDay same_day, const Parameters& w) {
  const double relearned =
      bounded_stability(w[11] * measurement::power(m.difficulty, -w[12]) *
                        (measurement::power(m.stability + 1, w[13]) - 1) * measurement::exp((1 - recall) * w[14]));
  const double most = m.stability / (same_day == SameDay::apart ? measurement::exp(w[17] * w[18]) : 1.0);
  return std::min(std::max(round8(most), stability_low), relearned);
}

double after_same_day(const Memory& m, Rating rating, const Parameters& w) {
  const double change =
      measurement::power(m.stability, -w[19]) * measurement::exp(w[17] * (grade_of(rating) - 3 + w[18]));
  return bounded_stability(m.stability * (rating == Rating::again ? change : std::max(change, 1.0)));
}

int round_days(double days) { return static_cast<int>(std::floor(days + 0.5)); }

}  // namespace

const std::array<Bounds, parameter_count>& bounds() {
  constexpr Bounds first{stability_low, first_stability_high};
  static constexpr std::array<Bounds, parameter_count> all{
      {first,         first,    first,    first,        {1, 10},    {0.001, 4},    {0.001, 4},
       {0.001, 0.75}, {0, 4.5}, {0, 0.8}, {0.001, 3.5}, {0.001, 5}, {0.001, 0.25}, {0.001, 0.9},
       {0, 4},        {0, 1},   {1, 6},   {0, 2},       {0, 2},     {0.01, 0.8},   {0.1, 0.8}}};
  return all;
}

Parameters within_bounds(const Parameters& raw) {
  Parameters w = raw;
  for (std::size_t i = 0; i < w.size(); ++i)
    w[i] = std::isfinite(w[i]) ? std::clamp(w[i], bounds()[i].low, bounds()[i].high) : default_parameters[i];
  return w;
}

double retrievability(const Memory& memory, double elapsed_days, const Parameters& w) {
  if (memory.is_new()) return 0;
  const auto [decay, factor] = curve_of(w);
  return round8(
      measurement::power(1 + factor * std::max(elapsed_days, 0.0) / std::max(memory.stability, stability_low), decay));
}

Memory after(const Memory& memory, double elapsed_days, Rating rating, SameDay same_day, const Parameters& w) {
  if (memory.is_new()) {
    const auto place = static_cast<std::size_t>(rating) - 1;
    return {std::max(w[place], 0.1), std::clamp(first_difficulty(rating, w), 1.0, 10.0)};
  }
  const Memory known{std::clamp(memory.stability, stability_low, stability_high),
                     std::clamp(memory.difficulty, 1.0, 10.0)};
  const double recall = retrievability(known, elapsed_days, w);
  double stability = 0;
  if (elapsed_days <= 0 && same_day == SameDay::apart)
    stability = after_same_day(known, rating, w);
  else if (rating == Rating::again)
    stability = after_lapse(known, recall, same_day, w);
  else
    stability = after_recall(known, recall, rating, w);
  return {stability, next_difficulty(known.difficulty, rating, w)};
}

int interval_days(double stability, double retention, const Parameters& w) {
  const auto [decay, factor] = curve_of(w);
  const double modifier = round8((measurement::power(std::clamp(retention, 0.01, 1.0), 1 / decay) - 1) / factor);
  return std::clamp(round_days(std::min(stability * modifier, stability_high)), 1, longest_interval);
}

std::array<int, 4> intervals(const Memory& memory, double elapsed_days, SameDay same_day, double retention,
                             const Parameters& w) {
  const auto of = [&](Rating rating) {
    return interval_days(after(memory, elapsed_days, rating, same_day, w).stability, retention, w);
  };
  int again = 0, hard = of(Rating::hard), good = of(Rating::good);
  if (same_day == SameDay::apart) {
    hard = std::min(hard, good);
  } else {
    again = std::min(of(Rating::again), hard);
    hard = std::max(hard, again + 1);
  }
  good = std::max(good, hard + 1);
  return {again, hard, good, std::max(of(Rating::easy), good + 1)};
}

Range fuzz_range(int interval, int elapsed_days) {
  struct Part {
    double start, end, share;
  };
  constexpr std::array<Part, 3> parts{{{2.5, 7, 0.15}, {7, 20, 0.1}, {20, 1e9, 0.05}}};
  double delta = 1;
  for (const auto& one : parts) delta += one.share * std::max(std::min<double>(interval, one.end) - one.start, 0.0);
  const int asked = std::min(interval, longest_interval);
  int low = std::max(2, round_days(asked - delta));
  const int high = std::min(round_days(asked + delta), longest_interval);
  if (asked > elapsed_days) low = std::max(low, elapsed_days + 1);
  return {std::min(low, high), high};
}

int fuzzed(int interval, int elapsed_days, double chance) {
  if (interval < 3) return interval;  // below 2.5 days nothing is spread
  const auto [low, high] = fuzz_range(interval, elapsed_days);
  return static_cast<int>(std::floor(chance * (high - low + 1) + low));
}

Next schedule(const Card& card, double elapsed_days, Rating rating, double retention, const Parameters& w) {
  Next next{{after(card.memory, elapsed_days, rating, SameDay::apart, w), Stage::review, 0}, 0, 0};
  if (card.stage == Stage::review && rating != Rating::again) {
    next.days =
        intervals(card.memory, elapsed_days, SameDay::apart, retention, w)[static_cast<std::size_t>(rating) - 1];
    return next;
  }
  const bool relearns = card.stage == Stage::review || card.stage == Stage::relearning;
  const std::span<const int> steps = relearns ? std::span<const int>{relearning_steps} : learning_steps;
  const auto place = static_cast<std::size_t>(std::max(card.step, 0));
  const auto learn = [&](int minutes, std::size_t step) {
    next.card.stage = relearns ? Stage::relearning : Stage::learning;
    next.card.step = static_cast<int>(step);
    next.minutes = minutes;
  };
  if (place < steps.size()) {
    if (rating == Rating::again) return learn(steps[0], 0), next;
    if (rating == Rating::hard)
      return learn(steps.size() == 1 ? (steps[0] * 3 + 1) / 2 : (steps[0] + steps[1] + 1) / 2, place), next;
    if (rating == Rating::good && place + 1 < steps.size()) return learn(steps[place + 1], place + 1), next;
  }
  next.days = interval_days(next.card.memory.stability, retention, w);
  return next;
}

}  // namespace hvs::learning::fsrs
