// Forms, answers and results through the one door, on both engines.
#include "server/assessment/store.hpp"

#include <gtest/gtest.h>

#include "core/assessment/rules.hpp"
#include "server/db/testing.hpp"
#include "server/people/read.hpp"
#include "server/people/stores.hpp"

namespace hvs::assessment {
namespace {

using journal::Operation;

constexpr auto learner = "018f0000-0000-7000-8000-000000000001";
constexpr auto form = "018f0000-0000-7000-8000-0000000000f1";

class Assessed : public testing::TestWithParam<std::string> {
 protected:
  Assessed() {
    for (auto& store : people::stores()) door_->add(std::move(store));
    for (auto& store : stores()) door_->add(std::move(store));
    me_.commune = "c";
    me_.account = me_.person = learner;
    me_.grants = {{auth::Role::learner, "", {}, {}}};
    write(journal::server_me("c"), op("person", learner, {{"name", "Mai Thử"}, {"area", "/x1/"}}));
  }
  static Operation op(std::string entity, std::string id, std::vector<journal::Change> changes, std::string area = {}) {
    Operation o;
    o.entity = std::move(entity);
    o.entity_id = std::move(id);
    o.area = std::move(area);
    o.changes = std::move(changes);
    return o;
  }
  journal::Outcome write(const auth::Me& who, Operation o) {
    o.id = door_->next_server_id();
    if (o.author.empty()) o.author = who.account;
    if (o.entity == "person") o.area = "/x1/";
    const auto outcomes = door_->commit(who, {std::move(o)}, from_ms(1'800'000'000'000 + ++clock_));
    EXPECT_TRUE(outcomes) << (outcomes ? "" : outcomes.error().detail);
    return outcomes ? outcomes->front() : journal::Outcome{};
  }
  journal::Outcome begin(std::string id = form) {
    return write(me_, op("test_form", std::move(id),
                         {{"person", learner},
                          {"group", "nguoidan"},
                          {"items", "a.1 b.1 c.1"},
                          {"blueprint", "t@1"},
                          {"seed", "5"},
                          {"mode", "tu_lam"}}));
  }
  journal::Outcome give(int n, std::string item, std::string choice) {
    return write(me_,
                 op("test_answer", derived_id(form, std::to_string(n)),
                    {{"person", learner}, {"form", form}, {"item", std::move(item)}, {"choice", std::move(choice)}}));
  }
  template <class T, class Load>
  T read(Load load) {
    T out{};
    const auto done = db_->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(got, load(tx));
      out = std::move(got);
      return {};
    });
    EXPECT_TRUE(done) << (done ? "" : done.error().detail);
    return out;
  }

  db::testing::Fresh db_{GetParam(), db::all_migrations()};
  std::uint8_t dice_ = 0;
  std::unique_ptr<journal::Door> door_ =
      journal::make_door(*db_, [this](std::uint8_t* out, std::size_t n) { std::fill_n(out, n, ++dice_); });
  auth::Me me_;
  std::int64_t clock_ = 0;
};
INSTANTIATE_TEST_SUITE_P(Engines, Assessed, testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(Assessed, AFormComesBackAsItWasDrawn) {
  EXPECT_EQ(begin().kind, journal::OutcomeKind::applied);
  const auto got = read<Form>([](db::Tx& tx) { return load_form(tx, "c", form); });
  EXPECT_EQ(got.items, (std::vector<std::string>{"a.1", "b.1", "c.1"}));
  EXPECT_EQ(got.seed, "5");
  EXPECT_EQ(got.person, learner);
  EXPECT_FALSE(got.finished);
}

TEST_P(Assessed, TheLastAnswerCounts) {
  begin();
  give(1, "a.1", "0");
  give(2, "b.1", "chua_biet");
  give(3, "a.1", "2");
  const auto got = read<std::vector<Answer>>([](db::Tx& tx) { return load_answers(tx, "c", form); });
  ASSERT_EQ(got.size(), 2U);
  EXPECT_EQ(got[0].item + "=" + got[0].choice, "a.1=2");
  EXPECT_EQ(got[1].choice, "chua_biet");
}

TEST_P(Assessed, OnlyTheServerWritesAResult) {
  begin();
  auto result =
      op("test_result", derived_id(form, "result"),
         {{"person", learner}, {"form", form}, {"group", "nguoidan"}, {"right", "3"}, {"total", "3"}, {"passed", "1"}});
  EXPECT_EQ(write(me_, result).kind, journal::OutcomeKind::quarantined);
  EXPECT_FALSE(read<Form>([](db::Tx& tx) { return load_form(tx, "c", form); }).finished);
  result.author = journal::server_author;
  EXPECT_EQ(write(me_, result).kind, journal::OutcomeKind::applied);
  EXPECT_TRUE(read<Form>([](db::Tx& tx) { return load_form(tx, "c", form); }).finished);
  const auto history = read<History>([](db::Tx& tx) { return load_history(tx, "c", learner); });
  ASSERT_EQ(history.results.size(), 1U);
  EXPECT_TRUE(history.results[0].passed);
  EXPECT_EQ(history.results[0].right, 3U);
}

TEST_P(Assessed, AnotherCommuneSeesNothing) {
  begin();
  EXPECT_EQ(read<Form>([](db::Tx& tx) { return load_form(tx, "d", form); }).id, "");
  EXPECT_TRUE(read<History>([](db::Tx& tx) { return load_history(tx, "d", learner); }).forms.empty());
}

TEST_P(Assessed, NobodyAnswersForAnother) {
  begin();
  auth::Me other = me_;
  other.account = other.person = "018f0000-0000-7000-8000-000000000002";
  const auto outcome = write(other, op("test_answer", derived_id(form, "x"),
                                       {{"person", learner}, {"form", form}, {"item", "a.1"}, {"choice", "1"}}));
  EXPECT_EQ(outcome.kind, journal::OutcomeKind::quarantined);
  EXPECT_TRUE(read<std::vector<Answer>>([](db::Tx& tx) { return load_answers(tx, "c", form); }).empty());
}

TEST_P(Assessed, ATeacherOfAnOpenClassIsKnown) {
  const std::string teacher = "018f0000-0000-7000-8000-000000000009";
  write(journal::server_me("c"), op("class", "018f0000-0000-7000-8000-0000000000c1",
                                    {{"name", "Lớp tối"},
                                     {"area", "/x1/"},
                                     {"teacher", teacher},
                                     {"members", "+" + std::string{learner}},
                                     {"status", "mo"}},
                                    "/x1/"));
  const auto asks = [&](const std::string& who) {
    return read<bool>([&](db::Tx& tx) { return people::teaches(tx, "c", who, learner); });
  };
  EXPECT_TRUE(asks(teacher));
  EXPECT_FALSE(asks(learner));
}

}  // namespace
}  // namespace hvs::assessment
