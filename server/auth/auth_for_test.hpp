// A whole small commune for tests of the doors: fresh database, keys, two classes, a browser with cookies. No HTTP.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "core/base/bytes.hpp"
#include "core/web/router.hpp"
#include "server/auth/commands.hpp"
#include "server/auth/room.hpp"
#include "server/auth/totp.hpp"
#include "server/db/testing.hpp"
#include "server/journal/door.hpp"
#include "server/keys/keyring.hpp"

namespace hvs::auth::testing {

class FakeDirectory final : public Directory {
 public:
  std::vector<Learner> people{{"00000000-0000-7000-8000-000000000001", "Bùi Thị Mẫu", "/x01/", "xóm Một"},
                              {"00000000-0000-7000-8000-000000000002", "Lý A Sính", "/x01/", "xóm Một"},
                              {"00000000-0000-7000-8000-000000000003", "Hoàng Văn Thụ", "/x02/", "xóm Hai"}};
  std::vector<LearningClass> classes{{"lop-1", "Lớp tối xóm Một", "/x01/", "xóm Một", true},
                                     {"lop-2", "Lớp xóm Hai", "/x02/", "xóm Hai", true}};

  Result<std::optional<Learner>> learner(db::Tx&, const std::string&, const std::string& person) override {
    for (const auto& p : people) {
      if (p.person == person) return p;
    }
    return std::nullopt;
  }
  Result<std::vector<Learner>> members(db::Tx&, const std::string&, const std::string& id) override {
    std::vector<Learner> out;
    for (const auto& p : people) {
      if ((id == "lop-1") == (p.area == "/x01/")) out.push_back(p);
    }
    return out;
  }
  Result<std::vector<LearningClass>> open_classes(db::Tx&, const std::string&) override {
    std::vector<LearningClass> out;
    for (const auto& c : classes) {
      if (c.open) out.push_back(c);
    }
    return out;
  }
  Result<std::optional<LearningClass>> find_class(db::Tx&, const std::string&, const std::string& id) override {
    for (const auto& c : classes) {
      if (c.id == id) return c;
    }
    return std::nullopt;
  }
  Result<std::vector<Place>> places(db::Tx&, const std::string&) override {
    return std::vector<Place>{{"/x01/", "xóm Một"}, {"/x02/", "xóm Hai"}};
  }
};

class NoDoor final : public journal::Door {
 public:
  void add(journal::Store) override {}
  void add(journal::Reaction) override {}
  void commit(const Me&, std::vector<journal::Operation>, Instant, journal::Committed) override {}
  Result<std::vector<journal::Outcome>> commit(const Me&, std::vector<journal::Operation>, Instant) override {
    return std::vector<journal::Outcome>{};
  }
  Result<std::vector<journal::Outcome>> rehearse(db::Tx&, const auth::Me&, const std::vector<journal::Operation>&,
                                                 Instant) override {
    return std::vector<journal::Outcome>{};
  }
  Result<journal::Outcome> review(const journal::Review&, Instant) override { return journal::Outcome{}; }
  Result<void> bulk(const Me&, const std::function<Result<bool>(std::vector<journal::Operation>&)>&, Instant) override {
    return {};
  }
  const journal::Store* store(std::string_view) const override { return nullptr; }
  journal::OpId next_server_id() override { return {"may-chu", 1, ++seq_}; }
  void on_commit(std::function<void(const std::string&, std::uint64_t)>) override {}

 private:
  std::uint64_t seq_ = 0;
};

inline std::vector<db::Migration> auth_migrations() {
  std::vector<db::Migration> out;
  for (const auto& m : db::all_migrations()) {
    if (m.room == "auth") out.push_back(m);
  }
  return out;
}

struct Answered {
  int status = 0;
  std::string where;  // Location
  std::string body;
  std::size_t operations = 0;
  [[nodiscard]] bool has(std::string_view part) const { return body.find(part) != std::string::npos; }
};

class Commune {
 public:
  explicit Commune(const std::string& engine)
      : migrations_(auth_migrations()),
        db(engine, migrations_),
        keys(std::move(keys::Keyring::open(db.folder() + "/data").value())),
        services{settings(),
                 *db,
                 door,
                 *keys,
                 [this] { return now; },
                 [this](std::uint8_t* out, std::size_t n) {
                   const auto raw = keys->random(n);
                   std::copy(raw.begin(), raw.end(), out);
                 }},
        office(make_office(services, directory)),
        router(make_auth(office).routes) {}

  // A browser: keeps cookies, follows nothing.
  struct Browser {
    std::map<std::string, std::string> cookies;
    std::string peer = "192.0.2.1";
  };

  Answered send(Browser& browser, web::Method method, std::string_view target, std::vector<web::Fields::Item> form = {},
                bool with_csrf = true) {
    web::Call call;
    call.method = method;
    const auto question = target.find('?');
    call.path = target.substr(0, question);
    call.raw_target = target;
    if (question != std::string_view::npos) add_pairs(call.query, target.substr(question + 1));
    for (const auto& [name, value] : browser.cookies) call.cookies.add(name, value);
    call.headers.add("host", "hoc.example");
    if (method == web::Method::post) {
      call.headers.add("origin", origin);
      call.content_type = "application/x-www-form-urlencoded";
    }
    call.peer = browser.peer;
    call.now = now;
    if (!office->gate.identify(call)) std::abort();
    for (auto& f : form) call.form.add(f.name, f.value);
    if (method == web::Method::post && with_csrf) call.form.add("csrf", call.me.csrf);
    const auto match = router.find(method, call.path, &call.params);
    if (match.route == nullptr) return {404, {}, {}, 0};
    if (const auto allowed = office->gate.check(*match.route, call); !allowed) {
      return {allowed.error().code == "auth.sign_in_first" ? 401 : 403,
              Gate::sign_in_page(*match.route, call).headers[0].value, std::string(allowed.error().code), 0};
    }
    const auto answer = match.route->handler(call);
    Answered out{answer.reply.status, {}, answer.reply.body, answer.operations.size()};
    for (const auto& h : answer.reply.headers) {
      if (h.name == "Location") out.where = h.value;
      if (h.name == "Set-Cookie") take_cookie(browser, h.value);
    }
    return out;
  }
  Answered get(Browser& b, std::string_view target) { return send(b, web::Method::get, target); }
  Answered post(Browser& b, std::string_view target, std::vector<web::Fields::Item> form = {}) {
    return send(b, web::Method::post, target, std::move(form));
  }

  [[nodiscard]] Me who(const Browser& browser) {
    web::Call call;
    call.now = now;
    for (const auto& [name, value] : browser.cookies) call.cookies.add(name, value);
    if (!office->gate.identify(call)) std::abort();
    return call.me;
  }

  [[nodiscard]] audit::Entry by() const { return {now, "test", {}, {}, "ok", {}, {}}; }
  commands::Made staff(const std::string& login, Role role, const std::string& area = {}) {
    return commands::add(*office, {login, "Người " + login, role, area, {}, {}, {}}, by()).value();
  }
  // Walks the whole first sign-in; returns the second factor's secret.
  std::string first_sign_in(Browser& b, const commands::Made& made, const std::string& password = "con trâu đi cày 7") {
    EXPECT_EQ(post(b, "/vao/can-bo", {{"ten", made.login}, {"mat_khau", made.password}}).where,
              "/vao/can-bo/cai-dat?ve=%2F");
    const auto page = get(b, "/vao/can-bo/cai-dat");
    const auto secret = secret_on(page.body);
    EXPECT_EQ(post(b, "/vao/can-bo/cai-dat", {{"ma", totp::code_at(secret, totp::step_at(now))}}).status, 200);
    EXPECT_EQ(post(b, "/vao/can-bo/mat-khau", {{"moi", password}, {"lai", password}}).where, "/");
    return secret;
  }
  static std::string secret_on(const std::string& page) {
    const auto from = page.find("<code>") + 6;
    std::string text;
    for (const char c : page.substr(from, page.find("</code>") - from)) {
      if (c != ' ') text += c;
    }
    return bytes::from_base32(text).value();
  }

  template <class T, class Work>
  T sql(Work work) {
    return office->read<T>(work).value();
  }

  Instant now = from_ms(1'795'348'800'000);
  std::string origin = "http://hoc.example";
  FakeDirectory directory;
  NoDoor door;

 private:
  std::vector<db::Migration> migrations_;
  static app::Settings settings() {
    app::Settings s;
    s.public_url = "https://hocvuso.example";
    return s;
  }
  static void add_pairs(web::Fields& fields, std::string_view text) {
    while (!text.empty()) {
      const auto end = text.find('&');
      const auto pair = text.substr(0, end);
      const auto equals = pair.find('=');
      fields.add(std::string(pair.substr(0, equals)), bytes::percent_decode(pair.substr(equals + 1), true).value());
      text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
  }
  static void take_cookie(Browser& browser, std::string_view line) {
    const auto equals = line.find('=');
    const std::string name{line.substr(0, equals)};
    const auto value = line.substr(equals + 1, line.find(';') - equals - 1);
    EXPECT_NE(line.find("HttpOnly"), std::string_view::npos);
    EXPECT_NE(line.find("SameSite=Lax"), std::string_view::npos);
    if (value.empty() || line.find("Max-Age=0") != std::string_view::npos)
      browser.cookies.erase(name);
    else
      browser.cookies[name] = value;
  }

 public:
  db::testing::Fresh db;
  std::unique_ptr<keys::Keyring> keys;
  app::Services services;
  OfficePtr office;
  web::Router router;
};

}  // namespace hvs::auth::testing
