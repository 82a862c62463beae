#include "core/indicators/expression.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "text/indicators.hpp"

namespace hvs::indicators {
namespace {

Columns person(PartialDate born, std::string_view group, std::string_view school = "",
               std::string_view residence = "thuong_tru") {
  Columns c;
  c.set(counted_place, 1).set(birth_place, birth_key(born)).set(group_place, code_of(groups, group));
  return c.set(school_place, code_of(schools, school)).set(residence_place, code_of(residences, residence));
}

bool holds(std::string_view source, Columns who, Day as_of = {2026, 12, 31}) {
  const auto node = parse(source, Subject::person);
  EXPECT_TRUE(node) << source << " " << (node ? "" : node.error().detail);
  if (!node) return false;
  const auto test = compile(*node, as_of);
  EXPECT_TRUE(test);
  return (*test)(who);
}

TEST(Expression, CountsWhomItSays) {
  auto hien = person({1958, 0, 0}, "nguoidan");
  hien.set_evidence(measure_slot("basic_skills"), 1).set(vneid_place, 2);
  struct Case {
    const char* source;
    bool expected;
  };
  for (const auto& [source, expected] : {
           Case{"tuoi >= 18", true},
           Case{"tuổi >= 68", true},
           Case{"TUỔI ≥ 69", false},
           Case{"tuoi < 18", false},
           Case{"tuoi = 68", true},
           Case{"tuoi != 68", false},
           Case{"tuoi <= 68 và tuoi > 67", true},
           Case{"nhóm = nguoidan", true},
           Case{"nhom != nguoidan", false},
           Case{"nhom trong (hssv, nguoidan)", true},
           Case{"không nhóm trong (hssv, nld)", true},
           Case{"minh_chung(basic_skills) >= 1", true},
           Case{"minh_chứng(basic_skills) >= 2", false},
           Case{"minh_chung(basic_skills) < 2", true},
           Case{"minh_chung(good_use_of_services) >= 0", false},
           Case{"vneid >= 2 va (ngan_hang = 1 hoac tuoi >= 60)", true},
           Case{"khong (vneid >= 2 va ngan_hang = 1)", true},
           Case{"nhom = hssv hoac nhom = nld hoac cu_tru = thuong_tru", true},
       }) {
    EXPECT_EQ(holds(source, hien), expected) << source;
  }
}

TEST(Expression, AgeIsThatOfTheDayAndAMissingDayMakesNobodyAdultTooEarly) {
  const Day day{2026, 6, 15};
  EXPECT_TRUE(holds("tuoi >= 18", person({2008, 6, 15}, "hssv"), day));
  EXPECT_FALSE(holds("tuoi >= 18", person({2008, 6, 16}, "hssv"), day));
  EXPECT_FALSE(holds("tuoi >= 18", person({2008, 0, 0}, "hssv"), day));
  EXPECT_TRUE(holds("tuoi >= 18", person({2007, 0, 0}, "hssv"), day));
  for (const auto* anything : {"tuoi >= 0", "tuoi < 150", "tuoi = 5", "tuoi <= 9"})
    EXPECT_FALSE(holds(anything, person({}, "hssv"), day)) << anything;
}

RC_GTEST_PROP(Expression, AgeAgreesWithTheCalendarRule, ()) {
  const PartialDate born{*rc::gen::inRange(1930, 2026), *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29)};
  const Day day{*rc::gen::inRange(1995, 2060), *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29)};
  const int years = *rc::gen::inRange(0, 100);
  const bool is_born = std::tuple{born.year, born.month, born.day} <= std::tuple{day.year, day.month, day.day};
  const auto at_least = age_on(born, day) >= years && is_born;
  RC_ASSERT(holds("tuoi >= " + std::to_string(years), person(born, "nguoidan"), day) == at_least);
}

TEST(Expression, RefusesWithThePlaceOfTheTrouble) {
  struct Case {
    const char* source;
    const char* detail;
  };
  for (const auto& [source, detail] : {
           Case{"", "1: expected a column"},
           Case{"luong >= 3", "1: no such column: luong"},
           Case{"tuoi >=", "8: expected a number up to 150"},
           Case{"tuoi >= 18 tuoi", "12: unexpected text"},
           Case{"nhom = mayor", "8: no such choice: mayor"},
           Case{"nhom >= hssv", "8: a choice is compared by = or !="},
           Case{"minh_chung(flying) >= 1", "18: no such measure: flying"},
           Case{"(tuoi >= 18", "12: expected )"},
           Case{"so_nguoi >= 1", "1: no such column: so_nguoi"},
           Case{"vneid >= 3", "10: expected a number up to 2"},
       }) {
    const auto node = parse(source, Subject::person);
    ASSERT_FALSE(node) << source;
    EXPECT_EQ(node.error().code, t::indicators::expression.key);
    EXPECT_EQ(node.error().detail, detail) << source;
  }
  EXPECT_FALSE(parse(std::string(40, '(') + "tuoi >= 1" + std::string(40, ')'), Subject::person));
  EXPECT_FALSE(parse(std::string(2'000, ' '), Subject::person));
  std::string many = "tuoi >= 1";
  for (int i = 0; i < 80; ++i) many += " va tuoi >= 1";
  EXPECT_FALSE(parse(many, Subject::person));
}

TEST(Expression, ReadsAloudInWordsOfTheOffice) {
  const auto node = parse("nhom = nguoidan va tuoi >= 18 va minh_chung(basic_skills) >= 1", Subject::person);
  ASSERT_TRUE(node);
  EXPECT_EQ(read_out(*node),
            "thuộc nhóm người dân và từ 18 tuổi trở lên và có minh chứng “kỹ năng số cơ bản” từ lớp 1 trở lên");
}

// Any tree that can be built prints to a text that reads back to the same tree, and compiles to what the tree says.
rc::Gen<Node> any_node(int depth);
rc::Gen<Node> any_column() {
  return rc::gen::exec([] {
    Node n;
    n.kind = Node::Kind::column;
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        n.column = "tuoi";
        n.op = *rc::gen::element<std::string>("=", "!=", ">=", "<=", ">", "<");
        n.values = {std::to_string(*rc::gen::inRange(0, 120))};
        break;
      case 1:
        n.column = "nhom";
        n.op = "in";
        n.values = {"hssv", *rc::gen::element<std::string>("nguoidan", "nld")};
        break;
      case 2:
        n.column = "vneid";
        n.op = *rc::gen::element<std::string>("=", "!=", ">=", "<=", ">", "<");
        n.values = {std::to_string(*rc::gen::inRange(0, 3))};
        break;
      default:
        n.column = "minh_chung";
        n.measure = "basic_skills";
        n.op = *rc::gen::element<std::string>("=", "!=", ">=", "<=", ">", "<");
        n.values = {std::to_string(*rc::gen::inRange(0, 4))};
    }
    return n;
  });
}
rc::Gen<Node> any_node(int depth) {
  if (depth == 0) return any_column();
  return rc::gen::exec([depth] {
    Node n;
    const int kind = *rc::gen::inRange(0, 4);
    if (kind == 3) return *any_column();
    n.kind = static_cast<Node::Kind>(kind);
    const int parts = n.kind == Node::Kind::none ? 1 : *rc::gen::inRange(2, 4);
    for (int i = 0; i < parts; ++i) n.parts.push_back(*any_node(depth - 1));
    return n;
  });
}

template <class T>
bool compare(const std::string& op, T a, T b) {
  if (op == "=") return a == b;
  if (op == "!=") return a != b;
  if (op == ">=") return a >= b;
  if (op == "<=") return a <= b;
  return op == ">" ? a > b : a < b;
}
bool slow(const Node& n, Columns who, PartialDate born, Day day) {
  switch (n.kind) {
    case Node::Kind::all:
      return std::ranges::all_of(n.parts, [&](const Node& p) { return slow(p, who, born, day); });
    case Node::Kind::any:
      return std::ranges::any_of(n.parts, [&](const Node& p) { return slow(p, who, born, day); });
    case Node::Kind::none:
      return !slow(n.parts.front(), who, born, day);
    default:
      break;
  }
  if (n.column == "nhom") return std::ranges::find(n.values, groups[who.get(group_place)]) != n.values.end();
  const int v = std::stoi(n.values.front());
  if (n.column == "tuoi") return compare(n.op, age_on(born, day), v);
  if (n.column == "vneid") return compare(n.op, static_cast<int>(who.get(vneid_place)), v);
  return compare(n.op, who.evidence(measure_slot(n.measure)), v);
}

RC_GTEST_PROP(Expression, PrintedTextReadsBackAndMeansTheSame, ()) {
  const auto node = *any_node(3);
  const auto again = parse(print(node), Subject::person);
  if (!again) RC_DISCARD("longer than the limit");
  RC_ASSERT(print(*again) == print(node));
  const PartialDate born{*rc::gen::inRange(1930, 2020), *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29)};
  auto who = person(born, *rc::gen::element<std::string_view>("nguoidan", "hssv", "nld", "cbccvc"));
  who.set(vneid_place, *rc::gen::inRange<std::uint32_t>(0, 3))
      .set_evidence(measure_slot("basic_skills"), *rc::gen::inRange(-1, 4));
  const Day day{2026, 12, 31};
  const auto test = compile(*again, day);
  RC_ASSERT(test.has_value());
  RC_ASSERT((*test)(who) == slow(node, who, born, day));
}

TEST(HouseholdExpression, AsksForItsMembers) {
  std::vector<PersonTest> shared;
  const auto node =
      parse("so_nguoi >= 2 va co_nguoi(minh_chung(basic_skills) >= 1 va vneid >= 2) va khong so_nguoi = 5",
            Subject::household);
  ASSERT_TRUE(node) << node.error().detail;
  EXPECT_EQ(*parse(print(*node), Subject::household), *node);
  const auto test = compile_household(*node, {2026, 12, 31}, shared);
  ASSERT_TRUE(test);
  ASSERT_EQ(shared.size(), 1U);
  EXPECT_TRUE((*test)({true, 3, {1}}));
  EXPECT_FALSE((*test)({true, 3, {0}}));
  EXPECT_FALSE((*test)({true, 1, {1}}));
  EXPECT_FALSE((*test)({true, 5, {2}}));
}

}  // namespace
}  // namespace hvs::indicators
