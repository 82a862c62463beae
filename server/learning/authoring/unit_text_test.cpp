// What an author wrote comes back as it was, from a version and from the files of a card.
#include "server/learning/authoring/unit_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/text.hpp"
#include "server/learning/authoring/course_folder.hpp"

namespace hvs::learning {
namespace {

const UnitText tea{
    "Bán chè qua mạng",
    7,
    {"P1.1"},
    {"Hỏi hợp tác xã"},
    {"Bán chè ở đâu"},
    "Ngồi cạnh.",
    "2026-11-22",
    {{"Chụp ảnh chè", "Ra chỗ sáng.\n\n- Lau máy ảnh\n- Chụp gần", "chup-anh.svg", "Một người chụp ảnh chè.", "", ""}},
    {{"Chụp ở đâu?", {"Chỗ sáng", "Chỗ tối"}, 0, "Chỗ sáng thì ảnh rõ."}}};

TEST(UnitText, AVersionKeepsEveryWord) {
  const auto again = read_unit_text(write_unit(tea));
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, tea);
}

RC_GTEST_PROP(UnitText, AnyWordsComeBackFromAVersion, ()) {
  UnitText unit = tea;
  unit.title = text::well_formed(*rc::gen::arbitrary<std::string>());
  unit.cards[0].text = text::well_formed(*rc::gen::arbitrary<std::string>());
  unit.quiz[0].options = *rc::gen::container<std::vector<std::string>>(
      rc::gen::map(rc::gen::arbitrary<std::string>(), [](const std::string& s) { return text::well_formed(s); }));
  const auto again = read_unit_text(write_unit(unit));
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == unit);
}

TEST(UnitText, TheFileOfACardIsReadBack) {
  auto card = read_card_file(card_file(tea.cards[0]));
  EXPECT_EQ(card, tea.cards[0]);
}

TEST(UnitText, BracketsInThePictureWordsDoNotEndThem) {
  auto card = tea.cards[0];
  card.alt = "Nút [Gửi](x)";
  EXPECT_EQ(read_card_file(card_file(card)).picture, "chup-anh.svg");
}

TEST(UnitText, AddressesAreMadeOfTheTitle) {
  EXPECT_EQ(slug_of("Bán chè qua mạng"), "ban-che-qua-mang");
  EXPECT_EQ(slug_of("  Đi chợ – 4T!  "), "di-cho-4t");
  EXPECT_LE(slug_of(std::string(200, 'a')).size(), 40U);
  EXPECT_EQ(slug_of("***"), "");
}

TEST(UnitText, WhatIsHeardFollowsTheWords) {
  auto card = tea.cards[0];
  const auto before = speech_hash(spoken_words(card, {}));
  card.text += " Thêm.";
  EXPECT_NE(speech_hash(spoken_words(card, {})), before);
  EXPECT_EQ(spoken_words(tea.quiz[0], {}).size(), 4U);
}

}  // namespace
}  // namespace hvs::learning
