#include "core/assessment/item.hpp"

#include <gtest/gtest.h>
// rapidcheck after gtest
#include <rapidcheck/gtest.h>

#include "core/assessment/sample.hpp"
#include "core/assessment/scoring.hpp"

namespace hvs::assessment {
namespace {

struct Case {
  const char* kind;
  std::vector<std::pair<std::string, int>> answers;
};

int score_of(const char* kind, const std::string& answer) { return score_answer(sample::item(kind), answer); }

TEST(ScoreAnswer, GivesEveryKindWhatItIsWorth) {
  const std::vector<Case> cases{
      {"single", {{"2", 1}, {"0", 0}, {"02", 0}, {"7", 0}, {"", 0}, {"2,2", 0}, {"chua_biet", 0}}},
      {"multiple", {{"0,2", 1}, {"0", 0}, {"0,1,2", 0}, {"2,0", 0}, {"0,2,3", 0}}},
      {"multiple-parts", {{"0,2", 2}, {"0", 1}, {"0,1,2", 1}, {"0,1,2,3", 0}, {"1", 0}}},
      {"true_false", {{"1", 1}, {"0", 0}, {"-", 0}, {"11", 0}}},
      {"true_false-parts", {{"101", 3}, {"111", 2}, {"1--", 1}, {"010", 0}, {"1-1", 2}}},
      {"order", {{"0,1,2,3", 1}, {"1,0,2,3", 0}, {"0,1,2", 0}, {"0,1,2,2", 0}}},
      {"order-parts", {{"0,1,2,3", 3}, {"1,2,3,0", 2}, {"3,2,1,0", 0}, {"1,0,2,3", 1}}},
      {"match", {{"0,1", 1}, {"1,0", 0}, {"0,-", 0}, {"0,2", 0}, {"0,3", 0}}},
      {"match-parts", {{"0,1", 2}, {"0,0", 1}, {"0,-", 1}, {"-,-", 0}}},
      {"number", {{"45000", 1}, {"44000", 1}, {"46000", 1}, {"46000.5", 0}, {"45.000", 0}, {"x", 0}}},
      {"short_text", {{"VNeID", 1}, {" vne id. ", 1}, {"v ne  ID", 1}, {"vnpay", 0}, {".", 0}}},
      {"hotspot", {{"1", 1}, {"0", 0}, {"2", 0}}},
      {"listen", {{"0", 1}, {"1", 0}}},
      {"task", {{"ab", 3}, {"Bab", 0}, {"bab", 2}, {"a", 1}, {"zz", 0}, {"", 0}}},
  };
  for (const auto& one : cases) {
    for (const auto& [answer, points] : one.answers)
      EXPECT_EQ(score_of(one.kind, answer), points) << one.kind << " " << answer;
  }
}

TEST(ScoreAnswer, TheKeyOfEveryKindGivesTheTopAndDontKnowNothing) {
  for (const auto* kind : sample::all_kinds) {
    const auto item = sample::item(kind);
    const auto key = item.kind == ItemKind::task ? std::string{"ab"} : key_of(item);
    EXPECT_TRUE(is_answer(item, key)) << kind << " " << key;
    EXPECT_EQ(score_answer(item, key), top_category(item)) << kind << " " << key;
    EXPECT_TRUE(is_answer(item, dont_know)) << kind;
    EXPECT_EQ(score_answer(item, dont_know), 0) << kind;
    EXPECT_EQ(step_difficulties(item).size(), static_cast<std::size_t>(top_category(item))) << kind;
  }
}

TEST(ScoreAnswer, ATaskWithoutItsScenarioGivesNothing) {
  auto item = sample::item("task");
  item.task.board = nullptr;
  EXPECT_EQ(score_answer(item, "ab"), 0);
  EXPECT_FALSE(is_answer(item, "ab"));
}

TEST(ShortText, ForgivesOnlyWhatTheItemForgives) {
  auto item = sample::item("short_text");
  item.accepted = {"Ví điện tử"};
  for (const auto* typed : {"ví điện tử", "VI DIEN TU", "vídiệntử", "Ví điện tử."})
    EXPECT_EQ(score_answer(item, typed), 1) << typed;
  item.folding.accents = false;
  EXPECT_EQ(score_answer(item, "vi dien tu"), 0);
  EXPECT_EQ(score_answer(item, "ví điện tử"), 1);
  item.folding = {.letter_case = false};
  EXPECT_EQ(score_answer(item, "vi dien tu"), 0);
  EXPECT_EQ(score_answer(item, "Vi dien tu"), 1);
  item.folding = {.spaces = false};
  EXPECT_EQ(score_answer(item, "vídiện tử"), 0);
  item.folding = {.punctuation = false};
  EXPECT_EQ(score_answer(item, "ví điện tử."), 0);
}

TEST(TypedNumber, ReadsWhatPeopleType) {
  const auto item = sample::item("number");
  const std::vector<std::pair<const char*, double>> cases{{"45000", 45000},
                                                          {"45.000", 45000},
                                                          {"45,000", 45000},
                                                          {"45 000", 45000},
                                                          {"45.000đ", 45000},
                                                          {" 45.000 đồng ", 45000},
                                                          {"1.234.567", 1234567},
                                                          {"1.234,5", 1234.5},
                                                          {"1,234.5", 1234.5},
                                                          {"2,5", 2.5},
                                                          {"2.5", 2.5},
                                                          {"-3", -3},
                                                          {"1,500", 1.5},
                                                          {"1.500", 1500},
                                                          {"0", 0},
                                                          {"007", 7}};
  for (const auto& [typed, value] : cases) {
    const auto read = read_typed_number(item, typed);
    ASSERT_TRUE(read) << typed;
    EXPECT_DOUBLE_EQ(*read, value) << typed;
  }
  for (const auto* typed : {"", "đ", "khoảng 5", "5 hay 6", "1.2.3", "1,2,3", "--5", "5-6", "1.23.456,7,8"})
    EXPECT_FALSE(read_typed_number(item, typed)) << typed;
}

TEST(ReadItem, ReadsBackWhatItWrote) {
  for (const auto* kind : sample::all_kinds) {
    const auto item = sample::item(kind);
    const auto written = write_item(item).dump();
    std::vector<Fault> faults;
    auto again = read_item(*json::parse(written), faults);
    for (const auto& one : faults) ADD_FAILURE() << kind << " " << one.field << " " << one.what;
    EXPECT_EQ(write_item(again).dump(), written) << kind;
    again.task.board = item.task.board;
    const auto key = item.kind == ItemKind::task ? std::string{"ab"} : key_of(item);
    EXPECT_EQ(score_answer(again, key), top_category(item)) << kind;
  }
}

TEST(ReadItem, AnOldSingleItemStaysWhatItWas) {
  std::vector<Fault> faults;
  const auto item = read_item(
      *json::parse(
          R"({"id":"nd-D4-001","version":3,"domain":"D4","skill":"P4.2","kind":"single","stem":"Làm gì?","options":["a","b","c"],"answer":2,"why":"w","difficulty":-2.0,"picture":null})"),
      faults);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(item.ref(), "nd-D4-001.3");
  EXPECT_EQ(item.kind, ItemKind::single);
  EXPECT_EQ(item.answer, 2U);
  EXPECT_EQ(top_category(item), 1);
  EXPECT_EQ(step_difficulties(item), std::vector<double>{-2.0});
}

std::string faults_of(std::string_view change) {
  auto json = *json::parse(
      R"({"id":"a","domain":"D1","skill":"P1.1","stem":"s","why":"w","options":["a","b","c"],"answer":0})");
  const auto more = *json::parse(change);
  for (const auto& [name, value] : more.members()) json.set(name, value);
  std::vector<Fault> faults;
  (void)read_item(json, faults);
  std::string out;
  for (const auto& one : faults) out += (out.empty() ? "" : " ") + one.field;
  return out;
}

TEST(ReadItem, NamesWhatCannotBeAsked) {
  const std::vector<std::pair<const char*, const char*>> cases{
      {R"({})", ""},
      {R"({"id":"a b"})", "id"},
      {R"({"kind":"essay"})", "kind"},
      {R"({"stem":""})", "stem"},
      {R"({"options":["a"]})", "options answer"},
      {R"({"options":["a","a","b"]})", "options"},
      {R"({"options":["a","","b"]})", "options"},
      {R"({"answer":3})", "answer"},
      {R"({"kind":"multiple"})", "answers"},
      {R"({"kind":"multiple","answers":[0,1,2]})", "answers"},
      {R"({"kind":"multiple","answers":[-1]})", "answers"},
      {R"({"kind":"true_false"})", "statements"},
      {R"({"kind":"true_false","statements":[{"text":"x"}]})", "statements"},
      {R"({"kind":"order","options":["a","b"]})", "options"},
      {R"({"kind":"match","pairs":[["a","1"],["b"]]})", "pairs"},
      {R"({"kind":"match","pairs":[["a","1"],["b","1"]]})", "pairs"},
      {R"({"kind":"number"})", "value"},
      {R"({"kind":"number","from":5,"to":2})", "value"},
      {R"({"kind":"short_text","accepted":[]})", "accepted"},
      {R"({"kind":"short_text","accepted":["..."]})", "accepted"},
      {R"({"kind":"short_text","accepted":["a"],"strict":["x"]})", "strict"},
      {R"({"kind":"hotspot","picture":"a.svg","regions":[{"words":"a","x":0,"y":0,"w":50,"h":50},{"words":"b","x":60,"y":0,"w":50,"h":50}]})",
       "regions"},
      {R"({"kind":"hotspot","regions":[]})", "picture regions"},
      {R"({"kind":"listen"})", "say"},
      {R"({"kind":"task"})", "scenario variant"},
      {R"({"kind":"task","scenario":"a","variant":"b","levels":[50,50]})", "levels"},
      {R"({"credit":"parts"})", "credit"},
      {R"({"credit":"half"})", "credit"},
      {R"({"difficulty":9})", "difficulty"},
      {R"({"steps":[1,2]})", "steps"},
  };
  for (const auto& [change, fields] : cases) EXPECT_EQ(faults_of(change), fields) << change;
}

RC_GTEST_PROP(ScoreAnswer, StaysWithinTheCategoriesWhateverIsSent, (const std::string& answer)) {
  for (const auto* kind : sample::all_kinds) {
    const auto item = sample::item(kind);
    const int points = score_answer(item, answer);
    RC_ASSERT(points >= 0 && points <= top_category(item));
    if (!is_answer(item, answer)) RC_ASSERT(points == 0);
  }
}

}  // namespace
}  // namespace hvs::assessment
