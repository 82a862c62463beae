#include <gtest/gtest.h>

#include "core/journal/model.hpp"

namespace hvs::journal {
namespace {

constexpr auto id = "018f0000-0000-7000-8000-000000000001";
constexpr auto other = "018f0000-0000-7000-8000-000000000002";

Operation person(std::string field, std::string value) {
  Operation op;
  op.id = {"d1", 1, 1};
  op.entity = "person";
  op.entity_id = id;
  op.author = other;
  op.area = "/x01/";
  op.changes = {{std::move(field), std::move(value), 0}};
  return op;
}

std::string_view code(const Operation& op) {
  const auto r = check(op);
  return r ? std::string_view{"ok"} : r.error().code;
}

TEST(Check, TakesWhatPeopleWrite) {
  EXPECT_EQ(code(person("name", "Ksor H'Bia")), "ok");
  EXPECT_EQ(code(person("birth", "1958-00-00")), "ok");
  EXPECT_EQ(code(person("birth", "")), "ok");
  EXPECT_EQ(code(person("vneid", "2")), "ok");
}

TEST(Check, NamesWhatIsWrong) {
  EXPECT_EQ(code(person("nickname", "x")), "journal.bad_shape");
  EXPECT_EQ(code(person("birth", "30/02/1958")), "journal.bad_value");
  EXPECT_EQ(code(person("vneid", "x")), "journal.bad_value");
  EXPECT_EQ(code(person("household", "nha so 3")), "journal.bad_value");
  EXPECT_EQ(code(person("name", "\xff\xfe")), "journal.bad_value");
  EXPECT_EQ(code(person("name", std::string("a\0b", 3))), "journal.bad_value");
  EXPECT_EQ(code(person("name", std::string(321, 'a'))), "journal.too_long");
}

TEST(Check, RefusesStrangeIdsAreasAndAuthors) {
  auto op = person("name", "x");
  op.entity = "planet";
  EXPECT_EQ(code(op), "journal.unknown_entity");
  op = person("name", "x");
  op.entity_id = "a b";
  EXPECT_EQ(code(op), "journal.bad_shape");
  op = person("name", "x");
  op.area = "x01";
  EXPECT_EQ(code(op), "journal.bad_shape");
  op = person("name", "x");
  op.author.clear();
  EXPECT_EQ(code(op), "journal.bad_shape");
  op = person("name", "x");
  op.changes.push_back({"name", "y", 0});
  EXPECT_EQ(code(op), "journal.bad_shape");
}

TEST(Check, AFactMayNotNameSomebodyElseInside) {
  Operation op;
  op.id = {"d1", 1, 1};
  op.entity = "consent";
  op.entity_id = id;
  op.author = other;
  op.person = id;
  op.changes = {{"person", other, 0}};
  EXPECT_EQ(code(op), "journal.bad_shape");
}

}  // namespace
}  // namespace hvs::journal
