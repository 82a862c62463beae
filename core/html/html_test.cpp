#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/html/html.hpp"

namespace hvs::html {
namespace {

std::string as_text_of(std::string_view raw) {
  std::string out;
  put_text(out, raw);
  return out;
}
std::string as_attr_of(std::string_view raw) {
  std::string out;
  put_attr(out, raw);
  return out;
}
std::string as_url_of(std::string_view raw) {
  std::string out;
  put_url(out, raw);
  return out;
}

// What a browser would read back from the escaped form.
std::string unescaped(std::string_view escaped) {
  std::string out;
  const std::pair<std::string_view, char> entities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  while (!escaped.empty()) {
    bool found = false;
    for (const auto& [entity, letter] : entities) {
      if (!escaped.starts_with(entity)) continue;
      out += letter;
      escaped.remove_prefix(entity.size());
      found = true;
      break;
    }
    if (found) continue;
    out += escaped.front();
    escaped.remove_prefix(1);
  }
  return out;
}

TEST(Escaping, KeepsVietnameseAsItIs) { EXPECT_EQ(as_text_of("Nguyễn Thị Hường"), "Nguyễn Thị Hường"); }

TEST(Escaping, DisarmsMarkupInText) {
  EXPECT_EQ(as_text_of("<b>1 & 2</b>"), "&lt;b&gt;1 &amp; 2&lt;/b&gt;");
  EXPECT_EQ(as_attr_of("Ksor H'Bia \"x\""), "Ksor H&#39;Bia &quot;x&quot;");
}

TEST(Escaping, LetsOnlyHarmlessAddressesThrough) {
  for (const auto good : {"/hoc/d4/u1/01", "?trang=2", "#noi-dung", "", "bai.html", "https://a.vn/?a=1", "tel:113",
                          "mailto:a@b.vn", "/tim?q=a:b", "HTTP://a.vn"}) {
    EXPECT_NE(as_url_of(good), "#") << good;
  }
  for (const auto bad : {"javascript:alert(1)", "JaVaScRiPt:x", "java\tscript:x", " javascript:x", "data:text/html,x",
                         "vbscript:x", "\x01javascript:x", "a b"}) {
    EXPECT_EQ(as_url_of(bad), "#") << bad;
  }
  EXPECT_EQ(as_url_of("/a?b=1&c=\"2\""), "/a?b=1&amp;c=&quot;2&quot;");
}

RC_GTEST_PROP(Escaping, NoAngleBracketOrQuoteEscapesItsPlace, (const std::string& raw)) {
  RC_ASSERT(as_text_of(raw).find_first_of("<>") == std::string::npos);
  RC_ASSERT(as_attr_of(raw).find_first_of("<>\"'") == std::string::npos);
  RC_ASSERT(as_url_of(raw).find_first_of("<>\"'") == std::string::npos);
}

RC_GTEST_PROP(Escaping, ABrowserReadsBackWhatWasMeant, ()) {
  const auto raw = *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"a&<>\"'; x\xC3\xA0lt#39"}));
  RC_ASSERT(unescaped(as_text_of(raw)) == raw);
  RC_ASSERT(unescaped(as_attr_of(raw)) == raw);
}

RC_GTEST_PROP(Escaping, NoAddressWithAnotherSchemePasses, ()) {
  const auto scheme =
      *rc::gen::elementOf(std::vector<std::string>{"javascript", "data", "vbscript", "file", "blob", "x"});
  const auto rest = *rc::gen::arbitrary<std::string>();
  RC_ASSERT(as_url_of(scheme + ":" + rest) == "#");
}

TEST(Fill, PutsValuesInTheirPlaces) {
  EXPECT_EQ(fill("Đang gửi (còn {n})", {{"n", "3"}}), "Đang gửi (còn 3)");
  EXPECT_EQ(fill("{a}{b}{a}", {{"a", "1"}, {"b", "{a}"}}), "1{a}1");
  EXPECT_EQ(fill("giữ {nguyen} và {", {{"n", "3"}}), "giữ {nguyen} và {");
  EXPECT_EQ(fill("", {}), "");
}

TEST(Holds, EmptyThingsAreNo) {
  EXPECT_FALSE(holds(false));
  EXPECT_FALSE(holds(Html{}));
  EXPECT_FALSE(holds(std::string{}));
  EXPECT_FALSE(holds(std::vector<int>{}));
  EXPECT_FALSE(holds(0));
  EXPECT_TRUE(holds(2));
  EXPECT_TRUE(holds(Html{"<b>"}));
}

}  // namespace
}  // namespace hvs::html
