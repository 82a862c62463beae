#include "core/auth/rules.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <set>

#include "core/auth/csrf.hpp"

namespace hvs::auth {
namespace {

using std::chrono::minutes;

TEST(Tries, TheFifthFailureLocksAndTheLockEnds) {
  Tries t;
  const auto now = from_ms(1'000'000);
  for (int i = 0; i < 4; ++i) {
    t = after_failure(t, staff_tries, now);
    EXPECT_FALSE(is_locked(t, now));
  }
  t = after_failure(t, staff_tries, now);
  EXPECT_TRUE(is_locked(t, now + minutes{14}));
  EXPECT_FALSE(is_locked(t, now + minutes{15}));
  EXPECT_EQ(after_failure(t, staff_tries, now + minutes{15}).failures, 1) << "the count starts anew";
}

TEST(Tries, OldFailuresAreForgottenAndAClockSetBackIsHarmless) {
  Tries t;
  const auto now = from_ms(100'000'000);
  for (int i = 0; i < 4; ++i) t = after_failure(t, staff_tries, now);
  EXPECT_EQ(after_failure(t, staff_tries, now + minutes{16}).failures, 1);
  EXPECT_EQ(after_failure(t, staff_tries, now - minutes{60}).failures, 1);
}

RC_GTEST_PROP(Tries, NoMoreThanTheAllowedNumberInAnyWindow, (const std::vector<std::uint16_t>& gaps)) {
  Tries t;
  auto now = from_ms(1'000'000);
  std::vector<Instant> judged;
  for (const auto gap : gaps) {
    now += std::chrono::seconds{gap % 400};
    if (is_locked(t, now)) continue;
    judged.push_back(now);
    t = after_failure(t, staff_tries, now);
  }
  // Two full counts can touch at their ends, never more.
  for (std::size_t i = 10; i < judged.size(); ++i) RC_ASSERT(judged[i] - judged[i - 10] >= staff_tries.locked);
}

TEST(SessionRules, EachKindHasItsTime) {
  EXPECT_EQ(session_rule(Keep::classroom).idle, minutes{3});
  EXPECT_EQ(session_rule(Keep::shared).idle, minutes{10});
  EXPECT_EQ(session_rule(Keep::staff).idle, minutes{30});
  const auto start = from_ms(0);
  EXPECT_TRUE(is_over(Keep::staff, start, start + std::chrono::hours{12}, start + std::chrono::hours{12} + minutes{1}));
  for (const auto keep : {Keep::pending, Keep::staff, Keep::field, Keep::own_phone, Keep::shared, Keep::classroom})
    EXPECT_EQ(read_keep(keep_name(keep)), keep);
  EXPECT_EQ(read_keep("khac"), Keep::pending);
}

TEST(Login, TakesPlainNamesOnly) {
  EXPECT_EQ(read_login(" Hoa.Bui-2 ").value(), "hoa.bui-2");
  for (const auto bad : {"", "ab", "hoà", "hoa bui", "a/b", "hoa@x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    EXPECT_EQ(read_login(bad).error().code, "auth.login_form") << bad;
}

TEST(NewPassword, LongEnoughAndNotEasy) {
  for (const auto good : {"con trâu đi cày 7", "8 chữ cái", "correct horse battery", "Thôn Vẫn Nở Hoa"})
    EXPECT_TRUE(read_new_password(good, "hoa.bui")) << good;
  EXPECT_EQ(read_new_password("ngắn", "hoa.bui").error().code, "auth.password_short");
  EXPECT_EQ(read_new_password(std::string(401, 'x'), "hoa.bui").error().code, "auth.password_long");
  for (const auto easy : {"12345678", "aaaaaaaa", "Mật khẩu1", "matkhau123", "password", "hoa.bui123", "QuanTri1"}) {
    const auto got = read_new_password(easy, "hoa.bui");
    ASSERT_FALSE(got) << easy;
    EXPECT_EQ(got.error().code, "auth.password_easy") << easy;
  }
  EXPECT_EQ(read_new_password("o\u0302ng ba\u0300 cha\u0301u", "x").value(), "ông bà cháu") << "kept in NFC";
}

TEST(PictureCode, ThereAre1320DifferentOnesOfThreeDifferentPictures) {
  std::set<std::string> all;
  for (std::size_t n = 0; n < picture_sequences; ++n) {
    const auto code = picture_code(n);
    all.insert(code);
    const auto first = code.find(' ');
    const auto second = code.rfind(' ');
    const std::set<std::string> parts{code.substr(0, first), code.substr(first + 1, second - first - 1),
                                      code.substr(second + 1)};
    ASSERT_EQ(parts.size(), 3U) << code;
    for (const auto& p : parts) ASSERT_NE(find_picture(p), nullptr) << code;
  }
  EXPECT_EQ(all.size(), picture_sequences);
  EXPECT_EQ(find_picture("xe-tang"), nullptr);
}

web::Call form_call() {
  web::Call call;
  call.method = web::Method::post;
  call.content_type = "application/x-www-form-urlencoded";
  call.headers.add("host", "hoc.example:8080");
  call.me.account = "a";
  call.me.csrf = "dau-bi-mat";
  return call;
}

std::string code_of(const web::Call& call) {
  const auto got = check_csrf(call, "hocvuso.example");
  return got ? "" : std::string(got.error().code);
}

TEST(Csrf, TheBrowsersWordAboutTheOriginDecides) {
  struct Case {
    std::string_view header, value, code;
  };
  for (const auto& [header, value, code] :
       {Case{"origin", "http://hoc.example:8080", ""}, Case{"origin", "https://hocvuso.example", ""},
        Case{"origin", "http://hoc.example", "auth.foreign_form"},
        Case{"origin", "https://gian.example", "auth.foreign_form"}, Case{"origin", "null", "auth.foreign_form"},
        Case{"origin", "https://hoc.example:8080.gian.example", "auth.foreign_form"},
        Case{"sec-fetch-site", "same-origin", ""}, Case{"sec-fetch-site", "none", ""},
        Case{"sec-fetch-site", "cross-site", "auth.foreign_form"},
        Case{"sec-fetch-site", "same-site", "auth.foreign_form"},
        Case{"referer", "http://hoc.example:8080/vao?x=1", ""},
        Case{"referer", "https://gian.example/hoc.example:8080", "auth.foreign_form"}}) {
    auto call = form_call();
    call.form.add("csrf", "dau-bi-mat");
    call.headers.add(std::string(header), std::string(value));
    EXPECT_EQ(code_of(call), code) << header << " " << value;
  }
}

TEST(Csrf, ADoorAsksForTheOriginAlone) {
  auto call = form_call();
  call.headers.add("origin", "http://hoc.example:8080");
  EXPECT_TRUE(check_csrf(call, "", Proof::origin)) << "the next learner of this phone";
  auto silent = form_call();
  EXPECT_EQ(check_csrf(silent, "", Proof::origin).error().code, "auth.foreign_form");
  auto foreign = form_call();
  foreign.headers.add("origin", "https://gian.example");
  EXPECT_EQ(check_csrf(foreign, "", Proof::origin).error().code, "auth.foreign_form");
}

TEST(Csrf, ASignedInFormNeedsItsTokenWhateverTheOrigin) {
  auto call = form_call();
  call.headers.add("origin", "http://hoc.example:8080");
  EXPECT_EQ(code_of(call), "auth.old_form");
  call.form.add("csrf", "dau-bi-maT");
  EXPECT_EQ(code_of(call), "auth.old_form");
  auto frames = form_call();
  frames.content_type = "application/octet-stream";
  EXPECT_EQ(code_of(frames), "auth.foreign_form") << "no form, but then the origin must be told";
  frames.headers.add("origin", "http://hoc.example:8080");
  EXPECT_EQ(code_of(frames), "");
  auto visitor = form_call();
  visitor.me = {};
  EXPECT_EQ(code_of(visitor), "") << "a program without a session has nothing to abuse";
  auto reading = form_call();
  reading.method = web::Method::get;
  EXPECT_EQ(code_of(reading), "");
}

TEST(SafeReturn, NeverLeadsToAnotherSite) {
  EXPECT_EQ(safe_return("/hoc/a?x=1", "/"), "/hoc/a?x=1");
  for (const auto bad : {"", "//gian.example", "/\\gian.example", "https://gian.example", "hoc", "/a\r\nSet-Cookie: x",
                         "/a b", "javascript:alert(1)"})
    EXPECT_EQ(safe_return(bad, "/hoc"), "/hoc") << bad;
}

}  // namespace
}  // namespace hvs::auth
