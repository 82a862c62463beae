// The plans of statements that once walked a whole commune.
#include "server/db/planner.hpp"

#include <gtest/gtest.h>

#include "server/db/testing.hpp"

namespace hvs::db {
namespace {

std::string plan_of(Database& db, std::string_view statement) {
  std::string out;
  const std::string text = "EXPLAIN QUERY PLAN " + std::string{statement};
  const Sql sql{"test.plan", text};
  EXPECT_TRUE(db.read([&](Tx& tx) -> Result<void> {
    HVS_TRY(rows, tx.run(sql, {std::string{"c"}, std::string{"x"}}));
    for (const auto& row : rows) out += row.text(3) + "; ";
    return {};
  }));
  return out;
}

constexpr Migration one[] = {
    {"db", 1, "0001_db_thing",
     "CREATE TABLE thing (commune_id TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL, n BIGINT,\n"
     " PRIMARY KEY (commune_id, id)) WITHOUT ROWID;\n"
     "CREATE INDEX thing_owner ON thing (commune_id, owner);\n"}};

TEST(Planner, ASecondIndexIsUsedAlthoughThePrimaryKeyBeginsWithTheCommune) {
  testing::Fresh db("sqlite", one);
  const auto plan = plan_of(*db, "SELECT n FROM thing WHERE commune_id = $1 AND owner = $2");
  EXPECT_NE(plan.find("thing_owner"), std::string::npos) << plan;
  const auto ordered = plan_of(*db, "SELECT n FROM thing WHERE commune_id = $1 AND owner = $2 ORDER BY id");
  EXPECT_NE(ordered.find("thing_owner"), std::string::npos) << ordered;
  const auto by_key = plan_of(*db, "SELECT n FROM thing WHERE commune_id = $1 AND id = $2");
  EXPECT_NE(by_key.find("PRIMARY KEY (commune_id=? AND id=?)"), std::string::npos) << by_key;
}

}  // namespace
}  // namespace hvs::db
