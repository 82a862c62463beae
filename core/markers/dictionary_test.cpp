#include "core/markers/dictionary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>

#include "core/markers/decode.hpp"

namespace hvs::markers {
namespace {

TEST(Dictionary, TheSearchMakesTheTableAgain) {
  std::array<Word, 32> first{};  // all 60 take minutes; the rest is held by the distances below
  search(first);
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i], cards()[i]) << "card " << i + 1;
}

TEST(Dictionary, NoTwoCardsAreNearInAnyTurnOrMirror) {
  const auto all = cards();
  for (std::size_t a = 0; a < all.size(); ++a) {
    for (std::size_t b = 0; b < all.size(); ++b) {
      Word seen = all[b];
      Word glass = mirrored(all[b]);
      for (int turn = 0; turn < 4; ++turn, seen = turned(seen), glass = turned(glass)) {
        if (a != b || turn != 0) {
          ASSERT_GE(distance(all[a], seen), word_distance) << a + 1 << " and " << b + 1;
        }
        ASSERT_GE(distance(all[a], glass), mirror_distance) << a + 1 << " and " << b + 1;
      }
    }
    EXPECT_EQ(std::popcount(all[a]) % 2, 0);
  }
}

TEST(Dictionary, FourTurnsAreNone) {
  for (const Word word : cards()) {
    EXPECT_EQ(turned(turned(turned(turned(word)))), word);
    EXPECT_EQ(mirrored(mirrored(word)), word);
    EXPECT_EQ(word >> 36, 0U);
  }
}

TEST(Nearest, PutsRightUpToFourCellsAndNamesTheTurn) {
  for (int card = 1; card <= card_count; ++card) {
    Word seen = cards()[static_cast<std::size_t>(card - 1)];
    for (int turns = 0; turns < 4; ++turns, seen = turned(seen)) {
      const Word spoiled = seen ^ 0b1000'0000'0001'0000'0000'1000'0000'0000'0001;
      const auto match = nearest(spoiled);
      ASSERT_TRUE(match);
      EXPECT_EQ(match->card, card);
      EXPECT_EQ((match->turns + turns) % 4, 0);
      EXPECT_EQ(match->wrong, 4);
      EXPECT_FALSE(nearest(spoiled ^ 0b10));  // a fifth is too many
    }
  }
}

TEST(Nearest, ASquareOfChanceIsNoCard) {
  // 240 words with everything within 4 cells, of 2^36: 2.3 in 10,000. And no frame, no paper, no second look yet.
  std::uint64_t state = 7;
  int taken = 0;
  for (int i = 0; i < 100'000; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    if (nearest(state >> 28)) ++taken;
  }
  EXPECT_LT(taken, 50);
  EXPECT_GT(taken, 5);  // the figure itself
}

}  // namespace
}  // namespace hvs::markers
