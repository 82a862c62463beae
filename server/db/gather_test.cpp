// Many posted rows in one statement: the text, the parts it is sent in, and who falls when one row is refused.
#include "server/db/gather.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <set>

#include "server/db/testing.hpp"

namespace hvs::db {
namespace {

constexpr Sql add{"test.add", "INSERT INTO note (commune_id, id) VALUES ($1, $2)", Turn::any};
constexpr Sql all_ids{"test.all_ids", "SELECT id FROM note WHERE commune_id = $1"};
constexpr Migration notes[] = {{"db", 1, "0001_db_note",
                                "CREATE TABLE note (commune_id TEXT NOT NULL, id BIGINT NOT NULL,\n"
                                " PRIMARY KEY (commune_id, id)) WITHOUT ROWID;\n"}};

TEST(WithRows, PlaceholdersAreCountedOnAndWhatFollowsIsKept) {
  EXPECT_EQ(with_rows("INSERT INTO t (a, b) VALUES ($1, $2)", 3, 2),
            "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4), ($5, $6)");
  EXPECT_EQ(with_rows("INSERT INTO t (a, b, c) VALUES ($1, 'x)$1', $2) ON CONFLICT (a) DO NOTHING", 2, 2),
            "INSERT INTO t (a, b, c) VALUES ($1, 'x)$1', $2), ($3, 'x)$1', $4) ON CONFLICT (a) DO NOTHING");
  EXPECT_EQ(with_rows("INSERT INTO t (a) SELECT $1", 2, 1), "");
  EXPECT_EQ(with_rows("INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET b = $2", 2, 2), "");
}

TEST(Gather, RowsLeaveInTheirOrderInAsFewStatementsAsDo) {
  Gather gather;
  std::vector<std::size_t> parts;
  std::vector<std::int64_t> ids;
  const auto send = [&](const Sql& sql, Args args) {
    parts.push_back(args.size() / 2);
    EXPECT_EQ(std::ranges::count(sql.text, '$'), static_cast<std::ptrdiff_t>(args.size()));
    for (std::size_t i = 1; i < args.size(); i += 2) ids.push_back(std::get<std::int64_t>(args[i]));
  };
  for (std::int64_t i = 0; i < 16 + 11; ++i) {
    const Value row[] = {"c", i};
    if (auto* full = gather.add(add, row)) gather.release(*full, send);
  }
  gather.release_all(send);
  EXPECT_EQ(parts, (std::vector<std::size_t>{16, 8, 2, 1}));
  for (std::size_t i = 0; i < ids.size(); ++i) EXPECT_EQ(ids[i], static_cast<std::int64_t>(i));
  EXPECT_EQ(ids.size(), 27U);
}

class Gathered : public ::testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Engines, Gathered, ::testing::ValuesIn(testing::engines()),
                         [](const auto& i) { return i.param; });

std::set<std::int64_t> stored(Tx& tx) {
  std::set<std::int64_t> found;
  const auto rows = tx.run(all_ids, {"c"});
  EXPECT_TRUE(rows);
  if (rows) {
    for (const auto& row : *rows) found.insert(row.integer(0));
  }
  return found;
}

TEST_P(Gathered, AReadOfTheSameWorkSeesEveryPostedRow) {
  testing::Fresh db(GetParam(), notes, {});
  ASSERT_TRUE(db->write([](Tx& tx) -> Result<void> {
    for (std::int64_t i = 0; i < 21; ++i) {
      if (auto ok = tx.post(add, {"c", i}); !ok) return ok;
    }
    EXPECT_EQ(stored(tx).size(), 21U);
    return {};
  }));
}

TEST_P(Gathered, AWorkWithARefusedRowFallsAloneAndWhole) {
  testing::Fresh db(GetParam(), notes, {});
  std::promise<void> go;
  db->submit(
      [wait = go.get_future().share()](Tx&) -> Result<void> {
        wait.wait();
        return {};
      },
      [](const Result<void>&) {});
  std::vector<std::future<Result<void>>> answers;
  for (std::int64_t work = 0; work < 5; ++work) {
    auto answer = std::make_shared<std::promise<Result<void>>>();
    answers.push_back(answer->get_future());
    db->submit(
        [work](Tx& tx) -> Result<void> {
          for (std::int64_t i = 0; i < 7; ++i) {
            const auto id = work == 2 && i == 6 ? work * 10 : work * 10 + i;  // its last row repeats its first
            if (auto ok = tx.post(add, {"c", id}); !ok) return ok;
          }
          return {};
        },
        [answer](Result<void> r) { answer->set_value(std::move(r)); });
  }
  go.set_value();
  for (std::size_t work = 0; work < answers.size(); ++work) EXPECT_EQ(answers[work].get().has_value(), work != 2);
  ASSERT_TRUE(db->read([](Tx& tx) -> Result<void> {
    const auto kept = stored(tx);
    EXPECT_EQ(kept.size(), 28U);
    EXPECT_FALSE(kept.contains(20));
    return {};
  }));
}

}  // namespace
}  // namespace hvs::db
