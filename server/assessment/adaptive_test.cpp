// Sittings that go by the answers, on both engines: from the first question to the result, and made again.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/assessment/measure.hpp"
#include "core/web/router.hpp"
#include "server/assessment/bank/bank.hpp"
#include "server/assessment/replay.hpp"
#include "server/assessment/room.hpp"
#include "server/assessment/store.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "server/learning/content/library.hpp"
#include "server/people/stores.hpp"

namespace hvs::assessment {
namespace {

constexpr Instant noon = from_ms(1'795'323'600'000);  // 2026-11-22 12:00 in Vietnam
const std::string commune = "05716";

std::string uuid(std::uint8_t n) { return make_uuid7(noon, std::array<std::uint8_t, 10>{0, 0, 0, 0, n}); }

std::shared_ptr<const Bank> adaptive_bank(const learning::Library& library) {
  auto bank = std::make_shared<Bank>(**read_bank(".", library));
  bank->blueprint.way = Way::adaptive;
  return bank;
}

class AdaptiveRoom : public testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db_{GetParam(), db::all_migrations()};
  std::uint64_t dice_ = 7;
  RandomBytes random_ = [this](std::uint8_t* out, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i)
      out[i] = static_cast<std::uint8_t>((dice_ = dice_ * 6'364'136'223'846'793'005ULL + 1) >> 56);
  };
  std::unique_ptr<keys::Keyring> keyring_ = std::move(keys::Keyring::open(db_.folder() + "/keys-of-test").value());
  std::unique_ptr<journal::Door> door_ = journal::make_door(*db_, random_);
  app::Settings settings_ = [] {
    app::Settings s;
    s.commune = commune;
    return s;
  }();
  app::Services services_{settings_, *db_, *door_, *keyring_, [] { return noon; }, random_};
  std::shared_ptr<const learning::Library> library_ = *learning::read_library(".");
  std::shared_ptr<const Bank> bank_ = adaptive_bank(*library_);
  OfficialsPtr officials_ =
      std::make_shared<const Officials>(services_, bank_, library_, [](const std::string& account) { return account; });
  app::Room room_ = make_assessment(
      services_, officials_,
      [](db::Tx&, const std::string&, const std::string&, std::string_view) -> Result<bool> { return false; });
  web::Router router_{room_.routes};
  Editions editions_{*db_, [] { return noon; }};
  std::string written_;

  void SetUp() override {
    for (auto& store : people::stores()) door_->add(std::move(store));
    for (auto& store : stores()) door_->add(std::move(store));
  }
  static auth::Me learner(std::uint8_t n) {
    auth::Me me;
    me.commune = commune;
    me.account = uuid(static_cast<std::uint8_t>(n + 100));
    me.person = uuid(n);
    me.grants = {{auth::Role::learner, "", {}, {}}};
    return me;
  }
  web::Reply ask(const auth::Me& who, web::Method method, const std::string& path,
                 std::vector<web::Fields::Item> form = {}) {
    web::Call call;
    call.method = method;
    call.path = path;
    call.now = noon;
    call.me = who;
    for (auto& one : form) call.form.add(one.name, one.value);
    const auto match = router_.find(method, path, &call.params);
    EXPECT_NE(match.route, nullptr) << path;
    auto got = match.route->handler(call);
    written_.clear();
    for (auto& op : got.operations) {
      op.id = door_->next_server_id();
      if (op.author.empty()) op.author = who.account;
      written_ += op.entity + " ";
    }
    if (got.operations.empty()) return got.reply;
    const auto outcomes = door_->commit(who, got.operations, noon);
    EXPECT_TRUE(outcomes);
    for (const auto& one : *outcomes) EXPECT_NE(one.kind, journal::OutcomeKind::quarantined) << one.reason;
    return got.reply;
  }
  static std::string location(const web::Reply& reply) {
    for (const auto& one : reply.headers) {
      if (one.name == "Location") return one.value;
    }
    return {};
  }
  template <class F>
  auto read(F work) {
    std::optional<typename std::invoke_result_t<F, db::Tx&>::value_type> out;
    const auto done = db_->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(got, work(tx));
      out = std::move(got);
      return {};
    });
    EXPECT_TRUE(done) << done.error().code << done.error().detail;
    return std::move(*out);
  }
  Form form(const std::string& id) {
    return read([&](db::Tx& tx) { return load_form(tx, commune, id); });
  }
  std::vector<Answer> answers(const std::string& id) {
    return read([&](db::Tx& tx) { return load_answers(tx, commune, id); });
  }
  // The question that this sitting asks now.
  const Item* asked(const std::string& id, bool go_on) {
    const auto edition = read([&](db::Tx& tx) { return editions_.find(tx, commune, form(id).edition); });
    const auto now = walk(*edition, form(id), *bank_, answers(id), go_on);
    return now.next ? bank_->find(edition->items[*now.next].id) : nullptr;
  }
  // Answers until the sitting pauses or ends; `right` says how the n-th is answered. Returns the last address.
  std::string sit(const auth::Me& who, std::string at, const std::function<bool(int)>& right) {
    for (int n = 0; n < 60; ++n) {
      const auto slash = at.rfind('/');
      const auto step = at.substr(slash + 1);
      if (step == "nghi" || step == "ket-qua") break;
      const auto id = at.substr(std::string_view{"/kiem-tra/"}.size(), 36);
      const auto page = ask(who, web::Method::get, at);
      EXPECT_EQ(page.status, 200) << at;
      const auto* item = asked(id, true);
      if (item == nullptr) {
        ADD_FAILURE() << at;
        break;
      }
      EXPECT_NE(page.body.find("value=\"chua_biet\""), std::string::npos) << "always an answer";
      at = location(ask(who, web::Method::post, at,
                        {{"chon", right(n) ? std::to_string(item->answer) : std::string{dont_know}}}));
    }
    return at;
  }
  std::string begin(const auth::Me& who, const std::string& what = "") {
    return location(ask(who, web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}, {"viec", what}}));
  }
};
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
  ask(me, web::Method::post, first, {{"chon", "0"}});
  ask(me, web::Method::post, first, {{"chon", "1"}});
  ASSERT_EQ(answers(id).size(), 1U);
  EXPECT_EQ(answers(id)[0].choice, "0") << "the first press counts";
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
  auto done = read([&](db::Tx& tx) { return replay(tx, commune, fresh, [](Item&) {}, ""); });
  EXPECT_EQ(done.equal, 2);
  EXPECT_TRUE(done.differences.empty()) << report(done).words;
  EXPECT_EQ(report(done).exit_code, 0);
  constexpr db::Sql touch{"test.touch",
                          "UPDATE test_answer SET choice = 'chua_biet' WHERE commune_id = $1 AND"
                          " person = $2 AND commit_number = (SELECT MIN(commit_number) FROM test_answer"
                          " WHERE commune_id = $1 AND person = $2)"};
  ASSERT_TRUE(db_->write([&](db::Tx& tx) -> Result<void> { return tx.post(touch, {commune, me.person}); }));
  done = read([&](db::Tx& tx) { return replay(tx, commune, fresh, [](Item&) {}, ""); });
  EXPECT_EQ(done.equal, 1);
  const auto said = report(done);
  EXPECT_EQ(said.exit_code, 1);
  EXPECT_NE(said.words.find("measure: stored"), std::string::npos) << said.words;
}

}  // namespace
}  // namespace hvs::assessment
