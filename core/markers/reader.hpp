// Paper cards in one picture: which card, which letter is on top.
#pragma once

#include <vector>

#include "core/markers/image.hpp"
#include "core/markers/quad.hpp"

namespace hvs::markers {

// A card held askew by more than this is between two letters and is read as none.
inline constexpr double most_tilt = 40;  // degrees of 45

inline constexpr int largest_side = 4096;  // pixels; a larger picture is refused

struct Sighting {
  int card = 0;        // 1–60
  char letter = 0;     // 'A'–'D'; 0: held askew, or `twice` with different letters
  bool twice = false;  // the same card is at two places of the picture
  Quad corners{};      // as seen, the card's own top left first
  double tilt = 0;     // degrees off upright
  int wrong = 0;       // cells put right
};

// Sorted by card; each card once. Nothing for a picture of no size or more than `largest_side`.
[[nodiscard]] std::vector<Sighting> read_cards(const Image& image);

}  // namespace hvs::markers
