// The author's desk on both engines: who may do what, what joins the bank, files in and out.
#include "server/assessment/desk.hpp"

#include <gtest/gtest.h>

#include "core/assessment/sample.hpp"
#include "core/web/router.hpp"
#include "server/assessment/bank/bank.hpp"
#include "server/assessment/room.hpp"
#include "server/assessment/store.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "server/learning/content/library.hpp"
#include "server/questions/question.hpp"

namespace hvs::assessment {
namespace {

constexpr auto noon = Instant{std::chrono::milliseconds{1'795'300'000'000}};

class DeskPages : public testing::TestWithParam<std::string> {
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
    s.commune = "05716";
    s.share_dir = ".";
    return s;
  }();
  app::Services services_{settings_, *db_, *door_, *keyring_, [] { return noon; }, random_};
  std::shared_ptr<const learning::Library> library_ = *learning::read_library(".");
  std::shared_ptr<const Bank> bank_ = *read_bank(".", *library_);
  OfficialsPtr officials_ =
      std::make_shared<const Officials>(services_, bank_, library_, [](const std::string& account) { return account; });
  std::vector<web::Route> routes_ = [this] {
    for (auto& store : stores()) door_->add(std::move(store));
    return desk_routes(officials_);
  }();
  web::Router router_{routes_};
  auth::Me writer_ = staff("an", auth::Role::author), second_ = staff("binh", auth::Role::assessor),
           learner_ = staff("chi", auth::Role::learner);

  static auth::Me staff(const std::string& name, auth::Role role) {
    auth::Me me;
    me.commune = "05716";
    me.account = name;
    me.name = name;
    me.grants.push_back({role, "", {}, {}});
    return me;
  }
  web::Reply ask(const auth::Me& who, web::Method method, const std::string& path,
                 std::vector<web::Fields::Item> form = {}, std::vector<web::Upload> uploads = {}) {
    web::Call call;
    call.method = method;
    const auto mark = path.find('?');
    call.path = path.substr(0, mark);
    if (mark != std::string::npos) {
      std::string_view rest{path};
      rest.remove_prefix(mark + 1);
      while (!rest.empty()) {
        const auto end = std::min(rest.find('&'), rest.size());
        const auto equals = rest.find('=');
        call.query.add(std::string{rest.substr(0, equals)}, std::string{rest.substr(equals + 1, end - equals - 1)});
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    call.now = noon;
    call.me = who;
    call.uploads = std::move(uploads);
    for (auto& one : form) call.form.add(one.name, one.value);
    const auto match = router_.find(method, call.path, &call.params);
    EXPECT_NE(match.route, nullptr) << path;
    auto answer = match.route->handler(call);
    if (answer.operations.empty()) return answer.reply;
    for (auto& op : answer.operations) op.id = door_->next_server_id();
    const auto done = door_->commit(who, answer.operations, noon);
    EXPECT_TRUE(done) << path;
    if (!done) return answer.reply;
    for (const auto& one : *done) EXPECT_NE(one.kind, journal::OutcomeKind::quarantined) << path << " " << one.reason;
    return answer.finish ? answer.finish(*done) : answer.reply;
  }
  static std::string location(const web::Reply& reply) {
    for (const auto& one : reply.headers) {
      if (one.name == "Location") return one.value;
    }
    return reply.body;
  }
  std::string write(std::string_view stem = "Người lạ xin mã OTP thì làm gì?") {
    return location(ask(writer_, web::Method::post, "/quan-tri/cau-hoi/soan",
                        {{"loai", "single"},
                         {"nhom", "nguoidan"},
                         {"ky-nang", "P4.2"},
                         {"ma-cau", "x-1"},
                         {"de", std::string{stem}},
                         {"y", "Đọc mã\n* Tắt máy\nNhắn mã"},
                         {"vi-sao", "Mã là của riêng mình."},
                         {"kho", "-0,5"}}));
  }
  void step(const auth::Me& who, const std::string& move, const std::string& note = "") {
    ask(who, web::Method::post, "/quan-tri/cau-hoi/cau/x-1", {{"buoc", move}, {"ghi-chu", note}});
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, DeskPages, testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(DeskPages, AQuestionJoinsTheBankAfterASecondPersonAndLeavesItWhenRetired) {
  EXPECT_EQ(write(), "/quan-tri/cau-hoi/cau/x-1");
  EXPECT_EQ(officials_->bank().find("x-1.1"), nullptr);
  step(writer_, "gui");
  EXPECT_EQ(ask(writer_, web::Method::post, "/quan-tri/cau-hoi/cau/x-1", {{"buoc", "duyet"}}).status, 403)
      << "own words";
  step(second_, "duyet");
  EXPECT_EQ(officials_->bank().find("x-1.1"), nullptr) << "on trial only";
  step(second_, "dua_vao");
  const auto* item = officials_->bank().find("x-1.1");
  ASSERT_NE(item, nullptr);
  EXPECT_EQ(item->options[item->answer], "Tắt máy");
  EXPECT_EQ(officials_->bank().items.size(), bank_->items.size() + 1);
  step(second_, "cho_nghi");
  EXPECT_EQ(officials_->bank().find("x-1.1"), nullptr);
}

TEST_P(DeskPages, AChangeOfWhatWasOnTrialIsTheNextVersion) {
  (void)write();
  step(writer_, "gui");
  step(second_, "duyet");
  step(second_, "dua_vao");
  EXPECT_EQ(location(ask(writer_, web::Method::post, "/quan-tri/cau-hoi/soan",
                         {{"loai", "single"},
                          {"cau", "x-1"},
                          {"ky-nang", "P4.2"},
                          {"de", "Lời mới?"},
                          {"y", "* a\nb\nc"},
                          {"vi-sao", "w"}})),
            "/quan-tri/cau-hoi/cau/x-1");
  EXPECT_NE(officials_->bank().find("x-1.1"), nullptr) << "the old words stay until the new ones are in";
  EXPECT_NE(ask(writer_, web::Method::get, "/quan-tri/cau-hoi/cau/x-1").body.find("x-1.2"), std::string::npos);
}

TEST_P(DeskPages, NothingIsShownToALearnerAndBadWordsAreKeptWithTheReason) {
  (void)write();
  const auto page = ask(learner_, web::Method::get, "/quan-tri/cau-hoi/cau/x-1");
  EXPECT_EQ(page.status, 403);
  EXPECT_EQ(page.body.find("Tắt máy"), std::string::npos);
  EXPECT_EQ(ask(learner_, web::Method::get, "/quan-tri/cau-hoi").status, 403);
  EXPECT_EQ(ask(learner_, web::Method::post, "/quan-tri/cau-hoi/cau/x-1/thu", {{"chon", "1"}}).status, 403);
  const auto again =
      ask(writer_, web::Method::post, "/quan-tri/cau-hoi/soan",
          {{"loai", "single"}, {"nhom", "nguoidan"}, {"ky-nang", "P4.2"}, {"de", ""}, {"y", "một"}, {"vi-sao", "w"}});
  EXPECT_EQ(again.status, 422);
  EXPECT_NE(again.body.find("một"), std::string::npos);
  EXPECT_EQ(ask(writer_, web::Method::post, "/quan-tri/cau-hoi/soan",
                {{"loai", "single"},
                 {"nhom", "nguoidan"},
                 {"ky-nang", "P4.2"},
                 {"ma-cau", "x-1"},
                 {"de", "a"},
                 {"y", "* một\nhai"},
                 {"vi-sao", "w"}})
                .status,
            422)
      << "the id is taken";
}

TEST_P(DeskPages, EveryKindHasAFormAndCanBeTried) {
  for (const auto* kind : sample::all_kinds) {
    const auto item = sample::item(kind);
    EXPECT_EQ(ask(writer_, web::Method::get, "/quan-tri/cau-hoi/soan?loai=" + std::string{kind_name(item.kind)}).status,
              200)
        << kind;
  }
  (void)write();
  const auto tried = ask(second_, web::Method::post, "/quan-tri/cau-hoi/cau/x-1/thu", {{"chon", "1"}});
  EXPECT_NE(tried.body.find("trọn điểm"), std::string::npos);
}

TEST_P(DeskPages, AFileIsLookedAtThenBecomesDraftsOnce) {
  const std::string gift = "::A:: Mã OTP để làm gì? {=Xác nhận ~Chơi ~Bán #không}\n\nKể chuyện {}\n";
  const auto at = location(ask(writer_, web::Method::post, "/quan-tri/cau-hoi/nhap",
                               {{"nhom", "nguoidan"}, {"ky-nang", "P4.2"}}, {{"tep", "a.txt", "text/plain", gift}}));
  ASSERT_TRUE(at.starts_with("/quan-tri/cau-hoi/nhap/")) << at;
  const auto preview = ask(writer_, web::Method::get, at);
  EXPECT_NE(preview.body.find("Đọc được 1 câu, không lấy được 1 câu."), std::string::npos);
  EXPECT_EQ(location(ask(writer_, web::Method::post, at, {{"viec", "luu"}})), "/quan-tri/cau-hoi?nhap=1");
  EXPECT_EQ(ask(writer_, web::Method::post, at, {{"viec", "luu"}}).status, 422) << "gone";
  const auto list = ask(writer_, web::Method::get, "/quan-tri/cau-hoi");
  EXPECT_NE(list.body.find("Mã OTP để làm gì?"), std::string::npos);
}

TEST_P(DeskPages, TheBankGoesOutInEveryFormatAndSaysWhatStays) {
  const auto page = ask(writer_, web::Method::get, "/quan-tri/cau-hoi/xuat");
  EXPECT_EQ(page.status, 200);
  for (const auto* format : {"qti3", "qti21", "moodle", "gift", "csv", "aiken"}) {
    const auto file =
        ask(writer_, web::Method::get, "/quan-tri/cau-hoi/xuat?nhom=nguoidan&dang=" + std::string{format});
    EXPECT_EQ(file.status, 200) << format;
    const auto read = questions::read(file.body);
    ASSERT_TRUE(read) << format;
    EXPECT_GT(read->questions.size(), 200U) << format;
    EXPECT_TRUE(read->refused.empty()) << format << " " << read->refused[0].where << " " << read->refused[0].why;
  }
}

}  // namespace
}  // namespace hvs::assessment
