// The checker is itself checked: it must find what it is for, and the product must pass it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "server/db/testing.hpp"

namespace {

namespace fs = std::filesystem;

fs::path repository() { return hvs::db::testing::repository(); }

int check(const fs::path& root) {
  return std::system(((repository() / "scripts/check-sql").string() + " " + root.string()).c_str());
}

class CheckSql : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = "/tmp/hvs-check-sql.XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    root = name;
    fs::create_directories(root / "server/room/migrations");
    std::ofstream(root / "server/room/migrations/0001_room_a.sql") << "CREATE TABLE a (commune_id TEXT, x TEXT);\n"
                                                                      "CREATE TABLE word (x TEXT);\n";
  }
  void TearDown() override { fs::remove_all(root); }
  int with(const std::string& sql, const std::string& before = "") {
    std::ofstream(root / "server/room/store.cpp")
        << before << "constexpr db::Sql q{\"room.q\",\n  \"" << sql << "\"};\n";
    return check(root);
  }
  fs::path root;
};

TEST_F(CheckSql, AStatementWithoutItsTenantIsFound) {
  EXPECT_NE(with("SELECT x FROM a WHERE x = $1"), 0);
  EXPECT_NE(with("SELECT x FROM a WHERE commune_id = $10"), 0);
  EXPECT_NE(with("UPDATE a SET x = $2"), 0);
  EXPECT_NE(with("INSERT INTO a (x, commune_id) VALUES ($1, $2)"), 0);
  EXPECT_NE(with("SELECT * FROM a WHERE commune_id = $1"), 0);
  EXPECT_NE(with("SELECT x FROM a WHERE commune_id = $1 OFFSET 5"), 0);
}

TEST_F(CheckSql, AStatementWithItsTenantPasses) {
  EXPECT_EQ(with("SELECT x FROM a WHERE commune_id = $1\"\n  \" AND x = $2"), 0);
  EXPECT_EQ(with("INSERT INTO a (commune_id, x) VALUES ($1, $2)"), 0);
  EXPECT_EQ(with("SELECT x FROM word"), 0);
  EXPECT_EQ(with("SELECT COUNT(x) FROM a", "// sql: every commune\n"), 0);
}

TEST(CheckSqlOfTheProduct, EveryStatementNamesItsTenant) { EXPECT_EQ(check(repository()), 0); }

}  // namespace
