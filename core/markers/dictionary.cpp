#include "core/markers/dictionary.hpp"

#include <array>
#include <bit>

namespace hvs::markers {
namespace {

#include "core/markers/dictionary.inc"

// splitmix64 (Steele, Lea, Flood 2014): a fixed, well spread sequence of candidates.
constexpr Word candidate(std::uint64_t number) {
  std::uint64_t z = number * 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return (z ^ (z >> 31)) & 0xFFFFFFFFFU;
}

// Window panes, chessboards, stripes: what walls and shirts show. Kept away from, in all turns, and so are their
// opposites.
constexpr std::array<Word, 5> common{
    0b101010'010101'101010'010101'101010'010101, 0b111111'000000'111111'000000'111111'000000,
    0b111000'111000'111000'000111'000111'000111, 0b000000'011110'011110'011110'011110'000000,
    0b110011'110011'000000'000000'110011'110011};
constexpr int common_distance = 8;
constexpr Word all_cells = 0xFFFFFFFFFU;

// Words of even weight alone: two of them differ in an even number of cells, which lets more of them be 14 apart.
bool is_balanced(Word word) {
  const int white = std::popcount(word);
  return white % 2 == 0 && white >= fewest_white && white <= most_white;
}

bool is_common(Word word) {
  for (Word pattern : common) {
    for (int turn = 0; turn < 4; ++turn, pattern = turned(pattern)) {
      const int apart = distance(word, pattern);
      if (apart < common_distance || distance(word, pattern ^ all_cells) < common_distance) return true;
    }
  }
  return false;
}

}  // namespace

int distance(Word a, Word b) { return std::popcount(a ^ b); }

std::span<const Word, card_count> cards() { return table; }

void search(std::span<Word> out) {
  std::array<Word, std::size_t{card_count} * 4> taken{};  // in all four turns
  std::size_t turns_taken = 0;
  std::size_t found = 0;
  const auto keeps_apart = [&](Word word) {
    for (std::size_t i = 0; i < turns_taken; ++i) {
      if (distance(word, taken[i]) < word_distance) return false;
    }
    const Word glass = mirrored(word);
    for (std::size_t i = 0; i < turns_taken; ++i) {
      if (distance(glass, taken[i]) < mirror_distance) return false;
    }
    Word seen = word;
    for (int turn = 0; turn < 4; ++turn, seen = turned(seen)) {
      if (turn != 0 && distance(word, seen) < word_distance) return false;
      if (distance(glass, seen) < mirror_distance) return false;
    }
    return true;
  };
  for (std::uint64_t number = 1; found < out.size() && turns_taken < taken.size(); ++number) {
    const Word word = candidate(number);
    if (!is_balanced(word) || !keeps_apart(word) || is_common(word)) continue;
    out[found++] = word;
    Word seen = word;
    for (int turn = 0; turn < 4; ++turn, seen = turned(seen)) taken[turns_taken++] = seen;
  }
}

}  // namespace hvs::markers
