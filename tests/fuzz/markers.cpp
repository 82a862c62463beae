// Any bytes as a camera picture of any size: no crash, cards and letters only from the set, corners that are numbers.
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "core/markers/reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const int width = data[0] * 4 + data[1] % 4;
  const std::span grey(data + 2, size - 2);
  const int height = width == 0 ? 0 : static_cast<int>(grey.size()) / width;
  const hvs::markers::Image image{grey.first(static_cast<std::size_t>(width * height)), width, height};
  for (const auto& seen : hvs::markers::read_cards(image)) {
    if (seen.card < 1 || seen.card > hvs::markers::card_count) __builtin_trap();
    if (seen.letter != 0 && (seen.letter < 'A' || seen.letter > 'D')) __builtin_trap();
    for (const auto& corner : seen.corners) {
      if (!std::isfinite(corner.x) || !std::isfinite(corner.y)) __builtin_trap();
    }
  }
  return 0;
}
