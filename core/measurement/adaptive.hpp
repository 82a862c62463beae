// An adaptive test: choose, answer, estimate, stop. Pure: the same answers, plan, items and random numbers give the
// same path on any machine.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/measurement/selection.hpp"

namespace hvs::measurement {

struct Share {
  std::string area;
  double part = 0;  // of all items given; the parts need not sum to 1
};

struct Plan {
  Criterion criterion = Criterion::mfi;
  Estimator estimator = Estimator::eap;
  Prior prior;
  std::optional<Grid> grid;  // nullopt: adaptive EAP, and −4…4 by 33 for the criteria that integrate
  double se = 0.30;          // stop when the standard error is at most this; 0 = never
  int shortest = 0;          // but not before so many items
  int longest = 40;
  std::optional<double> cut;     // stop when it is certain on which side of this the person stands …
  double confidence = 0.95;      // … with this posterior probability
  std::vector<Share> blueprint;  // empty: no content balance
  int randomesque = 1;           // pick at random among so many best (Kingsbury and Zara 1989)
  std::vector<double> exposure;  // Sympson–Hetter: chance that item i is given once chosen; empty: always
};

enum class Stop : std::uint8_t { none, precise, decided, longest, exhausted };

// A number ≥ 0 and < 1, another at each call.
using Chance = std::function<double()>;

class Session {
 public:
  // `items` and `plan` must outlive the session.
  Session(std::span<const Item> items, const Plan& plan);

  // Index of the next item; nullopt when the test is over (see stop()). `chance` is called only when the plan leaves
  // something to chance. Content balance first: the area furthest below its share, the first of equals
  // (Kingsbury and Zara 1989); an area without items left is passed over.
  [[nodiscard]] std::optional<std::size_t> next(const Chance& chance);

  void answer(std::size_t item, int score);
  // The same for a sitting that is gone on with: many answers at once, estimated once.
  void resume(std::span<const std::size_t> items, std::span<const int> scores);

  [[nodiscard]] const Estimate& now() const { return now_; }
  [[nodiscard]] Stop stop() const { return stop_; }
  [[nodiscard]] const std::vector<std::size_t>& given() const { return given_; }
  [[nodiscard]] std::span<const Answer> answers() const { return answers_; }

  // Posterior probability (normal approximation of the posterior) of standing at or above `cut`.
  [[nodiscard]] double chance_above(double cut) const;

 private:
  void take(std::size_t item, int score);
  [[nodiscard]] Stop reason_to_stop() const;
  [[nodiscard]] std::optional<std::size_t> area_in_need() const;
  [[nodiscard]] std::optional<std::size_t> pick(std::vector<std::uint8_t>& open, const Chance& chance) const;

  std::span<const Item> items_;
  const Plan& plan_;
  std::vector<std::uint8_t> open_;
  std::vector<std::size_t> area_of_;  // index into the blueprint; blueprint.size() = none
  std::vector<int> given_in_;         // per blueprint area
  std::vector<Answer> answers_;
  std::vector<std::size_t> given_;
  Estimate now_;
  Stop stop_ = Stop::none;
};

// Φ, the normal distribution function; error below 1e-15 (series and continued fraction).
[[nodiscard]] double normal_below(double z);

}  // namespace hvs::measurement
