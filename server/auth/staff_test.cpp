// Staff sign-in, accounts and sessions: SE-05, SE-06, SE-08.
#include <gtest/gtest.h>

#include "core/auth/csrf.hpp"
#include "core/html/catalogue.hpp"
#include "server/auth/auth_for_test.hpp"

namespace hvs::auth {
namespace {

using testing::Commune;
using Browser = Commune::Browser;

class Staff : public ::testing::TestWithParam<std::string> {
 protected:
  Commune c{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Engines, Staff, ::testing::ValuesIn(db::testing::engines()),
                         [](const auto& i) { return i.param; });

TEST_P(Staff, TheFirstSignInSetsUpASecondFactorAndAnOwnPassword) {
  const auto made = c.staff("hoa.bui", Role::commune_officer);
  Browser b;
  c.first_sign_in(b, made);
  const auto me = c.who(b);
  EXPECT_EQ(me.account, made.id);
  EXPECT_TRUE(me.second_factor);
  EXPECT_TRUE(may(me, Right::import_people, "", c.now));
  EXPECT_FALSE(may(me, Right::manage_accounts, "*", c.now));

  Browser again;
  EXPECT_EQ(c.post(again, "/vao/can-bo", {{"ten", "HOA.bui"}, {"mat_khau", made.password}}).status, 422)
      << "the temporary password is gone";
  EXPECT_EQ(c.post(again, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", "con trâu đi cày 7"}}).where,
            "/vao/can-bo/ma?ve=%2F");
}

TEST_P(Staff, HalfASignInOpensNothing) {
  const auto made = c.staff("hoa.bui", Role::administrator);
  Browser b;
  ASSERT_EQ(c.post(b, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", made.password}}).status, 303);
  EXPECT_TRUE(c.who(b).is_visitor());
  EXPECT_EQ(c.get(b, "/quan-tri/tai-khoan").status, 401);
  EXPECT_EQ(c.get(b, "/quan-tri/tai-khoan").where, "/vao/can-bo?ve=%2Fquan-tri%2Ftai-khoan");
  EXPECT_EQ(c.get(b, "/vao/can-bo/ma").where, "/vao/can-bo?ve=%2F") << "no step may be skipped";
  EXPECT_EQ(c.get(b, "/vao/can-bo/mat-khau").where, "/vao/can-bo?ve=%2F");
  c.now += std::chrono::minutes{21};
  EXPECT_EQ(c.get(b, "/vao/can-bo/cai-dat").where, "/vao/can-bo?ve=%2F") << "the half-open session is over";
}

TEST_P(Staff, ACodeIsUsedOnceAndADriftOfOneStepIsForgiven) {
  const auto made = c.staff("hoa.bui", Role::leader);
  Browser b;
  const auto secret = c.first_sign_in(b, made);
  const auto sign_in = [&](std::int64_t shift) {
    Browser other;
    other.cookies["hvs_d"] = b.cookies["hvs_d"];
    EXPECT_EQ(c.post(other, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", "con trâu đi cày 7"}}).where,
              "/vao/can-bo/ma?ve=%2F");
    return c.post(other, "/vao/can-bo/ma", {{"ma", totp::code_at(secret, totp::step_at(c.now) + shift)}}).status;
  };
  EXPECT_EQ(sign_in(0), 422) << "used at set-up";
  c.now += std::chrono::seconds{30};
  EXPECT_EQ(sign_in(0), 303);
  EXPECT_EQ(sign_in(0), 422) << "the same code again";
  EXPECT_EQ(sign_in(-1), 422) << "an older code after a newer one";
  EXPECT_EQ(sign_in(1), 303);
  EXPECT_EQ(sign_in(2), 422);
}

TEST_P(Staff, ARecoveryCodeOpensOnce) {
  const auto made = c.staff("hoa.bui", Role::leader);
  Browser b;
  c.post(b, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", made.password}});
  const auto secret = Commune::secret_on(c.get(b, "/vao/can-bo/cai-dat").body);
  const auto shown = c.post(b, "/vao/can-bo/cai-dat", {{"ma", totp::code_at(secret, totp::step_at(c.now))}});
  std::vector<std::string> codes;
  for (auto at = shown.body.find("<li><code>"); at != std::string::npos; at = shown.body.find("<li><code>", at + 1))
    codes.push_back(shown.body.substr(at + 10, 11));
  ASSERT_EQ(codes.size(), 10U);
  c.post(b, "/vao/can-bo/mat-khau", {{"moi", "con trâu đi cày 7"}, {"lai", "con trâu đi cày 7"}});
  const auto with = [&](const std::string& code) {
    Browser other;
    c.post(other, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", "con trâu đi cày 7"}});
    return c.post(other, "/vao/can-bo/ma", {{"ma", code}}).status;
  };
  EXPECT_EQ(with("AAAAA-AAAAA"), 422);
  EXPECT_EQ(with(" " + codes[3] + " "), 303);
  EXPECT_EQ(with(codes[3]), 422);
  std::string small = codes[4];
  for (auto& ch : small) ch = static_cast<char>(std::tolower(static_cast<unsigned char>(ch)));
  EXPECT_EQ(with(small), 303) << "typed in small letters";
}

TEST_P(Staff, FiveWrongPasswordsLockForAQuarterOfAnHourButNotTheOwnersBrowser) {
  const auto made = c.staff("hoa.bui", Role::leader);
  Browser owner;
  const auto secret = c.first_sign_in(owner, made);
  Browser thief{.cookies = {}, .peer = "198.51.100.7"};
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(c.post(thief, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", "sai rồi nhé"}}).status, 422);
  EXPECT_EQ(c.post(thief, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", "con trâu đi cày 7"}}).status, 429)
      << "right, but locked";
  c.now += std::chrono::seconds{60};
  EXPECT_EQ(c.post(owner, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", "con trâu đi cày 7"}}).status, 303);
  EXPECT_EQ(c.post(owner, "/vao/can-bo/ma", {{"ma", totp::code_at(secret, totp::step_at(c.now))}}).status, 303);
  c.now += std::chrono::minutes{15};
  EXPECT_EQ(c.post(thief, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", "con trâu đi cày 7"}}).status, 303);
}

TEST_P(Staff, AnUnknownNameIsAnsweredLikeAWrongPassword) {
  c.staff("hoa.bui", Role::leader);
  Browser a;
  Browser b;
  const auto known = c.post(a, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", "sai rồi nhé"}});
  const auto unknown = c.post(b, "/vao/can-bo", {{"ten", "khong.co"}, {"mat_khau", "sai rồi nhé"}});
  EXPECT_EQ(known.status, unknown.status);
  EXPECT_TRUE(known.has(say("auth.wrong_password")));
  EXPECT_TRUE(unknown.has(say("auth.wrong_password")));
  for (int i = 0; i < 4; ++i) c.post(b, "/vao/can-bo", {{"ten", "khong.co"}, {"mat_khau", "x"}});
  EXPECT_EQ(c.post(b, "/vao/can-bo", {{"ten", "khong.co"}, {"mat_khau", "x"}}).status, 429);
}

TEST_P(Staff, WrongCodesLockTooAndManyNamesFromOnePeerAreSlowed) {
  const auto made = c.staff("hoa.bui", Role::leader);
  Browser b;
  const auto secret = c.first_sign_in(b, made);
  Browser thief;
  ASSERT_EQ(c.post(thief, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", "con trâu đi cày 7"}}).status, 303);
  int last = 0;
  for (int i = 0; i < 6; ++i) {
    last = c.post(thief, "/vao/can-bo/ma", {{"ma", "000000"}}).status;
    c.post(thief, "/vao/can-bo",
           {{"ten", "hoa.bui"}, {"mat_khau", "con trâu đi cày 7"}});  // typing the password again wins nothing back
  }
  EXPECT_EQ(last, 429);
  EXPECT_EQ(c.post(thief, "/vao/can-bo/ma", {{"ma", totp::code_at(secret, totp::step_at(c.now) + 1)}}).status, 429);
  Browser sprayer{.cookies = {}, .peer = "198.51.100.9"};
  int refused = 0;
  for (int i = 0; i < 45; ++i)
    refused +=
        c.post(sprayer, "/vao/can-bo", {{"ten", "ten" + std::to_string(i)}, {"mat_khau", ""}}).status == 429 ? 1 : 0;
  EXPECT_EQ(refused, 5);
}

TEST_P(Staff, SessionsEndByIdlenessByRevokingAndByDisabling) {
  const auto made = c.staff("hoa.bui", Role::leader);
  c.staff("quan.tri", Role::administrator);
  Browser b;
  const auto secret = c.first_sign_in(b, made);
  c.now += std::chrono::minutes{29};
  EXPECT_FALSE(c.who(b).is_visitor());
  c.now += std::chrono::minutes{31};
  EXPECT_TRUE(c.who(b).is_visitor()) << "half an hour idle";

  Browser first;
  Browser second;
  for (auto* browser : {&first, &second}) {
    c.now += std::chrono::minutes{1};
    c.post(*browser, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", "con trâu đi cày 7"}});
    ASSERT_EQ(c.post(*browser, "/vao/can-bo/ma", {{"ma", totp::code_at(secret, totp::step_at(c.now))}}).status, 303);
  }
  const auto stolen = first.cookies.at("hvs_s");
  EXPECT_EQ(c.post(second, "/tai-khoan/phien", {{"phien", "khac"}}).status, 303);
  EXPECT_TRUE(c.who(first).is_visitor()) << "revoked at once, though it was in memory";
  EXPECT_FALSE(c.who(second).is_visitor());
  EXPECT_EQ(c.post(second, "/ra").where, "/");
  EXPECT_TRUE(c.who(second).is_visitor());

  Browser third;
  c.now += std::chrono::minutes{1};
  c.post(third, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", "con trâu đi cày 7"}});
  c.post(third, "/vao/can-bo/ma", {{"ma", totp::code_at(secret, totp::step_at(c.now))}});
  EXPECT_FALSE(c.who(third).is_visitor());
  ASSERT_TRUE(commands::disable(*c.office, "hoa.bui", c.by()));
  EXPECT_TRUE(c.who(third).is_visitor());
  EXPECT_EQ(c.post(third, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", "con trâu đi cày 7"}}).status, 422);
}

TEST_P(Staff, TheCookieIsNotInTheDatabase) {
  const auto made = c.staff("hoa.bui", Role::leader);
  Browser b;
  c.first_sign_in(b, made);
  constexpr db::Sql all{"test.sessions", "SELECT secret_hash, id FROM session WHERE commune_id = $1"};
  const auto rows = c.sql<db::Rows>([&](db::Tx& tx) { return tx.run(all, {c.office->commune()}); });
  ASSERT_EQ(rows.size(), 1U) << "the half-open sessions are gone";
  EXPECT_EQ(rows[0].text(0), bytes::hex(bytes::sha256(b.cookies.at("hvs_s"))));
  EXPECT_EQ(rows[0].text(1), c.who(b).session);
}

TEST_P(Staff, ASignedInPageCostsNoSql) {
  const auto made = c.staff("hoa.bui", Role::leader);
  Browser b;
  c.first_sign_in(b, made);
  EXPECT_FALSE(c.who(b).is_visitor());
  constexpr db::Sql wipe{"test.wipe", "DELETE FROM session WHERE commune_id = $1"};
  ASSERT_TRUE(c.db->write([&](db::Tx& tx) { return tx.post(wipe, {c.office->commune()}); }));
  EXPECT_FALSE(c.who(b).is_visitor()) << "known without asking the table";
}

TEST_P(Staff, PasswordsAreNotReusedAndMustBeGood) {
  const auto made = c.staff("hoa.bui", Role::leader);
  Browser b;
  c.first_sign_in(b, made);
  const auto change = [&](const std::string& old, const std::string& fresh, const std::string& again) {
    return c.post(b, "/tai-khoan/mat-khau", {{"cu", old}, {"moi", fresh}, {"lai", again}});
  };
  EXPECT_TRUE(change("sai", "một mật khẩu mới", "một mật khẩu mới").has(say("auth.password_old_wrong")));
  EXPECT_TRUE(change("con trâu đi cày 7", "ngắn", "ngắn").has(say("auth.password_short")));
  EXPECT_TRUE(change("con trâu đi cày 7", "matkhau1", "matkhau1").has(say("auth.password_easy")));
  EXPECT_TRUE(change("con trâu đi cày 7", "hoa.bui 1", "hoa.bui 1").has(say("auth.password_easy")));
  EXPECT_TRUE(change("con trâu đi cày 7", "một mật khẩu mới", "khác").has(say("auth.password_differs")));
  EXPECT_TRUE(change("con trâu đi cày 7", "con trâu đi cày 7", "con trâu đi cày 7").has(say("auth.password_reused")));
  EXPECT_TRUE(change("con trâu đi cày 7", made.password, made.password).has(say("auth.password_reused")));
  EXPECT_EQ(change("con trâu đi cày 7", "đàn cò bay lả", "đàn cò bay lả").status, 303);
}

TEST_P(Staff, AnAdministratorsPasswordGrowsOldInTwoMonths) {
  const auto made = c.staff("quan.tri", Role::administrator);
  Browser b;
  const auto secret = c.first_sign_in(b, made);
  c.now += std::chrono::hours{24 * 40};
  c.post(b, "/vao/can-bo", {{"ten", "quan.tri"}, {"mat_khau", "con trâu đi cày 7"}});
  ASSERT_EQ(c.post(b, "/vao/can-bo/ma", {{"ma", totp::code_at(secret, totp::step_at(c.now))}}).where, "/");
  c.now += std::chrono::hours{24 * 21};
  c.post(b, "/vao/can-bo", {{"ten", "quan.tri"}, {"mat_khau", "con trâu đi cày 7"}});
  EXPECT_EQ(c.post(b, "/vao/can-bo/ma", {{"ma", totp::code_at(secret, totp::step_at(c.now))}}).where,
            "/vao/can-bo/mat-khau?ve=%2F");
  EXPECT_TRUE(c.who(b).is_visitor());
}

TEST_P(Staff, AnAccountNobodyUsesClosesAfter45DaysAndTheDeskOpensIt) {  // SE-05
  const auto made = c.staff("hoa.bui", Role::leader);
  Browser b;
  c.first_sign_in(b, made);
  c.now += std::chrono::hours{24 * 46};
  const auto sign_in = [&] {
    return c.post(b, "/vao/can-bo", {{"ten", "hoa.bui"}, {"mat_khau", "con trâu đi cày 7"}});
  };
  EXPECT_EQ(sign_in().status, 403);
  EXPECT_TRUE(sign_in().has(say("auth.account_idle")));
  ASSERT_TRUE(commands::enable(*c.office, "hoa.bui", c.by()));
  EXPECT_EQ(sign_in().status, 303);
}

TEST_P(Staff, EveryRoleAgainstEveryRouteOfTheDoors) {
  for (std::size_t i = 0; i < role_count; ++i) {
    web::Call call;
    call.now = c.now;
    call.me.account = "a";
    call.me.grants = {{static_cast<Role>(i), "/x01/", {}, {}}};
    for (const auto& route : make_auth(c.office).routes) {
      call.method = web::Method::get;
      const auto rights = rights_of(static_cast<Role>(i));
      const bool expected =
          route.right == Right::anyone || std::find(rights.begin(), rights.end(), route.right) != rights.end();
      EXPECT_EQ(c.office->gate.check(route, call).has_value(), expected)
          << route.pattern << " " << role_name(static_cast<Role>(i));
    }
  }
}

TEST_P(Staff, TheAccountsDeskDoesItsWork) {
  const auto made = c.staff("quan.tri", Role::administrator);
  Browser b;
  c.first_sign_in(b, made);
  EXPECT_TRUE(c.get(b, "/quan-tri/tai-khoan").has("quan.tri"));
  const auto once = c.post(b, "/quan-tri/tai-khoan/moi",
                           {{"ten", "lan.hoang"},
                            {"ho_ten", "Hoàng Thị Lan"},
                            {"vai", "volunteer"},
                            {"khu", "/x01/"},
                            {"den", "31/12/2027"}});
  ASSERT_EQ(once.status, 200);
  EXPECT_TRUE(once.has("lan.hoang"));
  const auto found = commands::find(*c.office, "lan.hoang").value();
  ASSERT_EQ(found.grants.size(), 1U);
  EXPECT_EQ(found.grants[0].grant.area, "/x01/");
  EXPECT_EQ(iso_utc(found.grants[0].grant.until), "2027-12-31T17:00:00.000Z") << "the last day counts whole";
  EXPECT_TRUE(c.post(b, "/quan-tri/tai-khoan/moi",
                     {{"ten", "lan.hoang"}, {"ho_ten", "Ai Đó"}, {"vai", "volunteer"}, {"khu", ""}})
                  .has(say("auth.login_taken")));
  EXPECT_TRUE(c.post(b, "/quan-tri/tai-khoan/moi",
                     {{"ten", "Lan Hoàng"}, {"ho_ten", "Ai Đó"}, {"vai", "volunteer"}, {"khu", ""}})
                  .has(say("auth.login_form")));
  EXPECT_TRUE(c.post(b, "/quan-tri/tai-khoan/moi",
                     {{"ten", "moi"}, {"ho_ten", "Ai Đó"}, {"vai", "volunteer"}, {"khu", "/x99/"}})
                  .has(say("auth.not_your_area")));
  EXPECT_TRUE(c.post(b, "/quan-tri/tai-khoan/moi",
                     {{"ten", "ai.do"}, {"ho_ten", "Ai Đó"}, {"vai", "volunteer"}, {"khu", ""}, {"den", "1/1/2020"}})
                  .has(say("auth.until_wrong")));

  const auto page = "/quan-tri/tai-khoan/" + found.account.id;
  EXPECT_EQ(c.post(b, page, {{"viec", "giao"}, {"vai", "teacher"}, {"khu", "/x02/"}}).status, 303);
  EXPECT_EQ(commands::find(*c.office, "lan.hoang")->grants.size(), 2U);
  EXPECT_EQ(c.post(b, page, {{"viec", "thoi-giao"}, {"viec_giao", found.grants[0].id}}).status, 303);
  EXPECT_EQ(c.post(b, page, {{"viec", "khoa"}}).status, 303);
  EXPECT_TRUE(c.get(b, page).has(say("auth.state_disabled")));
  const auto own = "/quan-tri/tai-khoan/" + made.id;
  EXPECT_TRUE(c.post(b, own, {{"viec", "khoa"}}).has("quản trị. Vui lòng giao")) << "the last administrator stays";
  const auto mine = commands::find(*c.office, "quan.tri").value();
  EXPECT_EQ(c.post(b, own, {{"viec", "thoi-giao"}, {"viec_giao", mine.grants[0].id}}).status, 409);
  EXPECT_TRUE(c.get(b, "/quan-tri/tai-khoan/phan-quyen").has("Cán bộ phụ trách xóm"));
  EXPECT_EQ(c.get(b, "/quan-tri/tai-khoan/phan-quyen.csv").status, 200);
}

TEST_P(Staff, AFormWithoutItsTokenOrFromAnotherSiteDoesNothing) {
  const auto made = c.staff("quan.tri", Role::administrator);
  Browser b;
  c.first_sign_in(b, made);
  const std::vector<web::Fields::Item> form{
      {"ten", "gian.tu"}, {"ho_ten", "Gián Tử"}, {"vai", "administrator"}, {"khu", ""}};
  EXPECT_EQ(c.send(b, web::Method::post, "/quan-tri/tai-khoan/moi", form, false).body, "auth.old_form");
  c.origin = "https://gian.example";
  EXPECT_EQ(c.post(b, "/quan-tri/tai-khoan/moi", form).body, "auth.foreign_form");
  c.origin = "null";
  EXPECT_EQ(c.post(b, "/quan-tri/tai-khoan/moi", form).body, "auth.foreign_form");
  c.origin = "https://hocvuso.example";
  EXPECT_EQ(c.post(b, "/quan-tri/tai-khoan/moi", form).status, 200) << "the public name is ours too";
}

TEST_P(Staff, EveryActIsInTheChainAndTamperingIsFound) {
  const auto made = c.staff("quan.tri", Role::administrator);
  Browser b;
  c.first_sign_in(b, made);
  c.post(b, "/ra");
  const auto whole = audit::verify(*c.db, c.office->commune()).value();
  EXPECT_TRUE(whole.whole);
  EXPECT_GE(whole.rows, 5);
  const auto lines =
      c.sql<std::vector<audit::Line>>([&](db::Tx& tx) { return audit::page(tx, c.office->commune(), 0, 100); });
  EXPECT_EQ(lines.front().entry.action, "auth.leave");
  EXPECT_EQ(lines.front().entry.actor, made.id);
  for (const auto& line : lines) EXPECT_EQ(line.entry.source.find("192.0.2"), std::string::npos);
  const auto sealed = bytes::from_base64url(lines.front().entry.source).value();
  EXPECT_EQ(c.keys->unseal(sealed, "audit.source").value(), "192.0.2.1");

  const auto broken_at = [&] { return audit::verify(*c.db, c.office->commune())->broken_at; };
  const auto& commune = c.office->commune();
  constexpr db::Sql change{"test.change", "UPDATE audit_log SET detail = $2 WHERE commune_id = $1 AND seq = 2"};
  ASSERT_TRUE(c.db->write([&](db::Tx& tx) { return tx.post(change, {commune, "khac"}); }));
  EXPECT_EQ(broken_at(), 2);
  constexpr db::Sql cut{"test.cut", "DELETE FROM audit_log WHERE commune_id = $1 AND seq = 2"};
  ASSERT_TRUE(c.db->write([&](db::Tx& tx) { return tx.post(cut, {commune}); }));
  EXPECT_EQ(broken_at(), 2);
  constexpr db::Sql cut_all{"test.cut_tail", "DELETE FROM audit_log WHERE commune_id = $1 AND seq > 1"};
  ASSERT_TRUE(c.db->write([&](db::Tx& tx) { return tx.post(cut_all, {commune}); }));
  EXPECT_EQ(broken_at(), 2) << "rows cut off the end are missed, too";
}

TEST(Totp, PublishedVectors) {  // RFC 6238 appendix B, SHA-1, eight digits
  const std::string secret = "12345678901234567890";
  const std::pair<std::int64_t, std::string_view> table[] = {{59, "94287082"},         {1111111109, "07081804"},
                                                             {1111111111, "14050471"}, {1234567890, "89005924"},
                                                             {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [seconds, code] : table) EXPECT_EQ(totp::code_at(secret, seconds / 30, 8), code);
  EXPECT_EQ(totp::read_code(" 123 456 "), "123456");
  EXPECT_EQ(totp::read_code("12345a"), "");
  EXPECT_EQ(totp::address("12345678901234567890", "Học vụ số", "hoa.bui"),
            "otpauth://totp/"
            "H%E1%BB%8Dc%20v%E1%BB%A5%20s%E1%BB%91:hoa.bui?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=H%E1%BB%8Dc%"
            "20v%E1%BB%A5%20s%E1%BB%91&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace hvs::auth
