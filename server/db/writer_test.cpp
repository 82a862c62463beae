// Group commit: shared, durable before the answer, and fair to whoever stands beside a failing work.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <atomic>
#include <future>
#include <set>
#include <thread>

#include "server/db/testing.hpp"

namespace hvs::db {
namespace {

constexpr Migration notes[] = {{"db", 1, "0001_db_note",
                                "CREATE TABLE note (commune_id TEXT NOT NULL, id BIGINT NOT NULL,\n"
                                " PRIMARY KEY (commune_id, id)) WITHOUT ROWID;\n"}};
constexpr Sql put{"test.note", "INSERT INTO note (commune_id, id) VALUES ($1, $2)"};
constexpr Sql ids{"test.ids", "SELECT id FROM note WHERE commune_id = $1"};

std::set<std::int64_t> stored(Database& db) {
  std::set<std::int64_t> found;
  EXPECT_TRUE(db.read([&](Tx& tx) -> Result<void> {
    HVS_TRY(rows, tx.run(ids, {"c"}));
    for (const auto& r : rows) found.insert(r.integer(0));
    return {};
  }));
  return found;
}

class GroupCommit : public ::testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Engines, GroupCommit, ::testing::ValuesIn(testing::engines()),
                         [](const auto& i) { return i.param; });

// Holds the writer until `go`, so that everything submitted meanwhile waits together.
void hold(Database& db, std::shared_future<void> go) {
  db.submit(
      [go](Tx&) -> Result<void> {
        go.wait();
        return {};
      },
      [](const Result<void>&) {});
}

TEST_P(GroupCommit, WorksThatWaitTogetherShareOneCommit) {
  testing::Fresh db(GetParam(), notes, {.readers = 2, .max_group = 64});
  const auto before = db->stats();
  std::promise<void> go;
  hold(*db, go.get_future().share());
  std::atomic<int> answered{0};
  std::promise<void> all;
  for (std::int64_t i = 0; i < 100; ++i) {
    db->submit([i](Tx& tx) { return tx.post(put, {"c", i}); },
               [&](const Result<void>& r) {
                 EXPECT_TRUE(r);
                 if (++answered == 100) all.set_value();
               });
  }
  go.set_value();
  all.get_future().wait();
  EXPECT_EQ(stored(*db).size(), 100U);
  const auto after = db->stats();
  EXPECT_EQ(after.works - before.works, 101U);
  EXPECT_LE(after.commits - before.commits, 4U);
}

TEST_P(GroupCommit, AnAnsweredWorkIsVisibleToTheNextRead) {
  testing::Fresh db(GetParam(), notes);
  std::vector<std::thread> people;
  for (std::int64_t who = 0; who < 8; ++who) {
    people.emplace_back([&, who] {
      for (std::int64_t i = 0; i < 25; ++i) {
        const std::int64_t id = who * 1000 + i;
        EXPECT_TRUE(db->write([id](Tx& tx) { return tx.post(put, {"c", id}); }));
        EXPECT_TRUE(stored(*db).contains(id));
      }
    });
  }
  for (auto& p : people) p.join();
  EXPECT_EQ(stored(*db).size(), 200U);
}

// Any mixture of good, refusing and clashing works, in any grouping: each is answered once with its own outcome, and
// exactly the good ones are stored.
TEST_P(GroupCommit, AFailingWorkIsRolledBackAlone) {
  testing::Fresh db(GetParam(), notes, {.readers = 2, .max_group = 7});
  std::int64_t base = 0;
  const bool ok = rc::check([&] {
    const auto kinds = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
    base += 1000;
    std::promise<void> go;
    hold(*db, go.get_future().share());
    std::vector<std::promise<Result<void>>> answers(kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const auto id = base + static_cast<std::int64_t>(i);
      const auto work = [id, kind = kinds[i], first = base](Tx& tx) -> Result<void> {
        if (auto done = tx.post(put, {"c", id}); !done) return done;
        if (kind == 1) return refuse(Kind::denied, "test.refused");
        if (kind == 2) return tx.post(put, {"c", id});                // clashes with itself
        if (kind == 3) return tx.post({"test.bad", "SELEKT 1"}, {});  // a mistake
        (void)first;
        return {};
      };
      db->submit(work, [&answers, i](Result<void> r) { answers[i].set_value(std::move(r)); });
    }
    go.set_value();
    std::set<std::int64_t> wanted;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const auto got = answers[i].get_future().get();
      RC_ASSERT(got.has_value() == (kinds[i] == 0));
      if (kinds[i] == 0) wanted.insert(base + static_cast<std::int64_t>(i));
      if (kinds[i] == 1) RC_ASSERT(got.error().code == "test.refused");
      if (kinds[i] == 2) RC_ASSERT(got.error().kind == Kind::conflict);
      if (kinds[i] == 3) RC_ASSERT(got.error().kind == Kind::broken);
    }
    const auto now = stored(*db);
    RC_ASSERT(std::set<std::int64_t>(now.lower_bound(base), now.end()) == wanted);
  });
  EXPECT_TRUE(ok);
}

TEST_P(GroupCommit, AnExclusiveWorkSharesItsCommitWithNobody) {
  testing::Fresh db(GetParam(), notes);
  std::promise<void> go;
  hold(*db, go.get_future().share());
  std::promise<void> last;
  db->submit([](Tx& tx) { return tx.post(put, {"c", std::int64_t{1}}); },
             [](const Result<void>& r) { EXPECT_TRUE(r); });
  std::thread alone([&] {
    const auto done = db->exclusive([](Tx& tx) -> Result<void> {
      (void)tx.post(put, {"c", std::int64_t{2}});
      return refuse(Kind::invalid, "test.alone");
    });
    EXPECT_EQ(done.error().code, "test.alone");
    last.set_value();
  });
  go.set_value();
  last.get_future().wait();
  alone.join();
  EXPECT_EQ(stored(*db), (std::set<std::int64_t>{1}));
}

TEST_P(GroupCommit, ClosingAnswersEverythingThatWaits) {
  std::atomic<int> answered{0};
  testing::Fresh db(GetParam(), notes);
  for (std::int64_t i = 0; i < 50; ++i) {
    db->submit([i](Tx& tx) { return tx.post(put, {"c", i}); }, [&](const Result<void>& r) { answered += r ? 1 : 0; });
  }
  db.reopen();
  EXPECT_EQ(answered, 50);
  EXPECT_EQ(stored(*db).size(), 50U);
}

}  // namespace
}  // namespace hvs::db
