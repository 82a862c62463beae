// /quan-tri/khung behind its addresses, on both engines: one officer enters, another compares, the learner's form
// follows.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/assessment/rules.hpp"
#include "core/web/router.hpp"
#include "server/assessment/bank/bank.hpp"
#include "server/assessment/room.hpp"
#include "server/assessment/store.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "server/learning/content/library.hpp"

namespace hvs::assessment {
namespace {

constexpr Instant noon = from_ms(1'795'323'600'000);
const std::string commune = "05716";

class OfficialRoom : public testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db_{GetParam(), db::all_migrations()};
  std::uint64_t dice_ = 0;
  RandomBytes random_ = [this](std::uint8_t* out, std::size_t n) {
    ++dice_;
    for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<std::uint8_t>(dice_ >> (8 * (i % 8)));
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
  std::shared_ptr<const Bank> bank_ = *read_bank(".", *library_);
  OfficialsPtr officials_ =
      std::make_shared<const Officials>(services_, bank_, library_, [](const std::string& account) { return account; });
  app::Room room_ = make_assessment(services_, officials_, {});
  web::Router router_{room_.routes};
  auth::Me an_ = staff("an", auth::Role::commune_officer), binh_ = staff("binh", auth::Role::commune_officer),
           leader_ = staff("chi", auth::Role::leader);

  void SetUp() override {
    for (auto& store : stores()) door_->add(std::move(store));
  }
  static auth::Me staff(std::string account, auth::Role role) {
    auth::Me me;
    me.commune = commune;
    me.account = std::move(account);
    me.name = me.account;
    me.grants = {{role, "", {}, {}}};
    return me;
  }
  using Form = std::vector<std::pair<std::string, std::string>>;
  web::Reply ask(const auth::Me& who, web::Method method, const std::string& target, const Form& form = {},
                 std::string file = {}) {
    web::Call call;
    call.method = method;
    call.path = target.substr(0, target.find('?'));
    call.now = noon;
    call.me = who;
    for (const auto& [name, value] : form) call.form.add(name, value);
    if (!file.empty()) call.uploads.push_back({"tep", "khung.csv", "text/csv", std::move(file)});
    const auto match = router_.find(method, call.path, &call.params);
    EXPECT_NE(match.route, nullptr) << target;
    if (!auth::may(who, match.route->right, "*", noon)) return web::text("", 403);
    auto got = match.route->handler(call);
    if (got.operations.empty()) return got.reply;
    const auto outcomes = door_->commit(who, std::move(got.operations), noon);
    EXPECT_TRUE(outcomes);
    for (const auto& one : *outcomes) EXPECT_EQ(one.kind, journal::OutcomeKind::applied) << one.reason;
    return got.finish ? got.finish(*outcomes) : got.reply;
  }
  web::Reply enter(const auth::Me& who, Form form, const std::string& source = "QĐ 757, Phụ lục II, trang 3") {
    form.emplace_back("viec", "nhap");
    form.emplace_back("nguon", source);
    return ask(who, web::Method::post, "/quan-tri/khung/nguoidan", form);
  }
  std::shared_ptr<const Ledger> ledger() { return *officials_->ledger(); }
  web::Reply compare(const auth::Me& who, std::string_view name, bool fits = true, const std::string& note = "") {
    return ask(
        who, web::Method::post, "/quan-tri/khung/nguoidan",
        {{"viec", fits ? "khop" : "khong-khop"}, {"chon", ledger()->latest("nguoidan", name)->id}, {"cho", note}});
  }
  Blueprint now() { return with_official(bank_->blueprint, in_force(*ledger(), "nguoidan")); }
  static std::string location(const web::Reply& reply) {
    for (const auto& one : reply.headers) {
      if (one.name == "Location") return one.value;
    }
    return {};
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, OfficialRoom, testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(OfficialRoom, OneEntersAnotherComparesAndTheRulesFollow) {
  EXPECT_EQ(location(enter(an_, {{"muc_dat", "70"}, {"so_lan", ""}})), "/quan-tri/khung/nguoidan?nhap=1");
  EXPECT_EQ(now().pass_percent, 80);
  EXPECT_EQ(compare(an_, "muc_dat").status, 403) << "not by who entered it";
  EXPECT_EQ(now().pass_percent, 80);
  EXPECT_EQ(compare(leader_, "muc_dat").status, 303);
  EXPECT_EQ(now().pass_percent, 70);
  EXPECT_EQ(compare(binh_, "muc_dat", false, "").status, 422) << "says where it differs";
  EXPECT_EQ(compare(binh_, "muc_dat", false, "trang 4 ghi 75").status, 303);
  EXPECT_EQ(now().pass_percent, 80);
  const auto history = ask(leader_, web::Method::get, "/quan-tri/khung/nguoidan/lich-su").body;
  for (const auto* words : {"QĐ 757, Phụ lục II, trang 3", "trang 4 ghi 75", "nguoidan@tam-1.ct-2"})
    EXPECT_NE(history.find(words), std::string::npos) << words;
}

TEST_P(OfficialRoom, WhatCannotBeAskedIsRefusedAndNothingTypedIsLost) {
  const auto refused = enter(an_, {{"so_cau", "20"}, {"phan_bo", "D0 3 D4 5"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("D0 3 D4 5"), std::string::npos);
  EXPECT_EQ(enter(an_, {{"so_cau", "100"}, {"phan_bo", "D3 100"}}).status, 422) << "the bank has too few";
  EXPECT_EQ(enter(an_, {{"muc_dat", "90"}}, "").status, 422) << "no source";
  EXPECT_TRUE(ledger()->entries.empty());
}

TEST_P(OfficialRoom, ABegunFormIsMeasuredByTheValuesItWasBegunWith) {
  auth::Me learner = staff("hoc", auth::Role::learner);
  learner.person = make_uuid7(noon, std::array<std::uint8_t, 10>{1});
  // The person need not exist for the room itself; the door lets learners write about themselves.
  const auto first = location(ask(learner, web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}}));
  ASSERT_FALSE(first.empty());
  enter(an_, {{"so_cau", "10"}});
  compare(binh_, "so_cau");
  EXPECT_EQ(now().total, 10U);
  const auto form = first.substr(0, first.rfind('/'));
  ask(learner, web::Method::post, form + "/nop");
  const auto page = ask(learner, web::Method::get, form + "/ket-qua").body;
  EXPECT_NE(page.find("trên 20"), std::string::npos);
  const auto next = location(ask(learner, web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}}));
  EXPECT_NE(ask(learner, web::Method::get, next).body.find("Câu 1 trên 10"), std::string::npos);
}

TEST_P(OfficialRoom, ASkillTableIsLookedAtSavedComparedAndNamesTheDomains) {
  const std::string csv =
      "Mã,Nhóm kỹ năng,Kỹ năng,Đối tượng,Mô tả\n0.1,Thiết bị theo Phụ lục,Bật máy,Người dân,\n,,,,\n"
      "4.1,An toàn theo Phụ lục,Mật khẩu,Người dân,Đặt mật khẩu mạnh\n4.1,,Lặp mã,,\n";
  EXPECT_EQ(ask(an_, web::Method::post, "/quan-tri/khung/nhap", {{"ten", "Khung 1.0"}}, "Họ tên\nAn\n").status, 422);
  const auto draft = location(ask(an_, web::Method::post, "/quan-tri/khung/nhap", {{"ten", "Khung 1.0"}}, csv));
  ASSERT_FALSE(draft.empty());
  const auto preview = ask(an_, web::Method::get, draft).body;
  EXPECT_NE(preview.find("An toàn theo Phụ lục"), std::string::npos);
  EXPECT_NE(preview.find("Dòng 5"), std::string::npos) << "the doubled code is named";
  EXPECT_TRUE(ledger()->tables.empty()) << "nothing is saved by looking";
  const Form save{{"viec", "luu"}, {"ten", "Khung 1.0"}, {"nguon", "QĐ 757, Phụ lục I"}, {"mien-0", "D0"}};
  EXPECT_EQ(location(ask(an_, web::Method::post, draft, save)), "/quan-tri/khung/nguoidan?bang=1");
  EXPECT_EQ(ask(an_, web::Method::get, draft).status, 404);
  const auto ours = officials_->names("nguoidan", now().ref()).at("D4");
  EXPECT_EQ(ours, library_->framework.find_domain("D4")->name);
  compare(binh_, framework_value);
  EXPECT_EQ(officials_->names("nguoidan", now().ref()).at("D4"), "An toàn theo Phụ lục");
  EXPECT_EQ(officials_->names("nguoidan", bank_->blueprint.ref()).at("D4"), ours) << "old results keep their names";
}

TEST_P(OfficialRoom, EveryRoleAgainstEveryAddress) {
  struct Row {
    auth::Role role;
    bool looks;
    bool enters;
  };
  constexpr Row rows[] = {{auth::Role::learner, false, false},       {auth::Role::volunteer, false, false},
                          {auth::Role::teacher, false, false},       {auth::Role::author, false, false},
                          {auth::Role::assessor, false, false},      {auth::Role::area_officer, false, false},
                          {auth::Role::commune_officer, true, true}, {auth::Role::leader, true, false},
                          {auth::Role::administrator, false, false}};
  static_assert(std::size(rows) == auth::role_count);
  for (const auto& row : rows) {
    const auto who = staff("ai", row.role);
    const auto role = auth::role_name(row.role);
    for (const auto* address : {"/quan-tri/khung/nguoidan", "/quan-tri/khung/nguoidan/lich-su"})
      EXPECT_EQ(ask(who, web::Method::get, address).status, row.looks ? 200 : 403) << role << address;
    EXPECT_EQ(ask(who, web::Method::get, "/quan-tri/khung/nhap").status, row.enters ? 200 : 403) << role;
    EXPECT_EQ(ask(who, web::Method::post, "/quan-tri/khung/nhap").status, row.enters ? 422 : 403) << role;
    EXPECT_EQ(enter(who, {{"muc_dat", "0"}}).status, row.enters ? 422 : 403) << role;
  }
  EXPECT_EQ(ask(auth::Me{}, web::Method::get, "/quan-tri/khung/nguoidan").status, 403);
}

TEST_P(OfficialRoom, TheDoorItselfRefusesWhoMayNotEnterOrCompare) {
  const auto written = [this](const auth::Me& who, std::string entity, std::vector<journal::Change> changes) {
    journal::Operation op;
    op.entity = std::move(entity);
    op.entity_id = make_uuid7(noon, random_);
    op.author = who.account;
    op.claimed = noon;
    op.changes = std::move(changes);
    return door_->commit(who, {op}, noon)->front().kind;
  };
  const std::vector<journal::Change> value{{"group", "nguoidan"}, {"name", "muc_dat"}, {"value", "1"}};
  EXPECT_EQ(written(leader_, "official_value", value), journal::OutcomeKind::quarantined);
  EXPECT_EQ(written(staff("hoc", auth::Role::learner), "official_check", {{"fits", "1"}}),
            journal::OutcomeKind::quarantined);
  EXPECT_EQ(written(an_, "official_value", value), journal::OutcomeKind::applied);
  // One's own comparison may come in by the exchange; it counts for nothing.
  EXPECT_EQ(written(an_, "official_check", {{"entry", ledger()->entries.front().id}, {"fits", "1"}}),
            journal::OutcomeKind::applied);
  EXPECT_EQ(now().pass_percent, 80);
}

}  // namespace
}  // namespace hvs::assessment
