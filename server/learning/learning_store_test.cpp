// What the tables say equals what the phone's own rule says, on both engines.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/learning/rules.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/learning/store.hpp"

namespace hvs::learning {
namespace {

constexpr const char* commune = "05716";
constexpr const char* learner = "01900000-0000-7000-8000-000000000001";

std::shared_ptr<const Library> sample() {
  auto library = std::make_shared<Library>();
  Course course;
  course.id = "an-toan";
  course.version = "v1";
  Unit unit;
  unit.id = "lua-dao";
  for (const auto* id : {"01", "02"}) {
    Card card;
    card.id = id;
    unit.cards.push_back(card);
  }
  QuizQuestion question;
  question.id = "q1";
  question.options = {{"a", {}, {}}, {"b", {}, {}}};
  question.answer = 1;
  unit.quiz.push_back(question);
  course.units.push_back(unit);
  library->courses.push_back(course);
  return library;
}

journal::Operation fact(int number, const std::string& entity, const std::string& step, const std::string& choice) {
  journal::Operation op;
  op.id = {"may-chu", 1, static_cast<std::uint64_t>(number)};
  op.entity = entity;
  op.entity_id = make_uuid7(from_ms(1'790'000'000'000 + number), std::array<std::uint8_t, 10>{});
  op.person = learner;
  op.claimed = from_ms(1'790'000'000'000);
  op.changes = {{"person", learner}, {"object", "an-toan/lua-dao/" + step}, {"version", "v1"}};
  if (entity == "answer") {
    op.changes.push_back({"choice", choice});
    op.changes.push_back({"correct", choice == "1" ? "1" : "0"});
    op.changes.push_back({"attempt", "1"});
  } else {
    op.changes.push_back({"verb", "experienced"});
  }
  return op;
}

class LearningStore : public ::testing::TestWithParam<std::string> {};

// As the door does it: all facts are saved, then the reaction hears of all of them.
Result<void> keep(db::Tx& tx, const std::vector<journal::Store>& all, const journal::Reaction& reaction,
                  std::span<const journal::Operation> facts) {
  const journal::RecordState none;
  const auto received = from_ms(1'790'000'000'000);
  std::vector<journal::Applied> applied;
  for (const auto& fact : facts) {
    const auto store = std::ranges::find(all, fact.entity, &journal::Store::entity);
    if (auto saved = store->save(tx, commune, fact, none, none, {}, fact.id.seq, received); !saved) return saved;
    applied.push_back({fact, none, none, fact.id.seq, received});
  }
  return reaction.apply(tx, commune, applied);
}

TEST_P(LearningStore, ProgressEqualsThePhonesOwnRule) {
  const auto library = sample();
  const auto all = stores();
  const auto reaction = progress_reaction(std::make_shared<Shelf>(library));
  auto ticked = fact(7, "lesson_step", "02", "");
  ticked.changes.push_back({"tasks", "0,2"});
  // Days later the question is asked again: right, then forgotten, then an answer of a phone that was long away.
  const auto reviewed = [](int number, int days, const std::string& choice) {
    auto op = fact(number, "answer", "q1", choice);
    op.claimed += std::chrono::days{days};
    op.changes.push_back({"review", "1"});
    return op;
  };
  const std::vector<journal::Operation> facts{fact(1, "lesson_step", "01", ""),
                                              fact(2, "lesson_step", "02", ""),
                                              fact(3, "answer", "q1", "0"),
                                              fact(4, "answer", "q1", "chua_biet"),
                                              fact(5, "lesson_step", "01", ""),
                                              fact(6, "answer", "q1", "1"),
                                              ticked,
                                              reviewed(8, 1, "1"),
                                              reviewed(9, 9, "1"),
                                              reviewed(10, 4, "0"),
                                              reviewed(11, 12, "chua_biet")};
  for (const std::size_t together : {1U, 3U, 11U}) {
    const db::testing::Fresh fresh(GetParam(), db::all_migrations());
    auto& database = *fresh;
    Progress expected;
    for (std::size_t i = 0; i < facts.size(); i += together) {
      const auto part = std::span(facts).subspan(i, std::min(together, facts.size() - i));
      for (const auto& one : part) apply(expected, one, *library);
      ASSERT_TRUE(database.write([&](db::Tx& tx) { return keep(tx, all, reaction, part); }));
      Progress kept;
      ASSERT_TRUE(database.read([&](db::Tx& tx) -> Result<void> {
        HVS_TRY(progress, load_progress(tx, commune, learner));
        kept = progress;
        return {};
      }));
      const auto* mine = kept.find("an-toan", "lua-dao");
      const auto* theirs = expected.find("an-toan", "lua-dao");
      ASSERT_NE(mine, nullptr);
      EXPECT_EQ(mine->at, theirs->at) << i;
      EXPECT_EQ(mine->done, theirs->done) << i;
      EXPECT_EQ(mine->seen, theirs->seen) << i;
      ASSERT_EQ(mine->quiz.size(), theirs->quiz.size()) << i;
      for (const auto& [id, state] : theirs->quiz) {
        EXPECT_EQ(mine->quiz.at(id).tries, state.tries) << i;
        EXPECT_EQ(mine->quiz.at(id).right, state.right) << i;
        EXPECT_EQ(mine->quiz.at(id).first_right, state.first_right) << i;
        EXPECT_EQ(mine->quiz.at(id).memory.stability, state.memory.stability) << i;
        EXPECT_EQ(mine->quiz.at(id).memory.difficulty, state.memory.difficulty) << i;
        EXPECT_EQ(mine->quiz.at(id).day, state.day) << i;
        EXPECT_EQ(mine->quiz.at(id).rung, state.rung) << i;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(BothEngines, LearningStore, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace hvs::learning
