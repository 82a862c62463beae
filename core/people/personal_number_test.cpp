#include "core/people/personal_number.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace hvs::people {
namespace {

struct Typed {
  const char* text;
  NumberForm form;
  const char* digits;
};

TEST(ReadNumber, WhatPeopleAndSpreadsheetsReallyWrite) {
  for (const auto& t : {
           Typed{"", NumberForm::none, ""},
           Typed{"  ", NumberForm::none, ""},
           Typed{"019084001234", NumberForm::twelve, "019084001234"},
           Typed{"'019084001234", NumberForm::twelve, "019084001234"},
           Typed{"019 084 001 234", NumberForm::twelve, "019084001234"},
           Typed{"019.084.001.234", NumberForm::twelve, "019084001234"},
           Typed{"19084001234", NumberForm::zero_lost, "019084001234"},
           Typed{"19084001234.0", NumberForm::zero_lost, "019084001234"},
           Typed{"6184001234", NumberForm::unreadable, ""},
           Typed{"99984001234", NumberForm::unreadable, ""},
           Typed{"090123456", NumberForm::old_card, "090123456"},
           Typed{"1.90840E+10", NumberForm::rounded, ""},
           Typed{"1,9E+10", NumberForm::rounded, ""},
           Typed{"chưa có", NumberForm::unreadable, ""},
           Typed{"0190840012345", NumberForm::unreadable, ""},
       }) {
    const auto got = read_number(t.text);
    EXPECT_EQ(got.form, t.form) << t.text;
    EXPECT_EQ(got.digits, t.digits) << t.text;
  }
}

TEST(NumberDoubts, AreWarningsAboutPlaceSexAndYear) {
  const PartialDate born{1984, 5, 22};
  EXPECT_TRUE(doubts("087084000999", "nam", born).empty()) << "the example printed beside NR-04";
  EXPECT_EQ(doubts("087084000999", "nu", born), std::vector{NumberDoubt::other_sex});
  EXPECT_EQ(doubts("087084000999", "nam", PartialDate{1985, 0, 0}), std::vector{NumberDoubt::other_year});
  EXPECT_EQ(doubts("999084000999", "", std::nullopt), std::vector{NumberDoubt::unknown_place});
  EXPECT_EQ(doubts("019484000999", "", std::nullopt), std::vector{NumberDoubt::future_century});
  EXPECT_TRUE(doubts("087084000999", "", std::nullopt).empty());
  EXPECT_TRUE(doubts("12", "nam", born).empty());
}

TEST(NumberSays, CenturyAndSex) {
  EXPECT_EQ(birth_year_in("019084001234"), 1984);
  EXPECT_EQ(birth_year_in("019305001234"), 2005);
  EXPECT_EQ(sex_in("019084001234"), "nam");
  EXPECT_EQ(sex_in("019305001234"), "nu");
}

RC_GTEST_PROP(ReadNumber, NeverInventsDigits, (std::string typed)) {
  const auto got = read_number(typed);
  if (got.form == NumberForm::twelve) RC_ASSERT(got.digits.size() == 12U);
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (got.form == NumberForm::twelve || got.form == NumberForm::old_card) RC_ASSERT(got.digits == digits);
}

}  // namespace
}  // namespace hvs::people
