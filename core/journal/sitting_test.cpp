// The properties of the protocol, without a database: nothing acknowledged is lost or doubled, whatever the network
// does.
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <map>
#include <set>

#include "core/base/id.hpp"
#include "core/journal/sitting.hpp"

namespace hvs::journal {
namespace {

std::string uuid(std::uint64_t n) {
  std::array<std::uint8_t, 10> r{};
  for (std::size_t i = 0; i < 8; ++i) r[i] = static_cast<std::uint8_t>(n >> (8 * i));
  return make_uuid7(from_ms(1'763'800'000'000), r);
}

auth::Me volunteer(std::uint64_t n) {
  auth::Me me;
  me.commune = "05716";
  me.account = uuid(1000 + n);
  me.grants = {{auth::Role::volunteer, "/x01/", {}, {}}};
  return me;
}

Operation household(std::uint64_t device, std::uint64_t seq, std::uint64_t which, std::string field, std::string value,
                    std::uint64_t base = 0) {
  Operation op;
  op.id = {"d" + std::to_string(device), 1, seq};
  op.entity = "household";
  op.entity_id = uuid(which);
  op.author = uuid(1000 + device);
  op.area = "/x01/";
  op.changes = {{std::move(field), std::move(value), base}};
  return op;
}

Outcome decide(Sitting& s, const Operation& op, std::uint64_t device = 1) {
  return s.decide(volunteer(device), op, Instant{}).value();
}

TEST(Sitting, AGapHoldsAndTheMissingOneReleases) {
  Sitting s(0);
  EXPECT_EQ(decide(s, household(1, 3, 7, "note", "three")).kind, OutcomeKind::held);
  EXPECT_EQ(decide(s, household(1, 2, 7, "address", "two")).kind, OutcomeKind::held);
  EXPECT_EQ(decide(s, household(1, 1, 7, "code", "one")).kind, OutcomeKind::applied);
  EXPECT_EQ(s.last_number(), 3U);
  const auto again = decide(s, household(1, 3, 7, "note", "three"));
  EXPECT_TRUE(again.duplicate);
  EXPECT_EQ(again.kind, OutcomeKind::applied);
  EXPECT_EQ(again.commit_number, 3U);
  ASSERT_TRUE(again.state);
  EXPECT_EQ(value_of(*again.state, "address"), "two");
  EXPECT_EQ(s.cursors().at(0).held, 0U);
}

TEST(Sitting, AnOperationThatMayNotBeAppliedIsKeptAsideAndDoesNotStopTheLaterOnes) {
  Sitting s(0);
  auto bad = household(1, 1, 7, "note", "x");
  bad.area = "/x02/";
  EXPECT_EQ(decide(s, bad).kind, OutcomeKind::quarantined);
  EXPECT_EQ(decide(s, household(1, 2, 7, "note", "y")).kind, OutcomeKind::applied);
  EXPECT_EQ(s.last_number(), 1U);
  EXPECT_EQ(decide(s, bad).reason, "journal.not_allowed");
}

TEST(Sitting, OwnEditsOnTopOfEachOtherDoNotClash) {
  Sitting s(0);
  (void)decide(s, household(1, 1, 7, "note", "a"));
  EXPECT_EQ(decide(s, household(1, 2, 7, "note", "b", own_base(1))).kind, OutcomeKind::applied);
  EXPECT_EQ(decide(s, household(2, 1, 7, "note", "c", 1), 2).kind, OutcomeKind::conflict);
  EXPECT_EQ(decide(s, household(2, 2, 7, "note", "d", own_base(1)), 2).kind, OutcomeKind::conflict);
  EXPECT_EQ(s.entries().at(2).clashes.at(0).kept.value, "b");
}

TEST(Sitting, AFormSentTwiceCountsOnce) {
  Sitting s(0);
  Operation visit;
  visit.id = {"may-chu", 1, 50};
  visit.entity = "visit";
  visit.entity_id = uuid(5);
  visit.author = std::string(server_author);
  visit.changes = {{"outcome", "gap", 0}};
  EXPECT_FALSE(decide(s, visit).duplicate);
  visit.id.seq = 51;
  EXPECT_TRUE(decide(s, visit).duplicate);
  EXPECT_EQ(s.last_number(), 1U);
  visit.changes[0].value = "vang_nha";
  visit.id.seq = 52;
  EXPECT_EQ(decide(s, visit).reason, "journal.fact_exists");
}

TEST(Sitting, AHeldVisitIsAppliedOnlyWhereItsSenderMayWrite) {
  // The household comes with the missing operation; the visit was sent by somebody who named the wrong xóm.
  const auto visit = [](std::string area) {
    Operation op = household(1, 2, 99, "outcome", "gap");
    op.entity = "visit";
    op.area = std::move(area);
    op.changes.push_back({"household", uuid(7), 0});
    return op;
  };
  Sitting right(0);
  EXPECT_EQ(decide(right, visit("/x01/")).kind, OutcomeKind::held);
  (void)decide(right, household(1, 1, 7, "code", "H1"));
  EXPECT_EQ(right.entries().back().kind, OutcomeKind::applied);
  Sitting wrong(0);
  EXPECT_EQ(decide(wrong, visit("/x02/")).kind, OutcomeKind::held);
  (void)decide(wrong, household(1, 1, 7, "code", "H1"));
  EXPECT_EQ(wrong.entries().back().kind, OutcomeKind::quarantined);
}

TEST(Sitting, ADeviceMayNotPileUpWithoutEnd) {
  Sitting s(0);
  for (std::uint64_t i = 0; i < max_held_per_device; ++i) (void)decide(s, household(1, 10 + i, 7, "note", "x"));
  const auto more = s.decide(volunteer(1), household(1, 5, 7, "note", "x"), Instant{});
  ASSERT_FALSE(more);
  EXPECT_EQ(more.error().kind, Kind::busy);
}

// Three devices, each with its own operations in order; the network repeats, reorders and loses answers; clocks are
// wrong by up to ten years. When every device has been acknowledged everything: each operation has exactly one number,
// numbers have no gap, and a level field holds the maximum that anybody wrote.
RC_GTEST_PROP(Sitting, NothingIsLostOrDoubledWhateverTheNetworkDoes,
              (const std::vector<std::pair<std::uint8_t, std::uint8_t>>& deliveries, std::int32_t clock)) {
  constexpr std::uint64_t devices = 3;
  constexpr std::uint64_t per_device = 6;
  constexpr std::int64_t ten_years = 315'576'000'000;
  Sitting s(0);
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::uint64_t> acknowledged;
  const auto deliver = [&](std::uint64_t device, std::uint64_t seq) {
    auto op = household(device, seq, 7 + seq % 2, "note", std::to_string(device * 10 + seq));
    op.claimed = from_ms(clock % ten_years);
    const auto outcome = decide(s, op, device);
    if (outcome.kind == OutcomeKind::held) return;
    const auto [at, fresh] = acknowledged.try_emplace({device, seq}, outcome.commit_number);
    RC_ASSERT(at->second == outcome.commit_number);
    RC_ASSERT(outcome.kind == OutcomeKind::applied || outcome.state.has_value());
    (void)fresh;
  };
  for (const auto& [d, q] : deliveries) deliver(1 + d % devices, 1 + q % per_device);
  for (std::uint64_t d = 1; d <= devices; ++d) {
    for (std::uint64_t q = 1; q <= per_device; ++q) deliver(d, q);  // the phone resends until it has heard of each
  }
  std::set<std::uint64_t> numbers;
  for (const auto& [id, number] : acknowledged) numbers.insert(number);
  RC_ASSERT(acknowledged.size() == devices * per_device);
  RC_ASSERT(numbers.size() == devices * per_device);
  RC_ASSERT(*numbers.begin() == 1U && *numbers.rbegin() == devices * per_device);
  RC_ASSERT(s.last_number() == devices * per_device);
}

Operation about_person(std::string entity, std::uint64_t seq, std::uint64_t id, std::uint64_t person) {
  Operation op = household(1, seq, id, "note", "x");
  op.entity = std::move(entity);
  op.changes.clear();
  if (op.entity == "person") {
    op.entity_id = uuid(person);
  } else {
    op.person = uuid(person);
    op.changes = {{"person", op.person, 0}};
  }
  return op;
}

// R10: persons are merged into one another in any order; whatever is then written about any of them, by whatever id,
// lands on the one that remains, and a form sent again still counts once.
RC_GTEST_PROP(Sitting, AWriteThatNamesAMergedPersonLandsOnTheOneThatRemains,
              (const std::vector<std::uint8_t>& merges)) {
  constexpr std::uint64_t persons = 6;
  Sitting s(0);
  std::map<std::uint64_t, std::uint64_t> into;
  for (std::uint64_t p = 0; p < persons; ++p) s.know_record({"person", uuid(p), "/x01/", true, {{"name", "A", 1}}});
  const auto root = [&](std::uint64_t p) {
    while (into.contains(p)) p = into.at(p);
    return p;
  };
  std::uint64_t seq = 0;
  const auto write = [&](Operation op) {
    (void)decide(s, op);
    return s.entries().back();
  };
  for (const auto n : merges) {
    const auto from = root(n % persons);
    const auto to = root(n / persons % persons);
    if (from == to) continue;
    auto op = about_person("person", ++seq, 0, from);
    op.changes = {{"merged_into", uuid(to), 0}};
    const auto entry = write(op);
    RC_ASSERT(entry.kind == OutcomeKind::applied);
    RC_ASSERT(entry.op.entity_id == uuid(from));
    into[from] = to;
  }
  for (std::uint64_t p = 0; p < persons; ++p) {
    auto edit = about_person("person", ++seq, 0, p);
    edit.changes = {{"bank", "1", 0}};
    const auto edited = write(edit);
    RC_ASSERT(edited.kind != OutcomeKind::quarantined);
    RC_ASSERT(edited.op.entity_id == uuid(root(p)));
    const auto skill = about_person("observed_skill", ++seq, 100 + p, p);
    const auto fact = write(skill);
    RC_ASSERT(fact.kind == OutcomeKind::applied);
    RC_ASSERT(fact.op.person == uuid(root(p)) && value_of(fact.op, "person") == uuid(root(p)));
    const auto before = s.entries().size();
    auto again = skill;
    again.id.seq = ++seq;
    RC_ASSERT(decide(s, again).duplicate);
    RC_ASSERT(s.entries().size() == before);
  }
}

TEST(Sitting, ThoseMetOnAVisitAreTheOnesThatRemainAndEachOnce) {
  Sitting s(0);
  s.know_record({"household", uuid(7), "/x01/", true, {}});
  s.know_record({"person", uuid(1), "/x01/", true, {{"merged_into", uuid(2), 1}}});
  s.know_record({"person", uuid(2), "/x01/", true, {}});
  s.know_record({"person", uuid(3), "/x01/", true, {}});
  Operation visit = household(1, 1, 100, "note", "x");
  visit.entity = "visit";
  visit.changes = {
      {"household", uuid(7), 0}, {"outcome", "gap", 0}, {"met", uuid(1) + " " + uuid(3) + " " + uuid(2), 0}};
  EXPECT_EQ(decide(s, visit).kind, OutcomeKind::applied);
  EXPECT_EQ(value_of(s.entries().back().op, "met"), uuid(2) + " " + uuid(3));
}

TEST(Sitting, PersonsMergedInACircleAreWrittenAsNamed) {
  Sitting s(0);
  s.know_record({"person", uuid(1), "/x01/", true, {{"merged_into", uuid(2), 1}}});
  s.know_record({"person", uuid(2), "/x01/", true, {{"merged_into", uuid(1), 1}}});
  EXPECT_EQ(decide(s, about_person("observed_skill", 1, 100, 1)).kind, OutcomeKind::applied);
  EXPECT_EQ(s.entries().back().op.person, uuid(1));
}

}  // namespace
}  // namespace hvs::journal
