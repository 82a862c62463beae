#include <gtest/gtest.h>

#include "server/db/testing.hpp"
#include "text/db.hpp"

namespace hvs::db {
namespace {

constexpr Migration first{"db", 1, "0001_db_a", "CREATE TABLE a (commune_id TEXT PRIMARY KEY);\n"};
constexpr Migration second{"db", 20, "0020_db_b", "CREATE TABLE b (commune_id TEXT PRIMARY KEY);\n"};
constexpr Migration half{"db", 30, "0030_db_half",
                         "CREATE TABLE c (commune_id TEXT);\nCREATE TABLE a (commune_id TEXT);\n"};

class Migrations : public ::testing::TestWithParam<std::string> {
 protected:
  testing::Fresh db{GetParam()};
  static std::vector<int> numbers(const Result<std::vector<Pending>>& p) {
    std::vector<int> n;
    for (const auto& one : *p) n.push_back(one.number);
    return n;
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, Migrations, ::testing::ValuesIn(testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(Migrations, PlanSaysWhatApplyDoesAndTheSecondTimeNothing) {
  const std::vector<Migration> both{second, first};
  EXPECT_EQ(numbers(plan(*db, both)), (std::vector<int>{1, 20}));
  ASSERT_TRUE(hvs::db::apply(*db, both));
  EXPECT_EQ(numbers(plan(*db, both)), std::vector<int>{});
  EXPECT_TRUE(hvs::db::apply(*db, both));
}

TEST_P(Migrations, ALowerNumberOfALaterReleaseIsStillApplied) {
  const std::vector<Migration> old{second};
  const std::vector<Migration> now{first, second};
  ASSERT_TRUE(hvs::db::apply(*db, old));
  EXPECT_EQ(numbers(plan(*db, now)), std::vector<int>{1});
  EXPECT_TRUE(hvs::db::apply(*db, now));
}

TEST_P(Migrations, ANewerDatabaseIsRefusedPolitely) {
  const std::vector<Migration> now{first, second};
  const std::vector<Migration> old{first};
  ASSERT_TRUE(hvs::db::apply(*db, now));
  EXPECT_EQ(hvs::db::apply(*db, old).error().code, t::db::newer_schema.key);
  EXPECT_EQ(plan(*db, old).error().code, t::db::newer_schema.key);
}

TEST_P(Migrations, AnEditedMigrationIsNoticedButACommentMayChange) {
  const std::vector<Migration> released{first};
  ASSERT_TRUE(hvs::db::apply(*db, released));
  const std::vector<Migration> commented{
      {"db", 1, "0001_db_a", "-- why\nCREATE TABLE a (commune_id\n TEXT PRIMARY KEY);"}};
  EXPECT_TRUE(hvs::db::apply(*db, commented));
  const std::vector<Migration> edited{{"db", 1, "0001_db_a", "CREATE TABLE a (commune_id TEXT PRIMARY KEY, x TEXT);"}};
  EXPECT_EQ(hvs::db::apply(*db, edited).error().code, t::db::changed_migration.key);
}

TEST_P(Migrations, AFailingMigrationLeavesNothingOfItself) {
  const std::vector<Migration> bad{first, half};
  const std::vector<Migration> good{first, second};
  EXPECT_EQ(hvs::db::apply(*db, bad).error().code, t::db::migration_failed.key);
  EXPECT_EQ(numbers(plan(*db, bad)), std::vector<int>{30});
  EXPECT_TRUE(db->write([](Tx& tx) { return tx.post({"test.c_is_free", "CREATE TABLE c (x TEXT)"}, {}); }));
  EXPECT_TRUE(hvs::db::apply(*db, good));
}

}  // namespace
}  // namespace hvs::db
