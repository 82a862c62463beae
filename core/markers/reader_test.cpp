#include "core/markers/reader.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include "core/markers/sets.hpp"

namespace hvs::markers {
namespace {

using namespace sample;

TEST(ReadCards, EveryCardIsReadInEveryTurn) {
  for (int card = 1; card <= card_count; ++card) {
    for (int letter = 0; letter < 4; ++letter) {
      Picture picture(90, 90, 120);
      draw(picture, {.card = card, .letter = letter, .middle = {45, 45}, .side = 48});
      const auto bytes = picture.bytes();
      const auto seen = read_cards({bytes, 90, 90});
      ASSERT_EQ(seen.size(), 1U) << "card " << card;
      EXPECT_EQ(seen[0].card, card);
      EXPECT_EQ(seen[0].letter, 'A' + letter);
    }
  }
}

TEST(ReadCards, CornersAreWhereTheyWereDrawn) {
  Picture picture(300, 300, 120);
  const Pose pose{.card = 7, .letter = 1, .middle = {150, 150}, .side = 120, .tilt = 11, .yaw = 25};
  draw(picture, pose);
  const auto bytes = picture.bytes();
  const auto seen = read_cards({bytes, 300, 300});
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_NEAR(seen[0].tilt, 11, 1.5);
  const auto drawn = corners_of(pose, marker_cells);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_LT(length(seen[0].corners[i] - drawn[i]), 0.6) << i;
}

TEST(ReadCards, BetweenTwoLettersIsNeither) {
  for (const double tilt : {42.0, 45.0, 48.0}) {
    Picture picture(160, 160, 120);
    draw(picture, {.card = 3, .middle = {80, 80}, .side = 80, .tilt = tilt});
    const auto bytes = picture.bytes();
    const auto seen = read_cards({bytes, 160, 160});
    ASSERT_EQ(seen.size(), 1U) << tilt;
    EXPECT_EQ(seen[0].letter, 0) << tilt;
  }
}

TEST(ReadCards, AMirroredCardIsNotReadAsAnother) {
  for (int card = 1; card <= card_count; ++card) {
    Picture picture(90, 90, 120);
    draw(picture, {.card = card, .middle = {45, 45}, .side = 48});
    Picture glass = picture;
    for (int y = 0; y < 90; ++y) {
      for (int x = 0; x < 90; ++x) glass.at(x, y) = picture.at(89 - x, y);
    }
    const auto bytes = glass.bytes();
    EXPECT_TRUE(read_cards({bytes, 90, 90}).empty()) << card;
  }
}

TEST(ReadCards, TheSameCardTwiceIsSaid) {
  Picture picture(300, 150, 120);
  draw(picture, {.card = 9, .letter = 0, .middle = {75, 75}, .side = 80});
  draw(picture, {.card = 9, .letter = 2, .middle = {225, 75}, .side = 80});
  const auto bytes = picture.bytes();
  const auto seen = read_cards({bytes, 300, 150});
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_TRUE(seen[0].twice);
  EXPECT_EQ(seen[0].letter, 0);
}

TEST(ReadCards, ARoomOfSixtyIsReadWhole) {
  Chance chance(3);
  Picture picture(1280, 720);
  furnish(picture, chance, 60);
  for (int i = 0; i < card_count; ++i)
    draw(picture, {.card = i + 1, .letter = i % 4, .middle = {128 * (i % 10 + 0.5), 120 * (i / 10 + 0.5)}, .side = 36},
         3);
  blur(picture, 0.6);
  noise(picture, chance, 3);
  const auto bytes = picture.bytes();
  const auto seen = read_cards({bytes, 1280, 720});
  ASSERT_EQ(seen.size(), 60U);
  for (int i = 0; i < card_count; ++i) EXPECT_EQ(seen[static_cast<std::size_t>(i)].letter, 'A' + i % 4) << i + 1;
}

TEST(ReadCards, ARoomWithoutCardsHasNone) {
  for (std::uint64_t number = 1; number <= 12; ++number) {
    Chance chance(number);
    Picture picture(640, 360);
    furnish(picture, chance, 150);
    noise(picture, chance, number % 3 == 0 ? 40 : 6);
    const auto bytes = picture.bytes();
    EXPECT_TRUE(read_cards({bytes, 640, 360}).empty()) << number;
  }
}

// bench_markers has the same sets in thousands; here as many as keep the test short, with the limits of the product.
TEST(ReadCards, TheSetsAreReadAsPromised) {
  constexpr int pictures = 10;
  int spoiled = 0;
  int spoiled_right = 0;
  for (std::size_t s = 0; s < set_count; ++s) {
    int right = 0;
    for (std::uint64_t i = 0; i < pictures; ++i) {
      const auto verdict = judge(shot(static_cast<Set>(s), 5000 + i));
      ASSERT_NE(verdict, Verdict::wrong) << set_names[s] << ' ' << 5000 + i;
      if (verdict == Verdict::right) ++right;
    }
    if (static_cast<Set>(s) == Set::clean) {
      EXPECT_EQ(right, pictures);
      continue;
    }
    spoiled += pictures;
    spoiled_right += right;
  }
  EXPECT_GE(spoiled_right * 100, spoiled * 95);
}

RC_GTEST_PROP(ReadCards, AnyBytesOfAnySizeAreReadWithoutHarm, (std::vector<std::uint8_t> bytes)) {
  const int width = *rc::gen::inRange(-1, 200);
  const int height = *rc::gen::inRange(-1, 60);
  const auto seen = read_cards({bytes, width, height});
  if (width <= 0 || height <= 0 || bytes.size() != static_cast<std::size_t>(width) * static_cast<std::size_t>(height))
    RC_ASSERT(seen.empty());
}

TEST(ReadCards, TinyAndThinPicturesAreReadWithoutHarm) {
  for (const auto& [width, height] : {std::pair{1, 1}, {1, 500}, {500, 1}, {3, 3}, {481, 2}, {4096, 1}, {4097, 1}}) {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(width * height));
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i * 37);
    EXPECT_TRUE(read_cards({bytes, width, height}).empty());
  }
}

}  // namespace
}  // namespace hvs::markers
