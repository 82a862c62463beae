// A supervised session on both engines: code, approval, pause, help, more time, the book, signs for a person to look
// at.
#include "server/assessment/session_store.hpp"
#include "server/assessment/testing.hpp"

namespace hvs::assessment {
namespace {

using namespace testroom;
using namespace std::chrono_literals;

class SupervisedRoom : public SittingRoom {
 protected:
  auth::Me proctor_, elsewhere_;
  std::string home_;  // address of the proctor's screen
  std::string code_, id_;

  void SetUp() override {
    SittingRoom::SetUp();
    proctor_.commune = commune;
    proctor_.account = uuid(200);
    proctor_.name = "Người coi";
    proctor_.grants = {{auth::Role::assessor, "/x01/", {}, {}}};
    elsewhere_ = proctor_;
    elsewhere_.account = uuid(201);
    elsewhere_.grants = {{auth::Role::assessor, "/x02/", {}, {}}};
    put("area", uuid(240), "/x01/", {{"path", "/x01/"}, {"name", "Suối Trúc"}});
    for (std::uint8_t n = 1; n <= 20; ++n)
      put("person", uuid(n), "/x01/", {{"name", "Người " + std::to_string(n)}, {"area", "/x01/"}});
  }
  void put(std::string entity, std::string id, std::string area, std::vector<journal::Change> changes) {
    journal::Operation op;
    op.entity = std::move(entity);
    op.entity_id = std::move(id);
    op.author = journal::server_author;
    op.area = std::move(area);
    op.changes = std::move(changes);
    op.id = door_->next_server_id();
    const auto done = door_->commit(journal::server_me(commune), {op}, noon);
    ASSERT_TRUE(done) << done.error().detail;
  }
  void open(const std::string& minutes = "") {
    home_ = location(ask(proctor_, web::Method::post, "/kiem-tra/buoi",
                         {{"noi", "Nhà văn hoá"}, {"khu", "/x01/"}, {"phut", minutes}}));
    ASSERT_FALSE(home_.empty());
    id_ = home_.substr(std::string_view{"/kiem-tra/buoi/"}.size());
    const auto session = read([&](db::Tx& tx) { return load_session(tx, commune, id_); });
    code_ = session->code;
  }
  web::Reply enter(std::uint8_t n) { return ask(learner(n), web::Method::post, "/kiem-tra/vao-buoi", {{"so", code_}}); }
  int act(std::uint8_t n, std::string what, const auth::Me* who = nullptr) {
    return ask(who == nullptr ? proctor_ : *who, web::Method::post, home_,
               {{"viec", std::move(what)}, {"nguoi", uuid(n)}})
        .status;
  }
  std::string begin_in(std::uint8_t n) {
    return location(ask(learner(n), web::Method::post, "/kiem-tra/cho/" + id_, {{"nhom", "nguoidan"}}));
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, SupervisedRoom, testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(SupervisedRoom, TwentyLearnersComeInAreApprovedAndFinish) {
  open();
  for (std::uint8_t n = 1; n <= 20; ++n) {
    EXPECT_EQ(location(enter(n)), "/kiem-tra/cho/" + id_);
    EXPECT_EQ(begin_in(n), "/kiem-tra/cho/" + id_) << "not before somebody says so";
    EXPECT_EQ(act(n, "duyet"), 303);
    const auto end = sit(learner(n), begin_in(n), [](int) { return true; });
    EXPECT_TRUE(end.ends_with("/ket-qua"));
  }
  const auto page = ask(proctor_, web::Method::get, home_).body;
  EXPECT_NE(page.find("0 người chờ, 0 người đang làm, 20 người xong"), std::string::npos);
  EXPECT_EQ(page.find("Nên hỏi thêm") == std::string::npos, false) << "answers within a second are worth a question";
}

TEST_P(SupervisedRoom, APauseHoldsTheQuestionsAndEveryoneElsesStayOpen) {
  open();
  enter(1);
  enter(2);
  act(1, "duyet");
  act(2, "duyet");
  const auto first = begin_in(1), second = begin_in(2);
  EXPECT_EQ(act(1, "dung"), 303);
  EXPECT_EQ(location(ask(learner(1), web::Method::get, first)), "/kiem-tra/cho/" + id_);
  EXPECT_EQ(location(ask(learner(1), web::Method::post, first, {{"chon", "0"}})), "/kiem-tra/cho/" + id_);
  EXPECT_TRUE(answers(first.substr(10, 36)).empty()) << "an answer sent while paused is not taken";
  EXPECT_EQ(ask(learner(2), web::Method::get, second).status, 200);
  EXPECT_EQ(act(1, "tiep"), 303);
  EXPECT_EQ(ask(learner(1), web::Method::get, first).status, 200);
}

TEST_P(SupervisedRoom, TimeEndsAndOneTapGivesMore) {
  open("30");
  enter(1);
  act(1, "duyet");
  const auto first = begin_in(1);
  now_ = noon + 31min;
  EXPECT_NE(ask(learner(1), web::Method::get, first).body.find("Đã hết giờ"), std::string::npos);
  EXPECT_EQ(act(1, "them"), 303);
  EXPECT_EQ(ask(learner(1), web::Method::get, first).body.find("Đã hết giờ"), std::string::npos);
  now_ = noon + 41min;
  const auto done = location(ask(learner(1), web::Method::post, first.substr(0, first.rfind('/')) + "/nop"));
  EXPECT_TRUE(done.ends_with("/ket-qua")) << "what was answered is handed in";
}

TEST_P(SupervisedRoom, ACallForHelpStandsFirstAndTheBookKeepsAll) {
  open();
  enter(1);
  enter(2);
  act(1, "duyet");
  ask(learner(1), web::Method::post, "/kiem-tra/cho/" + id_, {{"viec", "giup"}});
  auto page = ask(proctor_, web::Method::get, home_).body;
  EXPECT_LT(page.find("Đang gọi giúp"), page.find("Chờ cho vào"));
  EXPECT_EQ(act(1, "da_giup"), 303);
  ask(proctor_, web::Method::post, home_, {{"viec", "viec"}, {"nguoi", ""}, {"chu", "Mất điện mười phút"}});
  page = ask(proctor_, web::Method::get, home_).body;
  EXPECT_NE(page.find("Mất điện mười phút"), std::string::npos);
  EXPECT_NE(page.find("Người 1 gọi giúp"), std::string::npos);
}

TEST_P(SupervisedRoom, TheCodeIsOfTheDayAndAClosedSessionTakesNobody) {
  open();
  EXPECT_EQ(ask(learner(1), web::Method::post, "/kiem-tra/vao-buoi", {{"so", "0000"}}).status, 422);
  now_ = noon + 24h;
  EXPECT_EQ(enter(1).status, 422) << "tomorrow";
  now_ = noon;
  EXPECT_EQ(ask(proctor_, web::Method::post, home_, {{"viec", "het"}}).status, 303);
  EXPECT_EQ(enter(1).status, 422);
}

TEST_P(SupervisedRoom, OnlyWhoIsInChargeOfTheAreaAndNotTheOwnTeacherLetsIn) {
  open();
  enter(1);
  EXPECT_EQ(ask(elsewhere_, web::Method::get, home_).status, 404);
  EXPECT_EQ(act(1, "duyet", &elsewhere_), 404);
  EXPECT_EQ(act(2, "duyet"), 409) << "never asked in";
  EXPECT_EQ(act(1, "tiep"), 409) << "was not paused";
  put("class", uuid(241), "/x01/",
      {{"name", "Lớp tối"},
       {"area", "/x01/"},
       {"teacher", proctor_.account},
       {"members", "+" + uuid(1)},
       {"status", "mo"}});
  EXPECT_EQ(act(1, "duyet"), 409) << "their own teacher";
}

}  // namespace
}  // namespace hvs::assessment
