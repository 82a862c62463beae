#include "server/learning/content/speech.hpp"

#include <gtest/gtest.h>

namespace hvs::learning {
namespace {

const Pronunciation how{{"VietQR", "việt kiu a"}, {"Wi-Fi", "oai phai"}, {"OTP", "ô tê pê"}, {"sim", "xim"}};

TEST(SayAloud, ReplacesWholeWordsOnly) {
  EXPECT_EQ(say_aloud("Mã OTP, Wi-Fi và sim.", how), "Mã ô tê pê, oai phai và xim.");
  EXPECT_EQ(say_aloud("simple XOTP đsim", how), "simple XOTP đsim");
}

TEST(SayAloud, NumbersWithDotsAreOneNumber) {
  EXPECT_EQ(say_aloud("400.000 đồng. 1.234.567 đồng. Ngày 1.2000", {}), "400000 đồng. 1234567 đồng. Ngày 1.2000");
}

TEST(FindSound, NoneWhenTheWordsHaveChanged) {
  const SoundIndex index{{"a/b/01", {speech_hash("Xin chào."), 10, 20, true}}};
  EXPECT_EQ(find_sound(index, "a/b/01", "Xin chào.", {}).base, "/am/a/b/01");
  EXPECT_FALSE(find_sound(index, "a/b/01", "Xin chào bác.", {}).exists());
  EXPECT_FALSE(find_sound(index, "a/b/02", "Xin chào.", {}).exists());
}

TEST(SpeechesOf, NamesEverythingThatCanBeHeard) {
  Course course;
  course.id = "c";
  Unit unit;
  unit.id = "u";
  unit.cards.push_back({.id = "01", .title = "T", .body = {}, .plain = "T. Chữ.", .picture = {}, .sound = {}});
  unit.quiz.push_back({.id = "q1",
                       .stem = "Hỏi?",
                       .options = {{"A", {}, {}}, {"B", {}, {}}},
                       .answer = 1,
                       .why = "Vì thế.",
                       .sound = {},
                       .why_sound = {}});
  course.units.push_back(unit);
  std::vector<std::string> names;
  for (const auto& one : speeches_of(course)) names.push_back(one.name + "=" + one.words);
  EXPECT_EQ(names, (std::vector<std::string>{"c/u/01=T. Chữ.", "c/u/q1=Hỏi?", "c/u/q1-0=A", "c/u/q1-1=B",
                                             "c/u/q1-why=Vì thế."}));
}

}  // namespace
}  // namespace hvs::learning
