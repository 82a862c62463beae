// What the tables say equals what the phone's own rule says, on both engines; a forged run is kept and never counted.
#include <gtest/gtest.h>

#include "core/practice/sample.hpp"
#include "server/db/testing.hpp"
#include "server/practice/content/shelf.hpp"
#include "server/practice/store.hpp"

namespace hvs::practice {
namespace {

constexpr const char* commune = "05716";
constexpr const char* learner = "01900000-0000-7000-8000-000000000001";

std::shared_ptr<const Shelf> sample() {
  auto shelf = std::make_shared<Shelf>();
  shelf->titles.push_back({*read_scenario(sample_scenario), std::string{sample_scenario}, {}});
  return shelf;
}

journal::Operation run(int number, const std::string& object, const std::string& mode, const std::string& log) {
  journal::Operation op;
  op.id = {"may-chu", 1, static_cast<std::uint64_t>(number)};
  op.entity = "practice_run";
  op.entity_id = make_uuid7(from_ms(1'790'000'000'000 + number), std::array<std::uint8_t, 10>{});
  op.author = learner;
  op.person = learner;
  op.claimed = from_ms(1'790'000'000'000);
  op.changes = {{"person", learner}, {"verb", "completed"}, {"object", object}, {"mode", mode},
                {"log", log},        {"score", "100"},      {"version", "v1"}};
  return op;
}

class PracticeStore : public ::testing::TestWithParam<std::string> {};

TEST_P(PracticeStore, ProgressEqualsThePhonesOwnRule) {
  const db::testing::Fresh fresh(GetParam(), db::all_migrations());
  auto& database = *fresh;
  const auto shelf = sample();
  auto all = stores(shelf);
  const std::vector<journal::Operation> facts{run(1, "mau/a", "xem-mau", "baa"), run(2, "mau/a", "tu-lam", "caacbaa"),
                                              run(3, "mau/a", "tu-lam", "baa"),  run(4, "mau/b", "tu-lam", "baaab"),
                                              run(5, "mau/b", "tu-lam", "b"),    run(6, "khong-co/a", "tu-lam", "baa"),
                                              run(7, "mau/a", "tu-lam", "abaa"), run(8, "mau", "", "")};
  Progress expected;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto whole = journal::check(facts[i]);
    ASSERT_TRUE(whole) << i << ' ' << whole.error().detail;
    apply(expected, facts[i], *shelf);
    ASSERT_TRUE(database.write([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(saved, all[0].save(tx, commune, facts[i], {}, {}, {}, i + 1, from_ms(1'790'000'000'000)));
      return {};
    }));
    Progress kept;
    ASSERT_TRUE(database.read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(progress, load_progress(tx, commune, learner));
      kept = progress;
      return {};
    }));
    EXPECT_EQ(kept, expected) << i;
  }
  EXPECT_EQ(expected.of("mau", "a"), (State{true, true, 100}));
  EXPECT_EQ(expected.of("mau", "b"), (State{true, false, 60}));
  // Thrown away and found again from the runs; a cell that was changed by hand or lost is named.
  EXPECT_EQ(recount(database, commune), std::vector<std::string>{});
  constexpr db::Sql tampered{"practice.test_tamper",
                             "UPDATE practice_progress SET best = 70 WHERE commune_id = $1 AND object = 'mau/b'"};
  ASSERT_TRUE(database.write([&](db::Tx& tx) { return tx.post(tampered, {commune}); }));
  EXPECT_EQ(recount(database, commune),
            std::vector{std::string(learner) + " mau/b: kept tried, best 70, found tried, best 60"});
  constexpr db::Sql lost{"practice.test_lose",
                         "DELETE FROM practice_progress WHERE commune_id = $1 AND object = 'mau/b'"};
  ASSERT_TRUE(database.write([&](db::Tx& tx) { return tx.post(lost, {commune}); }));
  EXPECT_EQ(recount(database, commune),
            std::vector{std::string(learner) + " mau/b: kept nothing, found tried, best 60"});
  // Every fact is there, also those that do not count.
  constexpr db::Sql count{"practice.test_count",
                          "SELECT COUNT(*), SUM(verified) FROM practice_run WHERE commune_id = $1"};
  ASSERT_TRUE(database.read([&](db::Tx& tx) -> Result<void> {
    HVS_TRY(rows, tx.run(count, {commune}));
    EXPECT_EQ(rows[0].integer(0), 8);
    EXPECT_EQ(rows[0].integer(1), 5);
    return {};
  }));
}

INSTANTIATE_TEST_SUITE_P(BothEngines, PracticeStore, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& one) { return one.param; });

// The situations we ship: each can be walked to its end by the expected touches, and by a learner who looks at hints.
TEST(ShippedScenarios, EveryVariantIsWalkedToItsEndWithFullScore) {
  const auto loaded = load_shelf(".");
  for (const auto& one : loaded.findings.list()) ADD_FAILURE() << one.where << ": " << one.what;
  for (const auto& title : loaded.shelf.titles) {
    for (const auto& variant : title.scenario.variants) {
      auto walk = begin(variant, Mode::alone);
      std::string log;
      while (!walk.done && log.size() < max_log) {
        log += letter_for(variant.screens[walk.screen].expected);
        ASSERT_TRUE(touch(walk, variant, log.back()));
      }
      EXPECT_TRUE(walk.done) << title.scenario.id << '/' << variant.id;
      EXPECT_EQ(score(walk), 100);
      EXPECT_EQ(*replay(variant, Mode::alone, log), walk);
    }
  }
}

TEST(ShippedScenarios, WhatALearnerIsAskedToTypeIsAccepted) {
  const auto loaded = load_shelf(".");
  for (const auto& title : loaded.shelf.titles) {
    for (const auto& variant : title.scenario.variants) {
      for (const auto& screen : variant.screens) {
        for (const auto& one : screen.elements) {
          for (const auto& want : one.want) {
            if (want == "*") continue;
            EXPECT_EQ(letter_for(one, want), letter_for(one.spot)) << title.scenario.id << ' ' << want;
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace hvs::practice
