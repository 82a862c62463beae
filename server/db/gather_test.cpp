// Many posted rows in one statement: the text, which rows meet in it, and who falls when one of them is refused.
#include "server/db/gather.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <limits>
#include <set>

#include "server/db/array_sql.hpp"
#include "server/db/testing.hpp"

namespace hvs::db {
namespace {

constexpr Sql add{"test.add", "INSERT INTO note (commune_id, id) VALUES ($1, $2)", Turn::any};
constexpr Sql all_ids{"test.all_ids", "SELECT id FROM note WHERE commune_id = $1"};
constexpr Sql last_word{"test.last_word",
                        "INSERT INTO word (commune_id, id, said, n) VALUES ($1, $2, $3, 0)"
                        " ON CONFLICT (commune_id, id) DO UPDATE SET said = excluded.said",
                        Turn::last, 2};
constexpr Sql add_to{"test.add_to",
                     "INSERT INTO word (commune_id, id, said, n) VALUES ($1, $2, '', $3)"
                     " ON CONFLICT (commune_id, id) DO UPDATE SET n = word.n + excluded.n",
                     Turn::sum, 2};
constexpr Sql forget_word{"test.forget_word", "DELETE FROM word WHERE commune_id = $1 AND id = $2"};
constexpr Sql word_of{"test.word_of", "SELECT said, n FROM word WHERE commune_id = $1 AND id = $2"};
constexpr Sql put_thing{"test.put_thing",
                        "INSERT INTO thing (commune_id, id, n, d, b, t) VALUES ($1, $2, $3, $4, $5, $6)", Turn::any};
constexpr Sql thing_of{"test.thing_of", "SELECT n, d, b, t FROM thing WHERE commune_id = $1 AND id = $2"};
constexpr Migration notes[] = {{"db", 1, "0001_db_note",
                                "CREATE TABLE note (commune_id TEXT NOT NULL, id BIGINT NOT NULL,\n"
                                " PRIMARY KEY (commune_id, id)) WITHOUT ROWID;\n"
                                "CREATE TABLE word (commune_id TEXT NOT NULL, id TEXT NOT NULL, said TEXT,\n"
                                " n BIGINT NOT NULL, PRIMARY KEY (commune_id, id)) WITHOUT ROWID;\n"
                                "CREATE TABLE thing (commune_id TEXT NOT NULL, id BIGINT NOT NULL, n BIGINT,\n"
                                " d DOUBLE PRECISION, b BLOB, t TEXT, PRIMARY KEY (commune_id, id)) WITHOUT ROWID;\n"}};

TEST(ArraySql, RowsOfAnInsertComeFromArraysAndWhatFollowsIsKept) {
  const std::string_view two[] = {"text", "int8"};
  EXPECT_EQ(insert_of_arrays("INSERT INTO t (a, b, c) VALUES ($1, 'x)$1', $2) ON CONFLICT (a) DO NOTHING", two),
            "INSERT INTO t (a, b, c) SELECT p.p1, 'x)$1', p.p2 FROM unnest($1::text[], $2::int8[]) AS p(p1, p2)"
            " ON CONFLICT (a) DO NOTHING");
  EXPECT_EQ(insert_of_arrays("INSERT INTO t (a) SELECT $1", two), "");
  EXPECT_EQ(insert_of_arrays("INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET b = $2", two), "");
  EXPECT_EQ(insert_of_arrays("INSERT INTO t (a) VALUES ($1), ($2)", two), "");
  EXPECT_EQ(insert_of_arrays("UPDATE t SET a = $1 WHERE b = $2", two), "");
}

TEST(ArraySql, AReadIsAskedOnceForEachPlace) {
  const std::string_view two[] = {"text", "int8"};
  EXPECT_EQ(select_of_arrays("SELECT a FROM t WHERE b = $1 AND c = '$2' LIMIT $2", two),
            "SELECT p.place, answer.* FROM unnest($1::text[], $2::int8[]) WITH ORDINALITY AS p(p1, p2, place),"
            " LATERAL (SELECT a FROM t WHERE b = p.p1 AND c = '$2' LIMIT p.p2 OFFSET 0) AS answer");
  EXPECT_EQ(select_of_arrays("DELETE FROM t WHERE a = $1", two), "");
  EXPECT_EQ(select_of_arrays("SELECT a FROM t", {}), "");
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

TEST_P(Gathered, OfTwoRowsWithOneKeyTheLaterCounts) {
  testing::Fresh db(GetParam(), notes, {});
  ASSERT_TRUE(db->write([](Tx& tx) -> Result<void> {
    for (int round = 0; round < 3; ++round) {
      for (int id = 0; id < 300; ++id) {  // more than one statement takes
        const auto said = std::to_string(round) + (id % 7 == 0 ? "" : "x");
        if (auto ok = tx.post(last_word, {"c", std::to_string(id), said}); !ok) return ok;
      }
    }
    std::vector<std::vector<Value>> lists;
    for (int id = 0; id < 301; ++id) lists.push_back({"c", std::to_string(id)});
    HVS_TRY(found, tx.run_many(word_of, lists));
    for (std::size_t id = 0; id < 300; ++id) EXPECT_EQ(found[id].at(0).text(0), id % 7 == 0 ? "2" : "2x");
    EXPECT_TRUE(found[300].empty());
    return {};
  }));
}

TEST_P(Gathered, AnUpsertKeepsItsPlaceBesideStatementsOfTheirOwnTurn) {
  testing::Fresh db(GetParam(), notes, {});
  ASSERT_TRUE(db->write([](Tx& tx) -> Result<void> {
    for (const auto* id : {"a", "b"}) {
      if (auto ok = tx.post(last_word, {"c", id, "before"}); !ok) return ok;
    }
    if (auto ok = tx.post(forget_word, {"c", "a"}); !ok) return ok;
    if (auto ok = tx.post(forget_word, {"c", "b"}); !ok) return ok;
    if (auto ok = tx.post(last_word, {"c", "b", "after"}); !ok) return ok;
    HVS_TRY(gone, tx.run(word_of, {"c", "a"}));
    EXPECT_TRUE(gone.empty());
    HVS_TRY(kept, tx.run(word_of, {"c", "b"}));
    EXPECT_EQ(kept.at(0).text(0), "after");
    return {};
  }));
}

TEST_P(Gathered, WhatIsAddedIsAddedAsOftenAsItWasPosted) {
  testing::Fresh db(GetParam(), notes, {});
  ASSERT_TRUE(db->write([](Tx& tx) -> Result<void> {
    for (std::int64_t i = 0; i < 100; ++i) {
      if (auto ok = tx.post(add_to, {"c", std::to_string(i % 7), i}); !ok) return ok;
    }
    std::int64_t sum = 0;
    for (int id = 0; id < 7; ++id) {
      HVS_TRY(rows, tx.run(word_of, {"c", std::to_string(id)}));
      sum += rows.at(0).integer(1);
    }
    EXPECT_EQ(sum, 4950);
    return {};
  }));
}

TEST_P(Gathered, EveryKindOfValueComesBackAsItWentIn) {
  testing::Fresh db(GetParam(), notes, {});
  const std::string bytes("\0\x01\xff'\\x", 6);
  const auto least = std::numeric_limits<std::int64_t>::min();
  ASSERT_TRUE(db->write([&](Tx& tx) -> Result<void> {
    for (std::int64_t id = 0; id < 40; ++id) {
      const bool none = id % 3 == 0;
      const Value n = none ? Value{nullptr} : Value{least + id};
      const Value d = none ? Value{nullptr} : Value{0.1 * static_cast<double>(id)};
      const Value b = none ? Value{nullptr} : Value{Blob{bytes}};
      const Value t = none ? Value{nullptr} : Value{std::string("Đặng, {\"Hường\"}")};
      if (auto ok = tx.post(put_thing, {"c", id, n, d, b, t}); !ok) return ok;
    }
    std::vector<Question> questions{{thing_of, {}}, {word_of, {{"c", "none"}}}, {all_ids, {{"c"}}}};
    for (std::int64_t id = 0; id < 40; ++id) questions[0].lists.push_back({"c", 39 - id});
    HVS_TRY(found, tx.ask(questions));
    for (std::size_t i = 0; i < 40; ++i) {
      const auto id = 39 - static_cast<std::int64_t>(i);
      const auto& row = found[0][i].at(0);
      for (std::size_t cell = 0; cell < 4; ++cell) EXPECT_EQ(row.is_null(cell), id % 3 == 0);
      if (id % 3 == 0) continue;
      EXPECT_EQ(row.integer(0), least + id);
      EXPECT_EQ(row.number(1), 0.1 * static_cast<double>(id));
      EXPECT_EQ(row.text(2), bytes);
      EXPECT_EQ(row.text(3), "Đặng, {\"Hường\"}");
    }
    EXPECT_TRUE(found[1][0].empty());
    EXPECT_TRUE(found[2][0].empty());
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
