// Every kind can be asked and answered with forms alone, and never shows its key.
#include "core/assessment/ask.hpp"

#include <gtest/gtest.h>

#include "core/assessment/sample.hpp"
#include "core/assessment/scoring.hpp"
#include "text/ask.hpp"

namespace hvs::assessment {
namespace {

AskedPage asked(const Item& item, std::string_view made = {}, std::string_view given = {}) {
  return ask(
      {.item = item, .seed = "s1", .given = given, .made = made, .action = "/kiem-tra/f/1", .csrf = "c", .fact = "u"});
}

web::Fields fields(std::initializer_list<std::pair<const char*, const char*>> list) {
  web::Fields out;
  for (const auto& [name, value] : list) out.add(name, value);
  return out;
}

TEST(Asking, EveryKindHasAFormAndTheWayOutOfNotKnowing) {
  for (const auto* kind : sample::all_kinds) {
    const auto item = sample::item(kind);
    const auto page = asked(item);
    EXPECT_NE(page.body.markup.find(R"(name="chon" value="chua_biet")"), std::string::npos) << kind;
    EXPECT_NE(page.body.markup.find("action=\"/kiem-tra/f/1\""), std::string::npos) << kind;
    EXPECT_EQ(read_given(item, "s1", fields({{"chon", "chua_biet"}})).answer, dont_know) << kind;
    const auto nothing = read_given(item, "s1", {});
    EXPECT_TRUE(item.kind == ItemKind::order || nothing.problem != nullptr) << kind;
  }
}

TEST(Asking, PressedButtonsBecomeStoredAnswers) {
  const auto given = [](const char* kind, web::Fields form) {
    return read_given(sample::item(kind), "s1", form).answer;
  };
  EXPECT_EQ(given("single", fields({{"chon", "2"}})), "2");
  EXPECT_EQ(given("single", fields({{"chon", "9"}})), "");
  EXPECT_EQ(given("multiple", fields({{"chon", "2"}, {"chon", "0"}, {"chon", "2"}, {"chon", "x"}})), "0,2");
  EXPECT_EQ(given("true_false-parts", fields({{"d0", "1"}, {"d2", "0"}})), "1-0");
  EXPECT_EQ(given("match", fields({{"v0", "1"}, {"v1", ""}})), "1,-");
  EXPECT_EQ(given("order", fields({{"thu", "2,0,1,3"}})), "2,0,1,3");
  EXPECT_EQ(given("number", fields({{"so", "45.000 đồng"}})), "45000");
  EXPECT_EQ(given("short_text", fields({{"so", " vneid "}})), "vneid");
  EXPECT_EQ(given("hotspot", fields({{"chon", "1"}})), "1");
  EXPECT_EQ(given("listen", fields({{"chon", "0"}})), "0");
  EXPECT_EQ(given("task", fields({{"chay", "ab"}})), "ab");
  EXPECT_EQ(given("task", fields({{"chay", "zz"}})), "");
}

TEST(Asking, OrderMovesStepByStepAndStandsInTheAddress) {
  const auto item = sample::item("order");
  const auto moved = read_given(item, "s1", fields({{"thu", "2,0,1,3"}, {"doi", "len-1"}}));
  EXPECT_EQ(moved.answer, "");
  EXPECT_EQ(moved.made, "0,2,1,3");
  EXPECT_EQ(made_query(item, moved.made), "?s=0,2,1,3");
  EXPECT_NE(asked(item, moved.made).body.markup.find(R"(name="thu" value="0,2,1,3")"), std::string::npos);
  EXPECT_EQ(read_given(item, "s1", fields({{"thu", "2,0,1,3"}, {"doi", "len-0"}})).made, "2,0,1,3");
  for (const auto* seed : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
    const auto page = ask({.item = item, .seed = seed, .given = {}, .made = {}, .action = "/", .csrf = "", .fact = ""});
    EXPECT_EQ(page.body.markup.find(R"(value="0,1,2,3")"), std::string::npos) << seed;
  }
}

TEST(Asking, ThePadTypesWithoutScript) {
  const auto item = sample::item("number");
  EXPECT_EQ(read_given(item, "s1", fields({{"so", "45"}, {"phim", "0"}})).made, "450");
  EXPECT_EQ(read_given(item, "s1", fields({{"so", "45"}, {"phim", "xoa"}})).made, "4");
  EXPECT_EQ(read_given(item, "s1", fields({{"so", "4"}, {"phim", "xoa"}})).made, " ");
  EXPECT_NE(asked(item, "450").body.markup.find(R"(value="450")"), std::string::npos);
  const auto bad = read_given(item, "s1", fields({{"so", "nhiều"}}));
  EXPECT_EQ(bad.problem, &t::ask::type_one);
  EXPECT_EQ(bad.made, "nhiều");
}

TEST(Asking, ATaskLeadsToThePlayerAndComesBackWithItsRun) {
  const auto item = sample::item("task");
  EXPECT_NE(asked(item).dock.markup.find("/tap-thu/thu/mot/tu-lam?ve=/kiem-tra/f/1"), std::string::npos);
  const auto back = asked(item, "ab");
  EXPECT_NE(back.body.markup.find(R"(name="chay" value="ab")"), std::string::npos);
  EXPECT_NE(back.body.markup.find(std::string{t::ask::task_done.vi}), std::string::npos);
  EXPECT_EQ(asked(item, "zz").body.markup.find(R"(value="zz")"), std::string::npos);
}

TEST(Asking, ThePageNeverHoldsTheKey) {
  for (const auto* kind : sample::all_kinds) {
    const auto item = sample::item(kind);
    const auto page = asked(item).body.markup;
    EXPECT_EQ(page.find(item.why), std::string::npos) << kind;
    for (const auto& word : item.accepted) EXPECT_EQ(page.find(word), std::string::npos) << kind;
    if (item.kind == ItemKind::number) {
      EXPECT_EQ(page.find("45000"), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace hvs::assessment
