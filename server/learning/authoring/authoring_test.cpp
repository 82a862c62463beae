// /quan-tri/soan behind its addresses, on both engines: a teacher writes, an author looks, learners have the lesson.
#include <gtest/gtest.h>

#include <filesystem>

#include "core/web/router.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "server/learning/authoring/room.hpp"
#include "server/learning/content/library.hpp"
#include "text/authoring.hpp"

namespace hvs::learning {
namespace {

constexpr Instant noon = from_ms(1'795'323'600'000);
const std::string commune = "05716";

class Authors : public testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db_{GetParam(), db::all_migrations()};
  std::uint64_t dice_ = 0;
  RandomBytes random_ = [this](std::uint8_t* out, std::size_t n) {
    ++dice_;
    for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<std::uint8_t>(dice_ >> (8 * (i % 8)));
  };
  std::unique_ptr<keys::Keyring> keyring_ = std::move(keys::Keyring::open(db_.folder() + "/keys-of-test").value());
  std::unique_ptr<journal::Door> door_ = journal::make_door(*db_, random_);
  app::Settings settings_ = [this] {
    app::Settings s;
    s.commune = commune;
    s.commune_name = "xã Thử";
    s.share_dir = ".";
    s.data_dir = db_.folder();
    return s;
  }();
  app::Services services_{settings_, *db_, *door_, *keyring_, [] { return noon; }, random_};
  std::shared_ptr<const Library> library_ = *read_library(".");
  ShelfPtr shelf_ = std::make_shared<Shelf>(library_);
  std::shared_ptr<const Press> press_ =
      std::make_shared<const Press>(services_, shelf_, library_, [](std::string_view words) -> Result<media::Clip> {
        return media::Clip{"opus " + std::string{words}, "mp3 " + std::string{words}};
      });
  app::Room room_ = make_authoring(services_, press_, [](const std::string& account) { return account; });
  web::Router router_{room_.routes};
  auth::Me teacher_ = staff("giao-vien", auth::Role::teacher), author_ = staff("nguoi-soan", auth::Role::author);
  const std::string id_ = make_uuid7(noon, std::array<std::uint8_t, 10>{42});
  const std::string home_ = "/quan-tri/soan/" + id_;

  void SetUp() override {
    for (auto& store : draft_stores()) door_->add(std::move(store));
  }
  static auth::Me staff(std::string account, auth::Role role) {
    auth::Me me;
    me.commune = commune;
    me.account = std::move(account);
    me.grants = {{role, "", {}, {}}};
    return me;
  }
  using Form = std::vector<std::pair<std::string, std::string>>;
  web::Reply ask(const auth::Me& who, web::Method method, const std::string& target, const Form& form = {},
                 std::vector<web::Upload> uploads = {}) {
    web::Call call;
    call.method = method;
    call.path = target.substr(0, target.find('?'));
    call.now = noon;
    call.me = who;
    for (const auto& [name, value] : form) call.form.add(name, value);
    call.uploads = std::move(uploads);
    const auto match = router_.find(method, call.path, &call.params);
    EXPECT_NE(match.route, nullptr) << target;
    if (!auth::may(who, match.route->right, "*", noon)) return web::text("", 403);
    auto got = match.route->handler(call);
    if (got.operations.empty()) return got.reply;
    const auto outcomes = door_->commit(who, std::move(got.operations), noon);
    EXPECT_TRUE(outcomes);
    for (const auto& one : *outcomes) EXPECT_NE(one.kind, journal::OutcomeKind::quarantined) << one.reason;
    return got.finish ? got.finish(*outcomes) : got.reply;
  }
  web::Reply get(const auth::Me& who, const std::string& target) { return ask(who, web::Method::get, target); }
  web::Reply post(const auth::Me& who, const std::string& target, const Form& form) {
    return ask(who, web::Method::post, target, form);
  }
  static std::string hidden(const std::string& page, std::string_view name) {
    const auto mark = "name=\"" + std::string{name} + "\" value=\"";
    const auto at = page.find(mark);
    return at == std::string::npos ? ""
                                   : page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size());
  }
  static std::string link(const std::string& page, const std::string& before) {
    const auto at = page.find("href=\"" + before);
    return at == std::string::npos ? "" : page.substr(at + 6, page.find('"', at + 6) - at - 6);
  }
  web::Reply begin() {
    return post(teacher_, "/quan-tri/soan",
                {{"id", id_},
                 {"ten", "Bán chè qua mạng"},
                 {"khoa", "moi"},
                 {"ten-khoa", "Bài của xã"},
                 {"nhom", "nguoidan"},
                 {"tu", "an-toan/" + library_->find("an-toan")->units.front().id}});
  }
  // Saves the unit's page as it stands, with the day on which facts were compared.
  web::Reply compare_facts() {
    Form form{{"ban", hidden(get(teacher_, home_).body, "ban")},
              {"ten", "Bán chè qua mạng"},
              {"phut", "7"},
              {"nguon", "Hợp tác xã chè"},
              {"hoi", "Bán chè ở đâu\nAi mua chè\nGửi chè thế nào"},
              {"dan", "Ngồi cạnh."},
              {"kiem", "22/11/2026"}};
    for (const auto& skill : library_->find("an-toan")->units.front().skills) form.emplace_back("ky-nang", skill);
    return post(teacher_, home_, form);
  }
  const Course* shown() {
    held_ = shelf_->library();
    return held_->find("bai-cua-xa");
  }
  web::Reply publish(const auth::Me& who) {
    return post(who, home_ + "/duyet", {{"viec", "duyet"}, {"dau", hidden(get(who, home_).body, "dau")}});
  }
  std::shared_ptr<const Library> held_;
};

TEST_P(Authors, TwoPeopleMakeALesson) {
  EXPECT_EQ(begin().status, 303);
  EXPECT_EQ(begin().status, 303);  // pressed twice: one unit
  EXPECT_EQ(shown(), nullptr);
  EXPECT_EQ(post(teacher_, home_ + "/gui", {}).status, 422);  // nobody has compared the facts yet
  EXPECT_EQ(compare_facts().status, 303);
  EXPECT_EQ(post(teacher_, home_ + "/gui", {}).status, 303);
  EXPECT_EQ(publish(teacher_).status, 403);  // one's own
  EXPECT_EQ(shown(), nullptr);
  EXPECT_EQ(publish(author_).status, 303);
  const auto* course = shown();
  ASSERT_NE(course, nullptr);
  ASSERT_EQ(course->units.size(), 1U);
  EXPECT_EQ(course->units[0].title, "Bán chè qua mạng");
  EXPECT_EQ(course->units[0].cards.size(), library_->find("an-toan")->units.front().cards.size());
  const auto& sound = course->units[0].cards[0].sound;
  ASSERT_TRUE(sound.exists());
  EXPECT_TRUE(sound.stop_gap);
  EXPECT_TRUE(std::filesystem::exists(held_->files.at(sound.base + ".opus")));
  EXPECT_TRUE(course->provisional);
}

TEST_P(Authors, WhatChangedAfterTheReviewerLookedIsNotPublished) {
  begin();
  compare_facts();
  post(teacher_, home_ + "/gui", {});
  const auto seal = hidden(get(author_, home_).body, "dau");
  const auto card = link(get(teacher_, home_).body, home_ + "/the/");
  const auto page = get(teacher_, card).body;
  EXPECT_EQ(post(teacher_, card,
                 {{"ban", hidden(page, "ban")}, {"viec", "luu"}, {"ten", "Khác"}, {"loi", "Khác hẳn."}, {"mo-ta", "x"}})
                .status,
            303);
  EXPECT_EQ(post(author_, home_ + "/duyet", {{"viec", "duyet"}, {"dau", seal}}).status, 409);
  EXPECT_EQ(shown(), nullptr);
}

TEST_P(Authors, AnOlderVersionComesBackAndALessonGoes) {
  begin();
  compare_facts();
  post(teacher_, home_ + "/gui", {});
  publish(author_);
  const auto card = link(get(teacher_, home_).body, home_ + "/the/");
  post(teacher_, card,
       {{"ban", hidden(get(teacher_, card).body, "ban")},
        {"viec", "luu"},
        {"ten", "Thẻ mới"},
        {"loi", "Lời mới."},
        {"mo-ta", "Hình."}});
  post(teacher_, home_ + "/gui", {});
  publish(author_);
  ASSERT_NE(shown(), nullptr);
  EXPECT_EQ(shown()->units[0].cards[0].title, "Thẻ mới");
  const auto page = get(author_, home_).body;
  const std::string_view mark = "button quiet\" name=\"ban\" value=\"";
  const auto at = page.find(mark);
  ASSERT_NE(at, std::string::npos);
  const auto first = page.substr(at + mark.size(), 36);
  EXPECT_EQ(post(author_, home_ + "/ban", {{"ban", first}}).status, 303);
  EXPECT_NE(shown()->units[0].cards[0].title, "Thẻ mới");
  EXPECT_EQ(post(author_, home_ + "/ban", {{"ban", "go"}}).status, 303);
  EXPECT_EQ(shown(), nullptr);
}

TEST_P(Authors, TwoWritersOfOneCardSeeBothTexts) {
  begin();
  const auto card = link(get(teacher_, home_).body, home_ + "/the/");
  const auto seen = hidden(get(teacher_, card).body, "ban");
  EXPECT_EQ(
      post(author_, card, {{"ban", seen}, {"viec", "luu"}, {"ten", "Của người soạn"}, {"loi", "A."}, {"mo-ta", "x"}})
          .status,
      303);
  const auto clash =
      post(teacher_, card, {{"ban", seen}, {"viec", "luu"}, {"ten", "Của giáo viên"}, {"loi", "B."}, {"mo-ta", "x"}});
  EXPECT_EQ(clash.status, 409);
  EXPECT_NE(clash.body.find("Của người soạn"), std::string::npos);
  EXPECT_NE(clash.body.find("Của giáo viên"), std::string::npos);
}

TEST_P(Authors, APhotoNeedsTheWordOfWhoeverSendsIt) {
  begin();
  const auto card = link(get(teacher_, home_).body, home_ + "/the/");
  const Form form{{"ban", hidden(get(teacher_, card).body, "ban")},
                  {"viec", "luu"},
                  {"ten", "Thẻ"},
                  {"loi", "Lời."},
                  {"mo-ta", "Hình."}};
  const auto refused = ask(teacher_, web::Method::post, card, form, {{"anh", "a.jpg", "image/jpeg", "không phải ảnh"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find(t::authoring::photo_rights_missing.vi), std::string::npos);
  EXPECT_NE(refused.body.find("Lời."), std::string::npos);  // nothing typed is lost
}

TEST_P(Authors, LearnersAndVolunteersMayNotWrite) {
  EXPECT_EQ(get(staff("tn", auth::Role::volunteer), "/quan-tri/soan").status, 403);
}

INSTANTIATE_TEST_SUITE_P(Engines, Authors, testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

}  // namespace
}  // namespace hvs::learning
