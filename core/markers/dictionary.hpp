// The 60 cards: a square of 6×6 black and white cells each, found by a fixed greedy search (docs/markers.md).
// Printed cards live for years: the table never changes.
#pragma once

#include <cstdint>
#include <span>

namespace hvs::markers {

inline constexpr int payload_cells = 6;                 // per side
inline constexpr int marker_cells = payload_cells + 2;  // with the black border
inline constexpr int card_count = 60;
inline constexpr int word_distance = 14;    // cells that differ between any two words, in any of the four turns
inline constexpr int mirror_distance = 10;  // … between a word and any word seen in a mirror
inline constexpr int fewest_white = 14;     // of 36: far from plain black, plain white and frames
inline constexpr int most_white = 22;

// Row by row from the top left, the first cell in the highest of 36 bits; 1 is white.
using Word = std::uint64_t;

[[nodiscard]] constexpr bool cell(Word word, int row, int column) {
  return ((word >> (35 - (row * payload_cells + column))) & 1U) != 0;
}

[[nodiscard]] constexpr Word with_cell(Word word, int row, int column) {
  return word | (Word{1} << (35 - (row * payload_cells + column)));
}

// A quarter turn against the clock: what was on the right is on top.
[[nodiscard]] constexpr Word turned(Word word) {
  Word out = 0;
  for (int row = 0; row < payload_cells; ++row) {
    for (int column = 0; column < payload_cells; ++column) {
      if (cell(word, column, payload_cells - 1 - row)) out = with_cell(out, row, column);
    }
  }
  return out;
}

[[nodiscard]] constexpr Word mirrored(Word word) {
  Word out = 0;
  for (int row = 0; row < payload_cells; ++row) {
    for (int column = 0; column < payload_cells; ++column) {
      if (cell(word, row, payload_cells - 1 - column)) out = with_cell(out, row, column);
    }
  }
  return out;
}

[[nodiscard]] int distance(Word a, Word b);

// cards()[n - 1] is card n, seen with its letter A on top.
[[nodiscard]] std::span<const Word, card_count> cards();

// The search that made the table: the first out.size() ≤ 60 cards. Words of even weight are tried in the order of a
// fixed sequence; each that keeps its distance from itself turned and from all before it is taken. All 60 take minutes.
void search(std::span<Word> out);

}  // namespace hvs::markers
