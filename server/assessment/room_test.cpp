// The room behind its addresses, on both engines: a learner on their own phone, and an assessor beside somebody.
#include "server/assessment/room.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/assessment/sample.hpp"
#include "core/web/router.hpp"
#include "server/assessment/bank/bank.hpp"
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

std::string uuid(std::uint8_t n) { return make_uuid7(noon, std::array<std::uint8_t, 10>{n}); }

class AssessmentRoom : public testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db_{GetParam(), db::all_migrations()};
  std::uint8_t dice_ = 0;
  RandomBytes random_ = [this](std::uint8_t* out, std::size_t n) { std::fill_n(out, n, ++dice_); };
  std::unique_ptr<keys::Keyring> keyring_ = std::move(keys::Keyring::open(db_.folder() + "/keys-of-test").value());
  std::unique_ptr<journal::Door> door_ = journal::make_door(*db_, random_);
  app::Settings settings_ = [] {
    app::Settings s;
    s.commune = commune;
    return s;
  }();
  app::Services services_{settings_, *db_, *door_, *keyring_, [] { return noon; }, random_};
  std::shared_ptr<const learning::Library> library_ = *learning::read_library(".");
  Officials::Banks banks_ = *read_banks(".", *library_);
  OfficialsPtr officials_ = std::make_shared<const Officials>(services_, banks_, library_,
                                                              [](const std::string& account) { return account; });
  bool proposed_ = false;
  app::Room room_ = make_assessment(
      services_, officials_,
      [this](db::Tx&, const std::string&, const std::string&, std::string_view) -> Result<bool> { return proposed_; });
  web::Router router_{room_.routes};
  auth::Me learner_, assessor_;

  void SetUp() override {
    for (auto& store : people::stores()) door_->add(std::move(store));
    for (auto& store : stores()) door_->add(std::move(store));
    learner_.commune = assessor_.commune = commune;
    learner_.account = uuid(50);
    learner_.person = uuid(1);
    learner_.grants = {{auth::Role::learner, "", {}, {}}};
    assessor_.account = uuid(51);
    assessor_.name = "Hòa Thử";
    assessor_.grants = {{auth::Role::assessor, "/x01/", {}, {}}};
    person(1, "Đặng Thị Mận", "/x01/");
    person(2, "Đặng Văn Đào", "/x02/");
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
    ASSERT_EQ(done->front().kind, journal::OutcomeKind::applied) << done->front().reason;
  }
  void person(std::uint8_t n, std::string name, const std::string& area) {
    put("person", uuid(n), area, {{"name", std::move(name)}, {"area", area}});
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
    for (auto& op : got.operations) {
      op.id = door_->next_server_id();
      if (op.author.empty()) op.author = who.account;
    }
    if (got.operations.empty()) return got.reply;
    last_entities_.clear();
    last_measures_.clear();
    for (const auto& op : got.operations) {
      last_entities_ += op.entity + " ";
      for (const auto& change : op.changes) {
        if (op.entity == "evidence" && change.field == "measure") last_measures_ += change.value + " ";
      }
    }
    const auto outcomes = door_->commit(who, got.operations, noon);
    EXPECT_TRUE(outcomes);
    for (const auto& one : *outcomes) EXPECT_NE(one.kind, journal::OutcomeKind::quarantined) << one.reason;
    return got.reply;
  }
  std::string last_entities_, last_measures_;
  static std::string location(const web::Reply& reply) {
    for (const auto& one : reply.headers) {
      if (one.name == "Location") return one.value;
    }
    return {};
  }
  // Answers every question of the form at `address`; right ones, or "Tôi chưa biết".
  void answer_all(const auth::Me& who, const std::string& address, bool right) {
    Form form;
    const auto id = address.substr(std::string_view{"/kiem-tra/"}.size(), 36);
    const auto read = db_->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(found, load_form(tx, commune, id));
      form = std::move(found);
      return {};
    });
    ASSERT_TRUE(read);
    const auto& bank = officials_->bank(form.group);
    ASSERT_EQ(form.items.size(), bank.blueprint.total);
    for (std::size_t i = 0; i < form.items.size(); ++i) {
      const auto& item = *bank.find(form.items[i]);
      ask(who, web::Method::post, "/kiem-tra/" + id + "/" + std::to_string(i + 1),
          sample::pressed(item, right ? key_of(item) : std::string{dont_know}));
    }
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, AssessmentRoom, testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(AssessmentRoom, ALearnerGoesFromTheFirstQuestionToTheResultAndCanReadItAgain) {
  const auto first = location(ask(learner_, web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}}));
  answer_all(learner_, first, true);
  const auto form = first.substr(0, first.rfind('/'));
  EXPECT_EQ(location(ask(learner_, web::Method::get, form)), form + "/xem-lai");
  EXPECT_EQ(location(ask(learner_, web::Method::post, form + "/nop")), form + "/ket-qua");
  const auto page = ask(learner_, web::Method::get, form + "/ket-qua").body;
  EXPECT_NE(page.find("Đúng 20 trên 20"), std::string::npos);
  EXPECT_NE(ask(learner_, web::Method::get, "/kiem-tra").body.find(form + "/ket-qua"), std::string::npos);
}

TEST_P(AssessmentRoom, EachGroupIsAskedItsOwnQuestionsAndProvesItsOwnMeasure) {
  const std::vector<std::pair<std::string, std::string>> groups{{"hssv", "learning_and_safety_skills"},
                                                                {"cbccvc", "knows_and_uses_work_platforms"},
                                                                {"nld", "basic_production_skills"}};
  std::uint8_t n = 10;
  for (const auto& [group, measure] : groups) {
    put("person", uuid(n), "/x01/", {{"name", "Người Thử"}, {"area", "/x01/"}, {"group", group}});
    auth::Me me = learner_;
    me.person = uuid(n);
    me.account = uuid(static_cast<std::uint8_t>(n + 100));
    ++n;
    EXPECT_EQ(ask(me, web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}}).status, 422) << "not their group";
    const auto first = location(ask(me, web::Method::post, "/kiem-tra", {{"nhom", group}}));
    ASSERT_FALSE(first.empty()) << group;
    answer_all(me, first, true);
    const auto form = first.substr(0, first.rfind('/'));
    EXPECT_EQ(location(ask(me, web::Method::post, form + "/nop")), form + "/ket-qua");
    EXPECT_EQ(last_entities_, "test_result evidence evidence confirmation ");
    EXPECT_NE(last_measures_.find(measure), std::string::npos) << last_measures_;
    EXPECT_NE(last_measures_.find("basic_skills"), std::string::npos) << last_measures_;
    EXPECT_NE(ask(me, web::Method::get, form + "/ket-qua").body.find("Đúng 30 trên 30"), std::string::npos);
  }
}

TEST_P(AssessmentRoom, WhoChangesGroupKeepsTheResultAndBeginsAnew) {
  const auto citizen = location(ask(learner_, web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}}));
  ask(learner_, web::Method::post, citizen.substr(0, citizen.rfind('/')) + "/nop");
  const auto left_open = location(ask(learner_, web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}}));
  put("person", uuid(1), "/x01/", {{"group", "nld"}});
  const auto home = ask(learner_, web::Method::get, "/kiem-tra").body;
  EXPECT_NE(home.find(citizen.substr(0, citizen.rfind('/')) + "/ket-qua"), std::string::npos);
  EXPECT_NE(home.find("Người lao động"), std::string::npos);
  const auto worker = location(ask(learner_, web::Method::post, "/kiem-tra", {{"nhom", "nld"}}));
  EXPECT_NE(worker, left_open);
  EXPECT_EQ(ask(learner_, web::Method::get, left_open).status, 200) << "what was begun can be finished";
}

TEST_P(AssessmentRoom, SittingsAreCountedByGroup) {
  put("person", uuid(3), "/x01/", {{"name", "Người Thử"}, {"area", "/x01/"}, {"group", "hssv"}});
  auth::Me pupil = learner_;
  pupil.person = uuid(3);
  ask(pupil, web::Method::post, "/kiem-tra", {{"nhom", "hssv"}, {"viec", "tu-xem"}});
  const auto sittings = [this](std::string_view group) {
    std::int64_t n = -1;
    EXPECT_TRUE(db_->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(got, load_exposure(tx, commune, group));
      n = got.sittings;
      return {};
    }));
    return n;
  };
  EXPECT_EQ(sittings("hssv"), 1);
  EXPECT_EQ(sittings("nguoidan"), 0);
}

TEST_P(AssessmentRoom, AnAssessorFindsPeopleOfTheirAreaOnlyAndWithoutAccents) {
  const auto page = ask(assessor_, web::Method::post, "/kiem-tra/ho-tro/tim", {{"ten", "dang"}}).body;
  EXPECT_NE(page.find("Đặng Thị Mận"), std::string::npos);
  EXPECT_EQ(page.find("Đặng Văn Đào"), std::string::npos);
}

TEST_P(AssessmentRoom, AnAssessorBesideAPersonBeginsAnswersAndHandsIn) {
  const auto first = location(ask(assessor_, web::Method::post, "/kiem-tra/ho-tro", {{"nguoi", uuid(1)}}));
  ASSERT_FALSE(first.empty());
  EXPECT_NE(ask(assessor_, web::Method::get, first).body.find("Hòa Thử"), std::string::npos)
      << "the screen says who helps";
  answer_all(assessor_, first, false);
  const auto form = first.substr(0, first.rfind('/'));
  EXPECT_EQ(location(ask(assessor_, web::Method::post, form + "/nop")), form + "/ket-qua");
  EXPECT_EQ(ask(learner_, web::Method::get, form + "/ket-qua").status, 200) << "the person may read it";
  auth::Me other = assessor_;
  other.account = uuid(60);
  EXPECT_EQ(ask(other, web::Method::get, form + "/ket-qua").status, 403);
}

TEST_P(AssessmentRoom, NobodyIsAssessedByThemselvesByTheirTeacherOrFromAnotherArea) {
  const auto begin = [this](const auth::Me& who, std::uint8_t person) {
    return ask(who, web::Method::post, "/kiem-tra/ho-tro", {{"nguoi", uuid(person)}}).status;
  };
  EXPECT_EQ(begin(assessor_, 2), 403);
  EXPECT_EQ(begin(assessor_, 99), 403);
  auth::Me same = assessor_;
  same.person = uuid(1);
  EXPECT_EQ(begin(same, 1), 403);
  put("class", uuid(70), "/x01/",
      {{"name", "Lớp tối"},
       {"area", "/x01/"},
       {"teacher", assessor_.account},
       {"members", "+" + uuid(1)},
       {"status", "mo"}});
  EXPECT_EQ(begin(assessor_, 1), 409);
  EXPECT_EQ(ask(assessor_, web::Method::post, "/kiem-tra/ho-tro", {{"nguoi", "x"}}).status, 422);
}

TEST_P(AssessmentRoom, AFourthFormOnOneDayIsRefused) {
  for (int i = 0; i < 3; ++i) {
    const auto first = location(ask(learner_, web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}}));
    ask(learner_, web::Method::post, first.substr(0, first.rfind('/')) + "/nop");
  }
  EXPECT_EQ(ask(learner_, web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}}).status, 409);
}

TEST_P(AssessmentRoom, AProposalThatStandsIsNotMadeTwiceAndOneSentBackIsMadeAgain) {
  proposed_ = true;
  auto first = location(ask(learner_, web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}}));
  answer_all(learner_, first, true);
  ask(learner_, web::Method::post, first.substr(0, first.rfind('/')) + "/nop");
  EXPECT_EQ(last_entities_, "test_result evidence ");
  proposed_ = false;
  first = location(ask(learner_, web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}}));
  answer_all(learner_, first, true);
  ask(learner_, web::Method::post, first.substr(0, first.rfind('/')) + "/nop");
  EXPECT_EQ(last_entities_, "test_result evidence confirmation ");
}

}  // namespace
}  // namespace hvs::assessment
