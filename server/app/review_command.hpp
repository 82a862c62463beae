// `hocvuso review`: the memory model of spaced review, for whoever wants to check it or fit it to their own learners.
#pragma once

#include <string>

#include "core/base/result.hpp"

namespace hvs::app {

// Rows of `id,short_term,stability,difficulty,elapsed_days,rating` → CSV of
// `id,stability,difficulty,retrievability,interval`: the memory after the answer, the chance of recall just before it,
// and the days until it has sunk to 90 %. Stability and difficulty 0 = never asked. short_term: 1 when answers on one
// day have their own formula. Refusals: content.review_column, .review_cell (with line and column).
[[nodiscard]] Result<std::string> review_steps(std::string_view csv);

// Rows of `id,elapsed_days,rating`, those of one id in order → loss before and after, and the parameters found.
[[nodiscard]] Result<std::string> review_fit(std::string_view csv);

int review_step_command(const std::string& file);
int review_fit_command(const std::string& file);

}  // namespace hvs::app
