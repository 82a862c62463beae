// The assessment room with the real bank, adaptive, for tests of whole sittings on both engines.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>

#include "core/assessment/measure.hpp"
#include "core/assessment/sample.hpp"
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

namespace hvs::assessment::testroom {

inline constexpr Instant noon = from_ms(1'795'323'600'000);  // 2026-11-22 12:00 in Vietnam
inline const std::string commune = "05716";

inline std::string uuid(std::uint8_t n) { return make_uuid7(noon, std::array<std::uint8_t, 10>{0, 0, 0, 0, n}); }

inline std::shared_ptr<const Bank> adaptive_bank(const learning::Library& library) {
  auto bank = std::make_shared<Bank>(**read_bank(".", library));
  bank->blueprint.way = Way::adaptive;
  return bank;
}

class SittingRoom : public ::testing::TestWithParam<std::string> {
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
  Instant now_ = noon;

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
    call.now = now_;
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
    const auto outcomes = door_->commit(who, got.operations, now_);
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
      at = location(
          ask(who, web::Method::post, at, sample::pressed(*item, right(n) ? key_of(*item) : std::string{dont_know})));
    }
    return at;
  }
  std::string begin(const auth::Me& who, const std::string& what = "") {
    return location(ask(who, web::Method::post, "/kiem-tra", {{"nhom", "nguoidan"}, {"viec", what}}));
  }
};

}  // namespace hvs::assessment::testroom
