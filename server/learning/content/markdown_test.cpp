#include "server/learning/content/markdown.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

namespace hvs::learning {
namespace {

TEST(RenderCard, SplitsTitlePictureAndText) {
  const auto card =
      render_card("# Bật sáng\n\n![Ngón tay & nút](nut-nguon.svg)\n\nBấm **nút nguồn**.\n\n- một\n- hai\n");
  EXPECT_EQ(card.title, "Bật sáng");
  EXPECT_EQ(card.body.markup, "<p>Bấm <strong>nút nguồn</strong>.</p><ul><li>một</li><li>hai</li></ul>");
  EXPECT_EQ(card.plain, "Bấm nút nguồn. một. hai.");
  ASSERT_EQ(card.images.size(), 1U);
  EXPECT_EQ(card.images[0].address, "nut-nguon.svg");
  EXPECT_EQ(card.images[0].alt, "Ngón tay & nút");
}

TEST(RenderCard, HtmlBecomesWords) {
  const auto card = render_card("# T\n\n<script>alert(1)</script> <b onclick=x>đậm</b>");
  EXPECT_EQ(card.body.markup.find("<script"), std::string::npos);
  EXPECT_EQ(card.body.markup.find("<b "), std::string::npos);
  EXPECT_NE(card.body.markup.find("&lt;script&gt;"), std::string::npos);
}

TEST(RenderCard, AForbiddenLinkKeepsItsWordsAndLosesItsAddress) {
  for (const auto* link : {"javascript:alert`1`", "JaVaScRiPt:x", "data:text/html,x", "//evil.example/a", "vbscript:x",
                           "mailto:a@b.vn", ""}) {
    const auto card = render_card(std::string{"# T\n\nXem [chỗ này]("} + link + ") nhé.");
    EXPECT_EQ(card.body.markup, "<p>Xem chỗ này nhé.</p>") << link;
    EXPECT_EQ(card.dropped.size(), 1U) << link;
  }
}

TEST(RenderCard, AnEntityIsNoWayRoundTheSchemes) {
  EXPECT_EQ(render_card("# T\n\n[a](java&#115;cript:x)").body.markup, "<p><a href=\"java&amp;#115;cript:x\">a</a></p>");
}

TEST(RenderCard, AllowedLinksStayWithEscapedAddress) {
  const auto card = render_card("# T\n\n[a](/hoc/an-toan) [b](https://x.vn/?a=1&b=\"2) [c](tel:113)");
  EXPECT_NE(card.body.markup.find("<a href=\"/hoc/an-toan\">a</a>"), std::string::npos);
  EXPECT_NE(card.body.markup.find("a=1&amp;b=&quot;2"), std::string::npos) << card.body.markup;
  EXPECT_EQ(card.links.size(), 3U);
}

TEST(RenderCard, EntitiesStayTheWordsTheyAre) {
  const auto card = render_card("# T\n\n&lt;script&gt; &#60;b&#62;");
  EXPECT_EQ(card.body.markup, "<p>&amp;lt;script&amp;gt; &amp;#60;b&amp;#62;</p>");
}

TEST(RenderCard, MarksThatDoNotCloseAreWords) {
  EXPECT_EQ(render_card("# T\n\n2 * 3 = 6, **chưa đóng").body.markup, "<p>2 * 3 = 6, **chưa đóng</p>");
  EXPECT_EQ(render_card("# T\n\nten_tep_anh và [a] (b)").body.markup, "<p>ten_tep_anh và [a] (b)</p>");
  EXPECT_EQ(render_card("# T\n\n\\*không\\* *nghiêng **đậm** x*").body.markup,
            "<p>*không* <em>nghiêng <strong>đậm</strong> x</em></p>");
}

TEST(RenderCard, AListGrowsByFollowingLinesAndEndsAtABlankOne) {
  EXPECT_EQ(render_card("# T\n1. một\n  hai\n2. ba\n\nxong").body.markup,
            "<ol><li>một hai</li><li>ba</li></ol><p>xong</p>");
}

TEST(RenderCard, AtLinesAreInstructionsAndNoWords) {
  const auto card = render_card("# T\n\nLời.\n@quiz q1\n\n@video a.mp4 a.vtt\n\n\\@ là chữ.\n");
  ASSERT_EQ(card.directives.size(), 2U);
  EXPECT_EQ(card.directives[0].name, "quiz");
  EXPECT_EQ(card.directives[1].words, (std::vector<std::string>{"a.mp4", "a.vtt"}));
  EXPECT_EQ(card.body.markup, "<p>Lời.</p><p>@ là chữ.</p>");
  EXPECT_EQ(card.plain, "Lời. @ là chữ.");
}

TEST(RenderCard, TheListAfterChecklistIsTakenOutButStillSpoken) {
  const auto card = render_card("# T\n\nMời làm.\n\n@checklist\n- Bật **máy**\n- Gọi <b>\n\n- còn lại");
  ASSERT_EQ(card.checklist.size(), 2U);
  EXPECT_EQ(card.checklist[0].markup, "Bật <strong>máy</strong>");
  EXPECT_EQ(card.checklist[1].markup, "Gọi &lt;b&gt;");
  EXPECT_EQ(card.body.markup, "<p>Mời làm.</p><ul><li>còn lại</li></ul>");
  EXPECT_EQ(card.plain, "Mời làm. Bật máy. Gọi <b>. còn lại.");
}

// Every tag we write is one of the few allowed, and closes in order.
bool is_well_formed(std::string_view markup) {
  constexpr std::array<std::string_view, 8> allowed{"p", "ul", "ol", "li", "strong", "em", "a", "br"};
  std::vector<std::string> open;
  for (std::size_t at = 0; (at = markup.find('<', at)) != std::string_view::npos;) {
    const auto end = markup.find('>', at);
    if (end == std::string_view::npos) return false;
    const bool closing = markup[at + 1] == '/';
    auto name = markup.substr(at + 1 + closing, end - at - 1 - closing);
    name = name.substr(0, name.find(' '));
    if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) return false;
    if (closing) {
      if (open.empty() || open.back() != name) return false;
      open.pop_back();
    } else if (name != "br")
      open.emplace_back(name);
    at = end;
  }
  return open.empty();
}

RC_GTEST_PROP(RenderCard, AnyMarkdownGivesOnlyAllowedBalancedTags, ()) {
  static const std::vector<std::string> pieces{
      "# ",       "**",          "_",        "*",     "[",    "](",   ")",     "![",
      "- ",       "1. ",         "\n",       "\n\n",  "> ",   "`",    "```\n", "<b>",
      "<script>", "javascript:", "https://", "&#60;", "&lt;", "chữ ", "\\",    "\n@checklist\n",
      "| a |",    "\t",          "\"",       "<"};
  std::string source;
  for (const auto i : *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, pieces.size())))
    source += pieces[i];
  const auto card = render_card(source);
  RC_ASSERT(is_well_formed(card.body.markup));
}

TEST(IsAllowedLink, TableOfAddresses) {
  for (const auto* good : {"/", "/hoc/a/b/01", "#x", "hoc", "?a=b", "https://gov.vn", "HTTP://a", "tel:0208"})
    EXPECT_TRUE(is_allowed_link(good)) << good;
  for (const auto* bad : {"", "//a", "/\\a", "\\\\a", "javascript:1", " javascript:1", "java\nscript:1", "data:,",
                          "blob:x", "file:///etc"}) {
    EXPECT_FALSE(is_allowed_link(bad)) << bad;
  }
}

}  // namespace
}  // namespace hvs::learning
