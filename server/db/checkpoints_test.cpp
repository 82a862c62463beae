// The log is copied while somebody writes, begins anew, and nobody who reads holds up a commit.
#include "server/db/checkpoints.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>

namespace hvs::db {
namespace {

constexpr LogLimits small{.pass_every = 10, .long_log = 40, .few_pages = 3, .longest_log = 100};
constexpr int works = 1000;  // a page or more each

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

struct Place {
  std::string folder = (std::filesystem::temp_directory_path() / "hvs-log.XXXXXX").string();
  std::string path;
  Place() {
    if (mkdtemp(folder.data()) == nullptr) ADD_FAILURE();
    path = folder + "/x.db";
  }
  ~Place() { std::filesystem::remove_all(folder); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  [[nodiscard]] std::uintmax_t log_size() const { return std::filesystem::file_size(path + "-wal"); }
};

Handle open(const Place& place) {
  sqlite3* raw = nullptr;
  EXPECT_EQ(sqlite3_open(place.path.c_str(), &raw), SQLITE_OK);
  return Handle(raw);
}

bool does(const Handle& db, const char* sql) {
  return sqlite3_exec(db.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

long long rows(const Handle& db) {
  sqlite3_stmt* s = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(db.get(), "SELECT count(*) FROM note", -1, &s, nullptr), SQLITE_OK);
  EXPECT_EQ(sqlite3_step(s), SQLITE_ROW);
  const auto n = sqlite3_column_int64(s, 0);
  sqlite3_finalize(s);
  return n;
}

Handle writer(const Place& place, Checkpoints& checkpoints) {
  auto db = open(place);
  EXPECT_TRUE(does(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; CREATE TABLE note (body BLOB)"));
  checkpoints.watch(db.get());
  return db;
}

constexpr const char* one_work = "INSERT INTO note (body) VALUES (zeroblob(4000))";

TEST(Checkpoints, TheLogNeverGrowsPastItsBoundHoweverMuchIsWritten) {
  const Place place;
  Checkpoints checkpoints(place.path, small);
  const auto db = writer(place, checkpoints);
  for (int i = 0; i < works; ++i) {
    ASSERT_TRUE(does(db, one_work));
    ASSERT_LE(place.log_size(), 120U * 4120U) << "after " << i;
  }
  EXPECT_EQ(rows(db), works);
}

TEST(Checkpoints, AReaderThatStaysHoldsUpNoCommit) {
  const Place place;
  Checkpoints checkpoints(place.path, small);
  const auto db = writer(place, checkpoints);
  ASSERT_TRUE(does(db, one_work));
  const auto reader = open(place);
  ASSERT_TRUE(does(reader, "BEGIN"));
  ASSERT_EQ(rows(reader), 1);
  for (int i = 1; i < works; ++i) ASSERT_TRUE(does(db, one_work));
  EXPECT_EQ(rows(reader), 1);
  ASSERT_TRUE(does(reader, "COMMIT"));
  EXPECT_EQ(rows(reader), works);
}

}  // namespace
}  // namespace hvs::db
