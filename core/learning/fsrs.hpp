// FSRS-6: how well somebody remembers one thing, and when to ask again. Own implementation of the public definition:
//   The Algorithm, FSRS-6, https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
//   default parameters: the same page (21 numbers, published with FSRS 6)
//   rounding to 8 decimals and bounds of parameters: ts-fsrs 5.4, which tests/golden/fsrs.tsv was made with
// Two numbers describe a memory: stability S (days until the chance of recall has sunk to 90 %) and difficulty D
// (1–10).
//   recall            R(t,S)   = (1 + f·t/S)^−w20,  f = 0.9^(−1/w20) − 1
//   first answer G    S = w[G−1],  D = w4 − e^(w5·(G−1)) + 1
//   remembered        S' = S·(1 + e^w8·(11−D)·S^−w9·(e^(w10·(1−R)) − 1)·[w15 if hard]·[w16 if easy])
//   forgotten         S' = min(w11·D^−w12·((S+1)^w13 − 1)·e^(w14·(1−R)),  S / e^(w17·w18))
//   again on one day  S' = S·e^(w17·(G−3+w18))·S^−w19, never less than S unless forgotten
//   difficulty        D' = w7·D0(4) + (1−w7)·(D − w6·(G−3)·(10−D)/9), within 1–10
#pragma once

#include <array>
#include <cstdint>

namespace hvs::learning::fsrs {

inline constexpr std::size_t parameter_count = 21;
using Parameters = std::array<double, parameter_count>;

inline constexpr Parameters default_parameters{0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194,
                                               0.001,  1.8722, 0.1666, 0.796,  1.4835, 0.0614, 0.2629,
                                               1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};

struct Bounds {
  double low;
  double high;
};
// What an optimiser may make of them; parameters from outside are brought within.
[[nodiscard]] const std::array<Bounds, parameter_count>& bounds();
[[nodiscard]] Parameters within_bounds(const Parameters& raw);

enum class Rating : std::uint8_t { again = 1, hard = 2, good = 3, easy = 4 };

// Whether answers on one and the same day have their own formula.
enum class SameDay : std::uint8_t { apart, ignored };

struct Memory {
  double stability = 0;   // days, 0.001–36,500; 0 = never asked
  double difficulty = 0;  // 1–10; 0 = never asked
  [[nodiscard]] bool is_new() const { return stability == 0 && difficulty == 0; }
};

// Chance of recall `elapsed_days` (≥ 0) after the last answer; 0 for something never asked.
[[nodiscard]] double retrievability(const Memory& memory, double elapsed_days,
                                    const Parameters& w = default_parameters);

// The memory after an answer. `elapsed_days` ≥ 0 since the last one; of no meaning for something never asked.
[[nodiscard]] Memory after(const Memory& memory, double elapsed_days, Rating rating, SameDay same_day = SameDay::apart,
                           const Parameters& w = default_parameters);

inline constexpr double default_retention = 0.9;
inline constexpr int longest_interval = 36500;

// Whole days until the chance of recall has sunk to `retention` (0–1), at least 1.
[[nodiscard]] int interval_days(double stability, double retention = default_retention,
                                const Parameters& w = default_parameters);

// The interval each of the four answers would lead to, kept apart: hard ≤ good < easy. Index: rating − 1. With learning
// steps (`SameDay::apart`) "again" leads to a step of minutes and its own place is 0.
[[nodiscard]] std::array<int, 4> intervals(const Memory& memory, double elapsed_days, SameDay same_day,
                                           double retention = default_retention,
                                           const Parameters& w = default_parameters);

// Spreading of intervals, so that things learned together do not come due together: the range, and the day picked by a
// number `chance` in [0, 1).
struct Range {
  int low;
  int high;
};
[[nodiscard]] Range fuzz_range(int interval, int elapsed_days);
[[nodiscard]] int fuzzed(int interval, int elapsed_days, double chance);

// Where something stands between being learned and being reviewed (learning steps 1 and 10 minutes, relearning step 10
// minutes: the defaults of FSRS-6).
enum class Stage : std::uint8_t { fresh, learning, review, relearning };
struct Card {
  Memory memory{};
  Stage stage = Stage::fresh;
  int step = 0;  // place among the learning steps
};
struct Next {
  Card card{};
  int minutes = 0;  // ask again after so many minutes (learning steps) …
  int days = 0;     // … or so many days
};
[[nodiscard]] Next schedule(const Card& card, double elapsed_days, Rating rating, double retention = default_retention,
                            const Parameters& w = default_parameters);

}  // namespace hvs::learning::fsrs
