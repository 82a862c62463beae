// News behind its addresses, on both engines: what is kept, what visitors see, and two people writing at once.
#include <gtest/gtest.h>

#include "core/portal/fields.hpp"
#include "core/web/router.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"
#include "server/portal/room.hpp"
#include "server/portal/store.hpp"
#include "text/portal.hpp"

namespace hvs::portal {
namespace {

constexpr Instant noon = from_ms(1'795'323'600'000);
const std::string commune = "05716";

class Newsroom : public testing::TestWithParam<std::string> {
 protected:
  db::testing::Fresh db_{GetParam(), db::all_migrations()};
  std::uint8_t dice_ = 0;
  RandomBytes random_ = [this](std::uint8_t* out, std::size_t n) { std::fill_n(out, n, ++dice_); };
  std::unique_ptr<keys::Keyring> keyring_ = std::move(keys::Keyring::open(db_.folder() + "/keys-of-test").value());
  std::unique_ptr<journal::Door> door_ = journal::make_door(*db_, random_);
  app::Settings settings_ = [] {
    app::Settings s;
    s.commune = commune;
    s.public_url = "https://hocvuso.example";
    return s;
  }();
  app::Services services_{settings_, *db_, *door_, *keyring_, [] { return noon; }, random_};
  app::Room room_ = make_portal(services_, {});
  web::Router router_{room_.routes};
  auth::Me officer_;
  const std::string id_ = make_uuid7(noon, std::array<std::uint8_t, 10>{42});

  void SetUp() override {
    for (auto& store : stores()) door_->add(std::move(store));
    officer_.commune = commune;
    officer_.account = "can-bo";
    officer_.grants = {{auth::Role::commune_officer, "", {}, {}}};
  }
  using Form = std::vector<std::pair<std::string, std::string>>;
  web::Answer call(const auth::Me& who, web::Method method, const std::string& path, const Form& form = {}) {
    web::Call call;
    call.method = method;
    call.path = path;
    call.now = noon;
    call.me = who;
    for (const auto& [name, value] : form) call.form.add(name, value);
    const auto match = router_.find(method, path, &call.params);
    EXPECT_NE(match.route, nullptr) << path;
    return match.route->handler(call);
  }
  web::Reply finish(const auth::Me& who, web::Answer answer) {
    if (answer.operations.empty()) return answer.reply;
    const auto outcomes = door_->commit(who, std::move(answer.operations), noon);
    EXPECT_TRUE(outcomes);
    return answer.finish ? answer.finish(*outcomes) : answer.reply;
  }
  web::Reply get(const std::string& path) { return finish(officer_, call(officer_, web::Method::get, path)); }
  web::Reply save(const Form& form) {
    return finish(officer_, call(officer_, web::Method::post, "/quan-tri/tin/" + id_, form));
  }
  std::string version() {
    const auto page = get("/quan-tri/tin/" + id_).body;
    const std::string_view mark = "name=\"ban\" value=\"";
    const auto at = page.find(mark);
    EXPECT_NE(at, std::string::npos);
    return page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size());
  }
  News kept() {
    News out;
    const auto read = db_->read([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(one, find_news(tx, commune, id_));
      out = std::move(one);
      return {};
    });
    EXPECT_TRUE(read);
    return out;
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, Newsroom, testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

bool has(const web::Reply& reply, std::string_view words) { return reply.body.find(words) != std::string::npos; }

TEST_P(Newsroom, WhatIsWrittenIsKeptAndShownAndWhatIsHiddenIsNot) {
  EXPECT_EQ(save({{"ten", "Lớp tối thứ Năm"}, {"than", "Mời bà con."}, {"ban", "0.0.0"}}).status, 303);
  EXPECT_TRUE(has(get("/tin"), "Lớp tối thứ Năm"));
  EXPECT_TRUE(has(get("/tin.atom"), "Lớp tối thứ Năm"));
  EXPECT_EQ(save({{"ten", "Lớp tối thứ Năm"}, {"than", "Mời bà con."}, {"an", "1"}, {"ban", version()}}).status, 303);
  EXPECT_FALSE(has(get("/tin"), "Lớp tối thứ Năm"));
  EXPECT_TRUE(has(get("/quan-tri/tin"), "Lớp tối thứ Năm"));
  EXPECT_EQ(finish({}, call({}, web::Method::get, "/tin/" + id_)).status, 404) << "not for visitors";
}

TEST_P(Newsroom, TheSecondOfTwoWritersSeesBothTextsAndLosesNothing) {
  save({{"ten", "Lớp tối"}, {"than", "Thứ Năm."}, {"ban", "0.0.0"}});
  const auto seen = version();
  EXPECT_EQ(save({{"ten", "Lớp tối"}, {"than", "Thứ Sáu."}, {"ban", seen}}).status, 303);
  const auto clash = save({{"ten", "Lớp tối"}, {"than", "Thứ Bảy, mang theo thẻ."}, {"ban", seen}});
  EXPECT_EQ(clash.status, 409);
  EXPECT_TRUE(has(clash, "Thứ Sáu.")) << "theirs";
  EXPECT_TRUE(has(clash, "Thứ Bảy, mang theo thẻ.")) << "mine";
  EXPECT_TRUE(has(clash, t::portal::edit_clash.vi));
  EXPECT_EQ(kept().body, "Thứ Sáu.");
  EXPECT_EQ(save({{"ten", "Lớp tối"}, {"than", "Thứ Bảy, mang theo thẻ."}, {"ban", version()}}).status, 303);
  EXPECT_EQ(kept().body, "Thứ Bảy, mang theo thẻ.");
}

TEST_P(Newsroom, WritersOfDifferentFieldsDoNotMeet) {
  save({{"ten", "Lớp tối"}, {"than", "Thứ Năm."}, {"ban", "0.0.0"}});
  const auto seen = version();
  save({{"ten", "Lớp tối ở nhà văn hóa"}, {"than", "Thứ Năm."}, {"ban", seen}});
  // The second one left the title alone, but the form carries the old one: that is a clash, said and not guessed.
  EXPECT_EQ(save({{"ten", "Lớp tối"}, {"than", "Thứ Sáu."}, {"ban", seen}}).status, 409);
  EXPECT_EQ(save({{"ten", "Lớp tối ở nhà văn hóa"}, {"than", "Thứ Sáu."}, {"ban", seen}}).status, 303);
  EXPECT_EQ(kept().title, "Lớp tối ở nhà văn hóa");
  EXPECT_EQ(kept().body, "Thứ Sáu.");
}

TEST_P(Newsroom, TwoPressesInOneMomentMeetAtTheDoorAndNothingIsLost) {
  save({{"ten", "Lớp tối"}, {"than", "Thứ Năm."}, {"ban", "0.0.0"}});
  const auto seen = version();
  const Form first{{"ten", "Lớp tối"}, {"than", "Thứ Sáu."}, {"ban", seen}};
  const Form second{{"ten", "Lớp tối"}, {"than", "Thứ Bảy."}, {"ban", seen}};
  auto one = call(officer_, web::Method::post, "/quan-tri/tin/" + id_, first);
  auto two = call(officer_, web::Method::post, "/quan-tri/tin/" + id_, second);
  EXPECT_EQ(finish(officer_, std::move(one)).status, 303);
  const auto reply = finish(officer_, std::move(two));
  EXPECT_EQ(reply.status, 409);
  EXPECT_TRUE(has(reply, "Thứ Bảy.") && has(reply, "Thứ Sáu."));
  EXPECT_EQ(kept().body, "Thứ Sáu.");
}

TEST_P(Newsroom, PressingSaveTwiceMakesOneNews) {
  const Form form{{"ten", "Lớp tối"}, {"than", "Thứ Năm."}, {"ban", "0.0.0"}};
  EXPECT_EQ(save(form).status, 303);
  EXPECT_EQ(save(form).status, 303);
}

}  // namespace
}  // namespace hvs::portal
