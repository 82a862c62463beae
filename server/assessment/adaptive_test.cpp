// Sittings that go by the answers, on both engines: from the first question to the result, and made again.
#include "server/assessment/testing.hpp"

namespace hvs::assessment {
namespace {

using namespace testroom;
class AdaptiveRoom : public SittingRoom {};

INSTANTIATE_TEST_SUITE_P(Engines, AdaptiveRoom, testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(AdaptiveRoom, WhoKnowsAllIsSureOfItAfterFewQuestionsAndOneProposalIsMade) {
  const auto me = learner(1);
  const auto end = sit(me, begin(me), [](int) { return true; });
  ASSERT_TRUE(end.ends_with("/ket-qua"));
  EXPECT_EQ(written_, "test_answer test_result evidence confirmation ");
  const auto id = end.substr(std::string_view{"/kiem-tra/"}.size(), 36);
  EXPECT_LT(answers(id).size(), 20U) << "fewer than the fixed form asks";
  const auto page = ask(me, web::Method::get, end).body;
  EXPECT_NE(page.find("Chắc chắn rồi"), std::string::npos);
  EXPECT_NE(page.find("<svg viewBox"), std::string::npos);
  EXPECT_NE(page.find("tạm thời"), std::string::npos) << "provisional label stays";
  EXPECT_EQ(ask(learner(2), web::Method::get, end).status, 403);
}

TEST_P(AdaptiveRoom, WhoKnowsNothingYetIsSureOfItTooAndNothingCounts) {
  const auto me = learner(1);
  const auto end = sit(me, begin(me), [](int) { return false; });
  ASSERT_TRUE(end.ends_with("/ket-qua"));
  EXPECT_EQ(written_, "test_answer test_result ");
  EXPECT_NE(ask(me, web::Method::get, end).body.find("Lần này chưa tới"), std::string::npos);
}

TEST_P(AdaptiveRoom, NearTheMarkItPausesAndAFewMoreQuestionsOrAStopAreThePersonsChoice) {
  const auto me = learner(1);
  const auto mixed = [](int n) { return n % 10 < 7; };
  const auto first = begin(me);
  auto at = sit(me, first, mixed);
  ASSERT_TRUE(at.ends_with("/nghi")) << at;
  const auto form_path = at.substr(0, at.rfind('/'));
  EXPECT_EQ(location(ask(me, web::Method::get, form_path)), at) << "comes back to the pause";
  const auto pause = ask(me, web::Method::get, at).body;
  EXPECT_NE(pause.find("Làm thêm vài câu"), std::string::npos);
  const auto before = answers(form_path.substr(10)).size();
  const auto next = form_path + "/" + std::to_string(before + 1);
  ASSERT_NE(pause.find(next), std::string::npos);
  at = sit(me, next, mixed);
  EXPECT_TRUE(at.ends_with("/ket-qua")) << at;
  EXPECT_GT(answers(form_path.substr(10)).size(), before);

  const auto other = learner(2);
  at = sit(other, begin(other), mixed);
  ASSERT_TRUE(at.ends_with("/nghi"));
  const auto stopped = location(ask(other, web::Method::post, at.substr(0, at.rfind('/')) + "/nop"));
  ASSERT_TRUE(stopped.ends_with("/ket-qua"));
  EXPECT_EQ(written_, "test_result ");
}

TEST_P(AdaptiveRoom, AnAnswerCountsOnceAndNoStepCanBeSkippedOrGivenAgain) {
  const auto me = learner(1);
  const auto first = begin(me);
  const auto id = first.substr(10, 36);
  EXPECT_EQ(location(ask(me, web::Method::get, "/kiem-tra/" + id + "/5")), first);
  EXPECT_EQ(ask(me, web::Method::post, first, {{"chon", "9"}}).status, 422) << "no such option";
  EXPECT_TRUE(answers(id).empty());
  const auto* item = asked(id, true);
  ASSERT_NE(item, nullptr);
  ask(me, web::Method::post, first, sample::pressed(*item, key_of(*item)));
  ask(me, web::Method::post, first, {{"chon", std::string{dont_know}}});
  ASSERT_EQ(answers(id).size(), 1U);
  EXPECT_EQ(answers(id)[0].choice, key_of(*item)) << "the first press counts";
}

TEST_P(AdaptiveRoom, ASelfCheckHasNoConsequenceAndNoLimit) {
  const auto me = learner(1);
  for (int i = 0; i < 5; ++i) {
    const auto end = sit(me, begin(me, "tu-xem"), [](int) { return true; });
    const auto done =
        end.ends_with("/nghi") ? location(ask(me, web::Method::post, end.substr(0, end.rfind('/')) + "/nop")) : end;
    ASSERT_TRUE(done.ends_with("/ket-qua"));
    EXPECT_NE(written_.find("self_check"), std::string::npos);
    EXPECT_EQ(written_.find("evidence"), std::string::npos);
    EXPECT_EQ(ask(me, web::Method::get, done).body.find("Mức cần tới"), std::string::npos);
  }
  EXPECT_FALSE(begin(me).empty()) << "the assessment that counts is still open";
}

TEST_P(AdaptiveRoom, QuestionsThatWereGivenTooOftenRestInTheNextSittings) {
  std::map<std::string, int> given;
  int sittings = 0;
  for (std::uint8_t n = 1; n <= 30; ++n, ++sittings) {
    const auto me = learner(n);
    const auto first = begin(me, "tu-xem");
    sit(me, first, [](int k) { return k % 2 == 0; });
    for (const auto& one : answers(first.substr(10, 36))) ++given[one.item];
  }
  const auto exposure = read([](db::Tx& tx) { return load_exposure(tx, commune); });
  EXPECT_EQ(exposure.sittings, sittings);
  int most = 0;
  for (const auto& use : exposure.items) {
    EXPECT_EQ(use.given, given[use.ref]) << use.ref;
    most = std::max(most, given[use.ref]);
  }
  EXPECT_LE(most, sittings * 2 / 5) << "without control the first question of all would go to nearly everybody";
}

TEST_P(AdaptiveRoom, EveryResultIsMadeAgainToTheLastBitAndATouchedOneIsNamed) {
  const auto me = learner(1), other = learner(2);
  sit(me, begin(me), [](int) { return true; });
  const auto end = sit(other, begin(other, "tu-xem"), [](int n) { return n % 3 != 0; });
  ask(other, web::Method::post, end.substr(0, end.rfind('/')) + "/nop");
  Editions fresh{*db_, [] { return noon; }};
  const auto boards = [this](Item& item) {
    if (const auto* known = bank_->find(item.ref())) item.task.board = known->task.board;
  };
  auto done = read([&](db::Tx& tx) { return replay(tx, commune, fresh, boards, ""); });
  EXPECT_EQ(done.equal, 2);
  EXPECT_TRUE(done.differences.empty()) << report(done).words;
  EXPECT_EQ(report(done).exit_code, 0);
  constexpr db::Sql touch{"test.touch",
                          "UPDATE test_answer SET choice = 'chua_biet' WHERE commune_id = $1 AND"
                          " person = $2 AND commit_number = (SELECT MIN(commit_number) FROM test_answer"
                          " WHERE commune_id = $1 AND person = $2)"};
  ASSERT_TRUE(db_->write([&](db::Tx& tx) -> Result<void> { return tx.post(touch, {commune, me.person}); }));
  done = read([&](db::Tx& tx) { return replay(tx, commune, fresh, boards, ""); });
  EXPECT_EQ(done.equal, 1);
  const auto said = report(done);
  EXPECT_EQ(said.exit_code, 1);
  EXPECT_NE(said.words.find("measure: stored"), std::string::npos) << said.words;
}

}  // namespace
}  // namespace hvs::assessment
