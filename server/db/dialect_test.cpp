#include "server/db/dialect.hpp"

#include <gtest/gtest.h>

namespace hvs::db {
namespace {

TEST(SqlitePlaceholders, AreNumberedAndQuotedTextIsLeftAlone) {
  EXPECT_EQ(sqlite_placeholders("SELECT a FROM t WHERE b = $1 AND c = $12"),
            "SELECT a FROM t WHERE b = ?1 AND c = ?12");
  EXPECT_EQ(sqlite_placeholders("SELECT '$1', \"$2\", $3 -- $4\n, $5"), "SELECT '$1', \"$2\", ?3 -- $4\n, ?5");
  EXPECT_EQ(sqlite_placeholders("SELECT 'it''s $1' || $2"), "SELECT 'it''s $1' || ?2");
  EXPECT_EQ(sqlite_placeholders("costs $"), "costs $");
}

TEST(Statements, SplitAtSemicolonsOutsideQuotesAndDropComments) {
  const auto got = statements("-- why\nCREATE TABLE a (x TEXT); -- tail; of it\n\nINSERT INTO a VALUES ('x;y');\n;\n");
  EXPECT_EQ(got, (std::vector<std::string>{"CREATE TABLE a (x TEXT)", "INSERT INTO a VALUES ('x;y')"}));
}

TEST(Ddl, BecomesStrictOnSqlite) {
  EXPECT_EQ(sqlite_ddl("CREATE TABLE a (x BIGINT, y DOUBLE PRECISION, z BLOB, q TEXT DEFAULT 'BIGINT')"),
            "CREATE TABLE a (x INTEGER, y REAL , z BLOB, q TEXT DEFAULT 'BIGINT') STRICT");
  EXPECT_EQ(sqlite_ddl("CREATE TABLE a (x TEXT PRIMARY KEY) WITHOUT ROWID"),
            "CREATE TABLE a (x TEXT PRIMARY KEY) WITHOUT ROWID, STRICT");
  EXPECT_EQ(sqlite_ddl("CREATE INDEX i ON a (x)"), "CREATE INDEX i ON a (x)");
}

TEST(Ddl, BecomesByteaOnPostgres) {
  EXPECT_EQ(postgres_ddl("CREATE TABLE a (x BLOB, y BIGINT) WITHOUT ROWID"), "CREATE TABLE a (x BYTEA, y BIGINT)  ");
}

}  // namespace
}  // namespace hvs::db
