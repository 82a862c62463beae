// From four corners to a card and its letter, or to nothing.
#pragma once

#include <cstdint>
#include <optional>

#include "core/markers/dictionary.hpp"
#include "core/markers/quad.hpp"

namespace hvs::markers {

// Cells that may be read wrong and still be put right. Two words differ in 14: at 4 a card becomes another card, or
// itself in another turn, only when 10 cells of 36 are read wrong at once; a square of chance passes in 2 of 10,000.
inline constexpr int most_wrong_cells = 4;
inline constexpr int most_wrong_border = 4;  // of 28 cells that are black on every card
inline constexpr int most_wrong_quiet = 9;   // of 36 cells around it that are white paper

struct Match {
  int card = 0;   // 1–60
  int turns = 0;  // quarter turns with the clock from "A on top": how the corners must be read
  int wrong = 0;  // cells that were put right
};
[[nodiscard]] std::optional<Match> nearest(Word seen);

[[nodiscard]] std::optional<Match> decoded(const Image& image, const Quad& quad);

}  // namespace hvs::markers
