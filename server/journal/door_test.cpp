// The door on both engines: outcomes, idempotency, held and quarantined, and the properties of design.md §3.
#include "server/journal/door.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <future>
#include <set>

#include "core/journal/authority.hpp"
#include "server/db/testing.hpp"
#include "server/journal/stores.hpp"

namespace hvs::journal {
namespace {

constexpr db::Sql count_log{"test.count_log",
                            "SELECT COUNT(*), COALESCE(MIN(commit_number), 0), COALESCE(MAX(commit_number), 0)"
                            " FROM operation_log WHERE commune_id = $1"};
constexpr db::Sql log_of{"test.log_of",
                         "SELECT commit_number FROM operation_log WHERE commune_id = $1 AND device = $2 AND seq = $3"};
constexpr db::Sql count_held{"test.count_held", "SELECT COUNT(*) FROM held_operation WHERE commune_id = $1"};
constexpr db::Sql count_aside{"test.count_aside", "SELECT COUNT(*) FROM quarantined_operation WHERE commune_id = $1"};
constexpr db::Sql open_conflicts{
    "test.open_conflicts",
    "SELECT field, kept_value, wanted_value, id FROM conflict WHERE commune_id = $1 AND status = 'mo'"};
constexpr db::Sql feed_rows{
    "test.feed", "SELECT area, entity, gone, commit_number FROM feed WHERE commune_id = $1 ORDER BY commit_number"};

const std::string commune = "05716";

std::string uuid(std::uint64_t n) {
  std::array<std::uint8_t, 10> r{};
  for (std::size_t i = 0; i < 8; ++i) r[i] = static_cast<std::uint8_t>(n >> (8 * i));
  return make_uuid7(from_ms(1'763'800'000'000), r);
}

auth::Me volunteer(std::uint64_t n) {
  auth::Me me;
  me.commune = commune;
  me.account = uuid(1000 + n);
  me.grants = {{auth::Role::volunteer, "/x01/", {}, {}}};
  return me;
}

Operation edit(std::uint64_t device, std::uint64_t seq, std::uint64_t which, std::string field, std::string value,
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

class Doors : public ::testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db{GetParam(), db::all_migrations()};
  std::unique_ptr<Door> door = make_door(*db, [](std::uint8_t* out, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<std::uint8_t>(i * 7 + 1);
  });

  Outcome send(const Operation& op, std::uint64_t who = 1) {
    auto r = door->commit(volunteer(who), {op}, from_ms(1));
    EXPECT_TRUE(r) << r.error().code << r.error().detail;
    return r ? r->at(0) : Outcome{};
  }
  db::Rows read(const db::Sql& sql, std::vector<db::Value> args = {commune}) {
    db::Rows rows;
    const auto ok = db->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(got, tx.run(sql, db::Args{args}));
      rows = std::move(got);
      return {};
    });
    EXPECT_TRUE(ok) << ok.error().detail;
    return rows;
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, Doors, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(Doors, AnAnsweredOperationIsInTheLogAndInTheState) {
  EXPECT_EQ(send(edit(1, 1, 7, "note", "hẹn thứ bảy")).commit_number, 1U);
  const auto second = send(edit(1, 2, 7, "address", "xóm Cầu", 0));
  EXPECT_EQ(second.commit_number, 2U);
  EXPECT_FALSE(second.state);
  const auto again = send(edit(1, 2, 7, "address", "xóm Cầu", 0));
  EXPECT_TRUE(again.duplicate);
  EXPECT_EQ(again.commit_number, 2U);
  ASSERT_TRUE(again.state);
  EXPECT_EQ(value_of(*again.state, "note"), "hẹn thứ bảy");
  EXPECT_EQ(read(count_log).at(0).integer(0), 2);
}

TEST_P(Doors, AClashOpensAConflictWithBothValuesAndAPersonClosesIt) {
  (void)send(edit(1, 1, 7, "note", "A"));
  const auto clash = send(edit(2, 1, 7, "note", "B"), 2);
  EXPECT_EQ(clash.kind, OutcomeKind::conflict);
  EXPECT_EQ(clash.clashing, std::vector<std::string>{"note"});
  auto rows = read(open_conflicts);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].text(1), "A");
  EXPECT_EQ(rows[0].text(2), "B");
  const auto again = send(edit(2, 1, 7, "note", "B"), 2);
  EXPECT_TRUE(again.duplicate);
  EXPECT_EQ(again.clashing, std::vector<std::string>{"note"});

  auth::Me officer = volunteer(3);
  officer.grants = {{auth::Role::commune_officer, "", {}, {}}};
  Operation close;
  close.entity = "conflict";
  close.entity_id = rows[0].text(3);
  close.author = officer.account;
  close.changes = {{"status", "da_xong", 2}, {"chosen", "moi", 2}};
  const auto closed = door->commit(officer, {close}, from_ms(2));
  ASSERT_TRUE(closed) << closed.error().detail;
  EXPECT_EQ(closed->at(0).kind, OutcomeKind::applied);
  EXPECT_EQ(read(open_conflicts).size(), 0U);
}

TEST_P(Doors, AGapIsHeldAcrossRestartsAndReleasedInOrder) {
  EXPECT_EQ(send(edit(1, 3, 7, "note", "three")).kind, OutcomeKind::held);
  EXPECT_EQ(send(edit(1, 2, 7, "code", "two")).kind, OutcomeKind::held);
  EXPECT_EQ(read(count_held).at(0).integer(0), 2);
  db.reopen();
  door = make_door(*db, [](std::uint8_t* out, std::size_t n) { std::fill(out, out + n, std::uint8_t{9}); });
  EXPECT_EQ(send(edit(1, 1, 7, "address", "one")).kind, OutcomeKind::applied);
  EXPECT_EQ(read(count_held).at(0).integer(0), 0);
  EXPECT_EQ(read(log_of, {commune, "d1", std::int64_t{2}}).at(0).integer(0), 2);
  EXPECT_EQ(read(log_of, {commune, "d1", std::int64_t{3}}).at(0).integer(0), 3);
  EXPECT_EQ(send(edit(1, 4, 7, "note", "four", own_base(3))).kind, OutcomeKind::applied);
}

TEST_P(Doors, WhatMayNotBeAppliedIsKeptShownAndNeverCounted) {
  auto foreign = edit(1, 1, 7, "note", "x");
  foreign.area = "/x02/";
  const auto first = send(foreign);
  EXPECT_EQ(first.kind, OutcomeKind::quarantined);
  EXPECT_EQ(first.reason, "journal.not_allowed");
  EXPECT_EQ(send(foreign).reason, "journal.not_allowed");
  auto strange = edit(1, 2, 7, "note", std::string("\xff\0zz", 4));
  strange.entity = std::string("pla\0net\xff", 8);
  EXPECT_EQ(send(strange).kind, OutcomeKind::quarantined);
  EXPECT_EQ(read(count_aside).at(0).integer(0), 2);
  EXPECT_EQ(read(count_log).at(0).integer(0), 0);
  EXPECT_EQ(send(edit(1, 3, 7, "note", "y")).commit_number, 1U);
}

TEST_P(Doors, AThingThatMovesLeavesANoteBehind) {
  auth::Me officer = volunteer(1);
  officer.grants = {{auth::Role::commune_officer, "", {}, {}}};
  ASSERT_TRUE(
      door->commit(officer, {edit(1, 1, 7, "area", "/x01/"), edit(1, 2, 7, "area", "/x02/", own_base(1))}, from_ms(1)));
  const auto rows = read(feed_rows);
  ASSERT_EQ(rows.size(), 2U);
  std::set<std::pair<std::string, std::int64_t>> got{{rows[0].text(0), rows[0].integer(2)},
                                                     {rows[1].text(0), rows[1].integer(2)}};
  EXPECT_EQ(got, (std::set<std::pair<std::string, std::int64_t>>{{"/x01/", 1}, {"/x02/", 0}}));
}

TEST_P(Doors, ARoomsBrokenWriteFailsItsSenderAlone) {
  Store store = plain_store("household");
  auto keep = store.save;
  store.save = [keep](db::Tx& tx, const std::string& c, const Operation& op, const RecordState& b, const RecordState& a,
                      std::span<const std::string> changed, std::uint64_t n, Instant t) -> Result<void> {
    for (const auto& change : op.changes) {
      if (change.value == "poison") return refuse(Kind::broken, "test.poison");
    }
    return keep(tx, c, op, b, a, changed, n, t);
  };
  door->add(store);
  std::vector<std::future<Result<std::vector<Outcome>>>> answers;
  for (std::uint64_t d = 1; d <= 8; ++d) {
    auto promise = std::make_shared<std::promise<Result<std::vector<Outcome>>>>();
    answers.push_back(promise->get_future());
    door->commit(volunteer(d), {edit(d, 1, 70 + d, "note", d == 4 ? "poison" : "fine")}, from_ms(1),
                 [promise](Result<std::vector<Outcome>> r) { promise->set_value(std::move(r)); });
  }
  for (std::uint64_t d = 1; d <= 8; ++d) EXPECT_EQ(answers[d - 1].get().has_value(), d != 4) << d;
  const auto log = read(count_log).at(0);
  EXPECT_EQ(log.integer(0), 7);
  EXPECT_EQ(log.integer(2), 7);
}

TEST_P(Doors, BulkNumbersEverythingAndListenersHear) {
  std::uint64_t heard = 0;
  door->on_commit([&](const std::string&, std::uint64_t last) { heard = last; });
  std::uint64_t made = 0;
  const auto ok = door->bulk(
      server_me(commune),
      [&](std::vector<Operation>& next) -> Result<bool> {
        for (int i = 0; i < 700; ++i) next.push_back(edit(1, 1, 10'000 + made++, "note", "n"));
        return made < 12'000;
      },
      from_ms(1));
  ASSERT_TRUE(ok) << ok.error().detail;
  EXPECT_EQ(heard, made);
  EXPECT_EQ(read(count_log).at(0).integer(2), static_cast<std::int64_t>(made));
}

// Threads send with repeats and in any order; whatever was acknowledged is in the log once, numbers have no gap.
TEST_P(Doors, NothingAcknowledgedIsLostOrDoubled) {
  rc::check("nothing acknowledged is lost or doubled",
            [&](const std::vector<std::pair<std::uint8_t, std::uint8_t>>& deliveries) {
              static std::uint64_t round = 0;
              const std::uint64_t base = ++round * 1000;
              constexpr std::uint64_t devices = 3;
              constexpr std::uint64_t each = 5;
              std::map<std::pair<std::uint64_t, std::uint64_t>, std::uint64_t> acknowledged;
              const auto deliver = [&](std::uint64_t d, std::uint64_t q) {
                auto op = edit(base + d, q, base + q % 2, "note", std::to_string(d * 10 + q));
                const auto outcome = send(op, base + d);
                if (outcome.kind == OutcomeKind::held) return;
                const auto [at, fresh] = acknowledged.try_emplace({d, q}, outcome.commit_number);
                RC_ASSERT(at->second == outcome.commit_number && (fresh || outcome.duplicate));
              };
              for (const auto& [d, q] : deliveries) deliver(1 + d % devices, 1 + q % each);
              for (std::uint64_t d = 1; d <= devices; ++d) {
                for (std::uint64_t q = 1; q <= each; ++q) deliver(d, q);
              }
              for (const auto& [id, number] : acknowledged) {
                const auto rows = read(
                    log_of, {commune, "d" + std::to_string(base + id.first), static_cast<std::int64_t>(id.second)});
                RC_ASSERT(rows.size() == 1U);
                RC_ASSERT(static_cast<std::uint64_t>(rows[0].integer(0)) == number);
              }
              const auto log = read(count_log).at(0);
              RC_ASSERT(log.integer(0) == log.integer(2));
              RC_ASSERT(log.integer(1) == 1);
            });
}

}  // namespace
}  // namespace hvs::journal
