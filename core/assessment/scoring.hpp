// An answer as it is stored, and what it is worth. The same on server and phone: pure functions of item and text.
//   single, listen, hotspot  "2"        number of the option
//   multiple                 "0,2"      chosen options, rising
//   true_false               "10-"      a sign of each statement: true, false, left out
//   order                    "2,0,1"    options in the order given
//   match                    "1,0,-"    partner of each option, '-' = none
//   number                   "45000"    decimal point, no grouping
//   short_text               as typed, NFC, spaces squeezed
//   task                     the log of the run (core/practice/run.hpp)
//   any                      "chua_biet"
#pragma once

#include <string>
#include <string_view>

#include "core/assessment/item.hpp"
#include "core/base/result.hpp"

namespace hvs::assessment {

inline constexpr std::string_view dont_know = "chua_biet";

// 0 … top_category(item). What cannot be read, "Tôi chưa biết" and silence are 0.
[[nodiscard]] int score_answer(const Item& item, std::string_view answer);
[[nodiscard]] inline bool is_right(const Item& item, std::string_view answer) {
  return score_answer(item, answer) == top_category(item);
}

// The full answer that gives the most; for a task the shortest run, "" without its scenario. For authors and checks.
[[nodiscard]] std::string key_of(const Item& item);

// Whether this text is an answer to this item in stored form.
[[nodiscard]] bool is_answer(const Item& item, std::string_view answer);

// A number as people here type it: "45.000", "45 000 đ", "2,5", "-3". Where "1,500" could mean two things, the reading
// that fits the item's range counts. Refusal: bank.no_number.
[[nodiscard]] Result<double> read_typed_number(const Item& item, std::string_view typed);
[[nodiscard]] std::string write_number(double value);  // shortest decimal, "45000", "2.5"

// A typed word with what does not matter taken out.
[[nodiscard]] std::string normal_form(std::string_view typed, const Folding& folding);

// Points 0–100 of a run: the score of the run, times how far it came. −1 when the log does not fit the scenario.
[[nodiscard]] int task_points(const practice::Variant& board, std::string_view log);

}  // namespace hvs::assessment
