#include "core/web/read.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace hvs::web {
namespace {

TEST(ReadTarget, DecodesAPathAndItsQuery) {
  const auto target = read_target("/hoc/%C4%91i%E1%BB%87n-tho%E1%BA%A1i/?q=M%C6%B0%E1%BB%9Di+hai&q=2&empty");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/hoc/điện-thoại/");
  EXPECT_EQ(target->query.get("q"), "Mười hai");
  EXPECT_EQ(target->query.all("q").size(), 2U);
  EXPECT_TRUE(target->query.has("empty"));
}

TEST(ReadTarget, KeepsAPlusInThePathAndADoubleEncodingUndecoded) {
  EXPECT_EQ(read_target("/a+b")->path, "/a+b");
  EXPECT_EQ(read_target("/%252e%252e%252fetc")->path, "/%2e%2e%2fetc");
}

TEST(ReadTarget, RefusesWhatCouldLeaveTheTree) {
  for (const std::string_view bad :
       {"",       "a",       "//a",     "/a//b",  "/..",       "/../etc", "/a/./b", "/%2e%2e/x", "/%2E%2e",
        "/a%2fb", "/a%5cb",  "/a\\b",   "/%00",   "/a%0d%0ab", "/%zz",    "/%4",    "/%",        "/%c0%ae%c0%ae/x",
        "/%ff",   "/?x=%zz", "/?x=%ff", "/?x=%00"}) {
    EXPECT_FALSE(read_target(bad)) << bad;
  }
}

TEST(ReadUrlencoded, RefusesMoreFieldsThanAllowed) {
  EXPECT_TRUE(read_urlencoded("a=1&b=2", 2));
  EXPECT_FALSE(read_urlencoded("a=1&b=2&c=3", 2));
}

RC_GTEST_PROP(ReadUrlencoded, GivesBackWhatWasEncoded, ()) {
  const auto value = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));
  std::string encoded = "k=";
  for (const char c : value) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    encoded += '%';
    encoded += digits[static_cast<unsigned char>(c) >> 4];
    encoded += digits[static_cast<unsigned char>(c) & 15];
  }
  const auto fields = read_urlencoded(encoded, 1);
  RC_ASSERT(fields.has_value());
  RC_ASSERT(fields->get("k") == value);
}

TEST(ReadCookies, SkipsOddPairs) {
  Fields cookies;
  read_cookies("s=abc; =x; flag; q=\"quoted\" ;t = 1=2", cookies);
  ASSERT_EQ(cookies.items().size(), 3U);
  EXPECT_EQ(cookies.get("s"), "abc");
  EXPECT_EQ(cookies.get("q"), "quoted");
  EXPECT_EQ(cookies.get("t"), "1=2");
}

}  // namespace
}  // namespace hvs::web
