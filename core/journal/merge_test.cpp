#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include "core/journal/model.hpp"

namespace hvs::journal {
namespace {

const EntityRule& person() { return *find_entity("person"); }

Operation edit(std::vector<Change> changes) {
  Operation op;
  op.entity = "person";
  op.entity_id = "018f0000-0000-7000-8000-000000000001";
  op.area = "/x01/";
  op.changes = std::move(changes);
  return op;
}

RecordState known(std::vector<FieldState> fields) {
  return {"person", "018f0000-0000-7000-8000-000000000001", "/x01/", true, std::move(fields)};
}

std::string value(const RecordState& r, std::string_view field) {
  for (const auto& one : r.fields) {
    if (one.field == field) return one.value;
  }
  return "(none)";
}

TEST(Merge, ANewRecordTakesEveryValue) {
  const auto m = merge(person(), RecordState{}, edit({{"name", "Lò Thị Mây", 0}, {"area", "/x02/", 0}}), 7);
  EXPECT_EQ(m.kind, OutcomeKind::applied);
  EXPECT_EQ(value(m.after, "name"), "Lò Thị Mây");
  EXPECT_EQ(m.after.area, "/x02/");
  EXPECT_EQ(m.after.fields[0].version, 7U);
}

TEST(Merge, DifferentFieldsOfTwoWritersBothStand) {
  const auto before = known({{"name", "A", 5}, {"phone", "1", 9}});
  const auto m = merge(person(), before, edit({{"name", "B", 5}}), 10);
  EXPECT_EQ(m.kind, OutcomeKind::applied);
  EXPECT_EQ(value(m.after, "name"), "B");
  EXPECT_EQ(value(m.after, "phone"), "1");
}

TEST(Merge, TheSameFieldClashesAndKeepsTheServersValue) {
  const auto m = merge(person(), known({{"name", "A", 8}}), edit({{"name", "B", 5}, {"phone", "2", 0}}), 10);
  EXPECT_EQ(m.kind, OutcomeKind::conflict);
  EXPECT_EQ(value(m.after, "name"), "A");
  EXPECT_EQ(value(m.after, "phone"), "2");
  ASSERT_EQ(m.clashes.size(), 1U);
  EXPECT_EQ(m.clashes[0].value, "B");
  EXPECT_EQ(m.changed, (std::vector<std::string>{"phone"}));
}

TEST(Merge, TheSameValueByTwoWritersIsNoClash) {
  const auto m = merge(person(), known({{"name", "A", 8}}), edit({{"name", "A", 5}}), 10);
  EXPECT_EQ(m.kind, OutcomeKind::merged);
  EXPECT_TRUE(m.changed.empty());
}

TEST(Merge, ALevelOnlyRises) {
  const auto lower = merge(person(), known({{"vneid", "2", 8}}), edit({{"vneid", "1", 0}}), 10);
  EXPECT_EQ(lower.kind, OutcomeKind::merged);
  EXPECT_EQ(value(lower.after, "vneid"), "2");
  const auto higher = merge(person(), known({{"vneid", "1", 8}}), edit({{"vneid", "2", 0}}), 10);
  EXPECT_EQ(higher.kind, OutcomeKind::applied);
  EXPECT_EQ(value(higher.after, "vneid"), "2");
}

TEST(Merge, ASetAddsAndRemovesWithoutClash) {
  const auto& rule = *find_entity("class");
  RecordState before{"class", "c", "/x01/", true, {{"members", "a b", 3}}};
  Operation op;
  op.entity = "class";
  op.changes = {{"members", "+c -a", 0}};
  const auto m = merge(rule, before, op, 9);
  EXPECT_EQ(m.kind, OutcomeKind::applied);
  EXPECT_EQ(value(m.after, "members"), "b c");
}

TEST(Merge, AnEmptyValueClearsAScalar) {
  const auto m = merge(person(), known({{"phone", "1", 5}}), edit({{"phone", "", 5}}), 10);
  EXPECT_EQ(m.kind, OutcomeKind::applied);
  EXPECT_EQ(value(m.after, "phone"), "");
}

// Levels are a lattice and sets commute for disjoint words: any order and any repetition ends the same.
RC_GTEST_PROP(Merge, LevelsEndTheSameInAnyOrder, (std::vector<std::uint8_t> levels)) {
  RecordState forward = known({});
  RecordState backward = known({});
  std::uint64_t n = 1;
  for (const auto v : levels)
    forward = merge(person(), forward, edit({{"vneid", std::to_string(v % 3), 0}}), n++).after;
  for (auto it = levels.rbegin(); it != levels.rend(); ++it) {
    backward = merge(person(), backward, edit({{"vneid", std::to_string(*it % 3), 0}}), n++).after;
  }
  RC_ASSERT(value(forward, "vneid") == value(backward, "vneid"));
}

// Merging never loses what the server had: a scalar changes only when the writer had seen the present value.
RC_GTEST_PROP(Merge, AScalarIsOverwrittenOnlyByOneWhoSawIt, (std::uint8_t version, std::uint8_t base)) {
  const auto m = merge(person(), known({{"name", "A", version + 1U}}), edit({{"name", "B", base}}), 1000);
  RC_ASSERT((value(m.after, "name") == "B") == (base > version));
}

}  // namespace
}  // namespace hvs::journal
