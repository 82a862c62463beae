// What both engines must do alike.
#include <gtest/gtest.h>

#include <filesystem>
#include <limits>

#include "server/db/testing.hpp"
#include "text/db.hpp"

namespace hvs::db {
namespace {

constexpr Migration shop[] = {
    {"db", 1, "0001_db_box",
     "CREATE TABLE box (commune_id TEXT NOT NULL, id TEXT NOT NULL, n BIGINT, d DOUBLE PRECISION, b BLOB,\n"
     " PRIMARY KEY (commune_id, id));\n"
     "CREATE TABLE lid (commune_id TEXT NOT NULL, id TEXT NOT NULL, box TEXT NOT NULL CHECK (box <> 'paper'),\n"
     " PRIMARY KEY (commune_id, id), FOREIGN KEY (commune_id, box) REFERENCES box (commune_id, id));\n"}};

constexpr Sql put{"test.put", "INSERT INTO box (commune_id, id, n, d, b) VALUES ($1, $2, $3, $4, $5)"};
constexpr Sql put_lid{"test.put_lid", "INSERT INTO lid (commune_id, id, box) VALUES ($1, $2, $3)"};
constexpr Sql get{"test.get", "SELECT n, d, b, id FROM box WHERE commune_id = $1 AND id = $2"};
constexpr Sql all{"test.all", "SELECT id, n FROM box WHERE commune_id = $1 ORDER BY id"};
constexpr Sql total{"test.total", "SELECT COUNT(*), COALESCE(SUM(n), 0) FROM box WHERE commune_id = $1"};

class OnEach : public ::testing::TestWithParam<std::string> {
 protected:
  testing::Fresh db{GetParam(), shop};

  Result<void> add(std::string id, Value n = nullptr, Value d = nullptr, Value b = nullptr) {
    return db->write([&](Tx& tx) { return tx.post(put, {"c", id, n, d, b}); });
  }
  Rows read(const Sql& sql, std::vector<Value> args) {
    Rows rows;
    const auto done = db->read([&](Tx& tx) -> Result<void> {
      HVS_TRY(got, tx.run(sql, Args{args}));
      rows = std::move(got);
      return {};
    });
    EXPECT_TRUE(done) << done.error().detail;
    return rows;
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, OnEach, ::testing::ValuesIn(testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(OnEach, ValuesComeBackAsTheyWentIn) {
  const auto least = std::numeric_limits<std::int64_t>::min();
  const std::string bytes("\0\x01\xff'\\x", 6);
  ASSERT_TRUE(add("Đặng Thị Hường", least, 0.1, Blob{bytes}));
  const auto rows = read(get, {"c", "Đặng Thị Hường"});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].integer(0), least);
  EXPECT_EQ(rows[0].number(1), 0.1);
  EXPECT_EQ(rows[0].text(2), bytes);
  EXPECT_EQ(rows[0].text(3), "Đặng Thị Hường");

  ASSERT_TRUE(add("empty", nullptr, nullptr, Blob{}));
  const auto empty = read(get, {"c", "empty"});
  EXPECT_TRUE(empty.at(0).is_null(0));
  EXPECT_TRUE(empty.at(0).is_null(1));
  EXPECT_FALSE(empty.at(0).is_null(2));
  EXPECT_EQ(empty.at(0).text(2), "");
}

TEST_P(OnEach, ASumOfWholeNumbersIsAWholeNumber) {
  ASSERT_TRUE(add("a", std::int64_t{4}));
  ASSERT_TRUE(add("b", std::int64_t{5}));
  const auto rows = read(total, {"c"});
  EXPECT_EQ(rows.at(0).integer(0), 2);
  EXPECT_EQ(rows.at(0).integer(1), 9);
}

TEST_P(OnEach, EveryFailureHasItsKind) {
  ASSERT_TRUE(add("a"));
  const auto twice = add("a");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().kind, Kind::conflict);
  EXPECT_EQ(twice.error().code, t::db::duplicate.key);

  const auto lid = [&](std::string box) {
    return db->write([&](Tx& tx) { return tx.post(put_lid, {"c", "l", box}); });
  };
  EXPECT_EQ(lid("nowhere").error().kind, Kind::missing);
  EXPECT_EQ(lid("paper").error().kind, Kind::invalid);
  const auto no_box = db->write([](Tx& tx) { return tx.post(put_lid, {"c", "l", nullptr}); });
  EXPECT_EQ(no_box.error().kind, Kind::invalid);
  const auto nonsense = db->write([](Tx& tx) { return tx.post({"test.nonsense", "SELEKT"}, {}); });
  EXPECT_EQ(nonsense.error().kind, Kind::broken);
  const auto writing_reader = db->read([](Tx& tx) -> Result<void> {
    HVS_TRY(rows, tx.run(put, {"c", "r", nullptr, nullptr, nullptr}));
    return rows.empty() ? Result<void>{} : Result<void>{};
  });
  EXPECT_EQ(writing_reader.error().kind, Kind::denied);
  EXPECT_TRUE(lid("a")) << "the connections must be whole after every failure";
}

TEST_P(OnEach, ProblemsCarryNoValues) {
  ASSERT_TRUE(add("019084001234"));
  const auto twice = add("019084001234");
  EXPECT_EQ(twice.error().detail.find("019084001234"), std::string::npos) << twice.error().detail;
}

TEST_P(OnEach, ManyReadsAnswerInTheirOrder) {
  std::vector<std::vector<Value>> wanted;
  ASSERT_TRUE(db->write([](Tx& tx) -> Result<void> {
    for (std::int64_t i = 0; i < 2500; ++i) {
      if (auto done = tx.post(put, {"c", std::to_string(i), i, nullptr, nullptr}); !done) return done;
    }
    return {};
  }));
  for (int i = 2499; i >= 0; i -= 1) wanted.push_back({"c", std::to_string(i)});
  wanted.push_back({"c", "none"});
  ASSERT_TRUE(db->read([&](Tx& tx) -> Result<void> {
    HVS_TRY(answers, tx.run_many(get, wanted));
    EXPECT_EQ(answers.size(), 2501U);
    for (std::size_t i = 0; i < 2500; ++i) EXPECT_EQ(answers[i].at(0).integer(0), 2499 - static_cast<std::int64_t>(i));
    EXPECT_TRUE(answers[2500].empty());
    return {};
  }));
}

TEST_P(OnEach, AScanStopsWhenToldAndTheConnectionGoesOn) {
  for (const auto* id : {"a", "b", "c", "d"}) ASSERT_TRUE(add(id));
  ASSERT_TRUE(db->read([](Tx& tx) -> Result<void> {
    std::string seen;
    const std::vector<Value> args{"c"};
    if (auto done = tx.scan(all, Args{args}, [&](const Row& r) { return (seen += r.text(0)).size() < 2; }); !done)
      return done;
    EXPECT_EQ(seen, "ab");
    HVS_TRY(rows, tx.run(all, {"c"}));
    EXPECT_EQ(rows.size(), 4U);
    return {};
  }));
}

TEST_P(OnEach, AScanMayNotRunOtherStatements) {
  ASSERT_TRUE(add("a"));
  ASSERT_TRUE(db->read([](Tx& tx) -> Result<void> {
    const std::vector<Value> args{"c"};
    return tx.scan(all, Args{args}, [&](const Row&) {
      EXPECT_FALSE(tx.run(all, {"c"}));
      return true;
    });
  }));
}

TEST_P(OnEach, AReadSeesOneMoment) {
  ASSERT_TRUE(add("a"));
  ASSERT_TRUE(db->read([&](Tx& tx) -> Result<void> {
    HVS_TRY(before, tx.run(all, {"c"}));
    EXPECT_TRUE(add("b"));
    HVS_TRY(after, tx.run(all, {"c"}));
    EXPECT_EQ(before.size(), after.size());
    return {};
  }));
  EXPECT_EQ(read(all, {"c"}).size(), 2U) << "the next read sees what was answered before it";
}

TEST_P(OnEach, AWriteSeesItselfAndAFailureLeavesNothing) {
  const auto failed = db->write([](Tx& tx) -> Result<void> {
    if (auto done = tx.post(put, {"c", "x", nullptr, nullptr, nullptr}); !done) return done;
    HVS_TRY(rows, tx.run(all, {"c"}));
    EXPECT_EQ(rows.size(), 1U);
    return refuse(Kind::conflict, "test.no");
  });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, "test.no");
  EXPECT_TRUE(read(all, {"c"}).empty());
}

TEST_P(OnEach, AFailureOfAPostIsNeverLost) {
  ASSERT_TRUE(add("a"));
  const auto done = db->write([](Tx& tx) -> Result<void> {
    (void)tx.post(put, {"c", "a", nullptr, nullptr, nullptr});  // the caller does not look
    return {};
  });
  // SQLite says it at once, PostgreSQL at the commit: only the second can still stop the work.
  if (GetParam() == "postgresql") {
    EXPECT_FALSE(done);
  }
}

TEST_P(OnEach, WritingFromInsideAWriteIsRefusedInsteadOfHanging) {
  ASSERT_TRUE(db->write([&](Tx&) -> Result<void> {
    EXPECT_EQ(add("inner").error().code, t::db::nested_write.key);
    return {};
  }));
}

TEST_P(OnEach, ABackupTakenWhileWritingIsWhole) {
  ASSERT_TRUE(add("a", std::int64_t{1}));
  const auto path = db.folder() + "/copy";
  ASSERT_TRUE(db->backup_to(path));
  ASSERT_TRUE(std::filesystem::exists(path));
  EXPECT_FALSE(std::filesystem::exists(path + ".part"));
  if (GetParam() != "sqlite") return;
  auto copy = open("sqlite:" + path, {});
  ASSERT_TRUE(copy);
  EXPECT_TRUE((*copy)->read([](Tx& tx) -> Result<void> {
    HVS_TRY(rows, tx.run(all, {"c"}));
    EXPECT_EQ(rows.size(), 1U);
    return {};
  }));
}

TEST_P(OnEach, EverythingIsThereAfterReopening) {
  ASSERT_TRUE(add("a"));
  db.reopen();
  EXPECT_EQ(read(all, {"c"}).size(), 1U);
}

TEST(Open, SaysWhatIsWrongWithTheAddress) {
  EXPECT_EQ(open("mysql://x", {}).error().code, t::db::bad_address.key);
  EXPECT_EQ(open("sqlite:/nonexistent/folder/x.db", {}).error().code, t::db::cannot_open.key);
  EXPECT_EQ(open("postgresql:///x?host=/nonexistent", {}).error().code, t::db::cannot_open.key);
}

}  // namespace
}  // namespace hvs::db
