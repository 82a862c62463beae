// What the reader takes and what it refuses, and what the graph knows afterwards.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/practice/sample.hpp"
#include "core/practice/scenario.hpp"

namespace hvs::practice {
namespace {

std::string with(std::string_view from, std::string_view to) {
  std::string text{sample_scenario};
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(ReadScenario, TheSampleIsReadAndItsWayToTheEndIsKnown) {
  const auto scenario = read_scenario(sample_scenario);
  ASSERT_TRUE(scenario) << scenario.error().detail;
  ASSERT_EQ(scenario->variants.size(), 2U);
  const auto& a = scenario->variants[0];
  EXPECT_EQ(a.goal, "Trả 45.000 cho cô Hoa.");
  EXPECT_EQ(a.steps(), 3);
  EXPECT_EQ(a.screens[a.start].expected, 1);  // the bank, not the side look
  for (const auto& screen : a.screens) EXPECT_TRUE(screen.reached) << screen.id;
  EXPECT_EQ(scenario->variants[1].screens[3].expected, 1);  // the variant's own screen
}

TEST(ReadScenario, SaysWhereSomethingIsWrong) {
  const struct {
    std::string text;
    std::string_view detail;
  } cases[] = {
      {with(R"("go": "tien")", R"("go": "dau-do")"), "way to dau-do"},
      {with(R"("go": "end")", R"("go": "tra")"), "is a dead end"},
      {with(R"("look": "mo")", R"("look": "end")"), "way to"},
      {with(R"("hint": "Hình tấm thẻ.",)", ""), "hint"},
      {with(R"("ten": "cô Hoa")", R"("khac": "cô Hoa")"), "no word for"},
      {with(R"("want": ["{tien}"],)", ""), "want"},
      {with(R"("id": "mau")", R"("id": "Mẫu")"), "id"},
      {with(R"({"app": "Trò chơi"})", R"({"trò": "chơi"})"), "no kind"},
      {with(R"("id": "b")", R"("id": "a")"), "twice"},
  };
  for (const auto& one : cases) {
    const auto read = read_scenario(one.text);
    ASSERT_FALSE(read) << one.detail;
    EXPECT_EQ(read.error().code, "practice.bad_scenario");
    EXPECT_NE(read.error().detail.find(one.detail), std::string::npos) << read.error().detail;
  }
}

TEST(ReadScenario, AVariantMayLeaveOutAScreen) {
  // Without the side look the first screen no longer finds its way there: refused, not played into nothing.
  EXPECT_FALSE(read_scenario(with(R"("title": "Cô Hoa",)", R"("title": "Cô Hoa", "screens": {"xem": null},)")));
}

TEST(Reading, SaysAllThatIsWrittenOnTheScreen) {
  const auto scenario = read_scenario(sample_scenario);
  ASSERT_TRUE(scenario);
  EXPECT_EQ(reading(scenario->variants[0].screens[3]), "Trả. Người nhận: cô Hoa. Trả. Sửa");
}

RC_GTEST_PROP(ReadScenario, NeverCrashesOnABrokenFile, ()) {
  std::string text{sample_scenario};
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  const auto size = *rc::gen::inRange<std::size_t>(0, 40);
  text.replace(at, size,
               *rc::gen::element<std::string>("", "null", "{}", "[]", "\"\"", "{tien}", "\"go\":\"mo\"", "9"));
  const auto read = read_scenario(text);
  if (read) {
    for (const auto& variant : read->variants) RC_ASSERT(variant.steps() < 40);
  }
}

}  // namespace
}  // namespace hvs::practice
