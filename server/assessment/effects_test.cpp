// Learning effect on both engines: self-checks before and after, as the officer reads them.
#include "server/assessment/testing.hpp"

namespace hvs::assessment {
namespace {

using namespace testroom;
using namespace std::chrono_literals;

class EffectRoom : public SittingRoom {
 protected:
  void self_check(std::uint8_t n, int right_of_ten) {
    const auto me = learner(n);
    auto at = sit(me, begin(me, "tu-xem"), [&](int k) { return k % 10 < right_of_ten; });
    if (at.ends_with("/nghi")) at = location(ask(me, web::Method::post, at.substr(0, at.rfind('/')) + "/nop"));
    ASSERT_TRUE(at.ends_with("/ket-qua"));
  }
  web::Reply page(const std::string& query = "") {
    auth::Me officer;
    officer.commune = commune;
    officer.account = uuid(220);
    officer.grants = {{auth::Role::commune_officer, "", {}, {}}};
    return ask(officer, web::Method::get, "/quan-tri/biet-them" + query);
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, EffectRoom, testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(EffectRoom, WhatPeopleGainedIsOneSentenceAndWhoDidNotComeBackIsCounted) {
  EXPECT_NE(page().body.find("Chưa ai được đo hai lần"), std::string::npos);
  for (std::uint8_t n = 1; n <= 10; ++n) self_check(n, 3);
  now_ = noon + 24h * 20;
  for (std::uint8_t n = 1; n <= 8; ++n) self_check(n, 8);
  const auto body = page().body;
  EXPECT_NE(body.find(" (95 %), 8 trên 10 người học đo hai lần"), std::string::npos) << body;
  EXPECT_NE(body.find("<strong>+"), std::string::npos) << "they gained";
  const auto csv = page(".csv");
  EXPECT_NE(csv.body.find("\"Toàn xã\",area,10,8,8,2,"), std::string::npos) << csv.body;
}

}  // namespace
}  // namespace hvs::assessment
