#include <gtest/gtest.h>

#include "core/portal/pages.hpp"

namespace hvs::portal {
namespace {

bool has(const std::string& page, std::string_view part) { return page.find(part) != std::string::npos; }

web::Call look(std::string size, std::string theme, std::string back) {
  web::Call call;
  call.method = web::Method::post;
  if (!size.empty()) call.form.add("chu", std::move(size));
  if (!theme.empty()) call.form.add("nen", std::move(theme));
  call.form.add("ve", std::move(back));
  return call;
}

std::string header(const web::Reply& reply, std::string_view name) {
  for (const auto& one : reply.headers) {
    if (one.name == name) return one.value;
  }
  return {};
}

TEST(ChangeLook, RemembersTheSizeAndGoesBack) {
  const auto reply = change_look(look("28", "", "/hoc/a?b=1")).reply;
  EXPECT_EQ(header(reply, "Location"), "/hoc/a?b=1");
  EXPECT_TRUE(header(reply, "Set-Cookie").starts_with("chu=28; "));
}

TEST(ChangeLook, NeverLeadsToAnotherHost) {
  for (const auto* back : {"//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil", "javascript:1", "",
                           "/a\r\nX: y", "/\t/evil"})
    EXPECT_EQ(header(change_look(look("20", "", back)).reply, "Location"), "/") << back;
}

TEST(ChangeLook, StrangeValuesBecomeTheOrdinaryOnes) {
  EXPECT_TRUE(header(change_look(look("99; x", "", "/")).reply, "Set-Cookie").starts_with("chu=20; "));
  EXPECT_TRUE(header(change_look(look("", "<b>", "/")).reply, "Set-Cookie").starts_with("nen=; "));
}

TEST(Feed, EscapesWhatOfficersType) {
  const auto feed = write_feed({{"id1", "Lớp <mới> & vui", "a \"b\"", true, {2026, 11, 22}}}, "https://x.example",
                               "xã Võ Nhai", Instant{});
  EXPECT_TRUE(has(feed, "<title>Lớp &lt;mới&gt; &amp; vui</title>"));
  EXPECT_TRUE(has(feed, "<id>https://x.example/tin/id1</id>"));
  EXPECT_TRUE(has(feed, "<updated>2026-11-21T17:00:00.000Z</updated>")) << "midnight in Vietnam";
}

TEST(Paragraphs, AreSeparatedByEmptyLines) {
  EXPECT_EQ(paragraphs("a\r\nb\n\n \nc\n"), (std::vector<std::string>{"a b", "c"}));
  EXPECT_TRUE(paragraphs(" \n\n").empty());
}

TEST(Home, ShowsProgressNewsAndTheSafetyBox) {
  html::Around around;
  around.commune = "xã Võ Nhai";
  Measure measure;
  measure.title = "Người trưởng thành <dùng>";
  measure.percent = "26,4 %";
  const auto page = home_page(around, {measure}, {{"n1", "Ngày hội", "b", true, {2026, 10, 10}}}, {});
  EXPECT_TRUE(has(page, "26,4 %"));
  EXPECT_TRUE(has(page, "&lt;dùng&gt;"));
  EXPECT_TRUE(has(page, "href=\"/tin/n1\""));
  EXPECT_TRUE(has(page, "Mã trong tin nhắn"));
  const auto empty = home_page(around, {}, {}, {});
  EXPECT_FALSE(has(empty, "class=\"numbers\"")) << "no figures, no empty frame";
}

TEST(FixedPages, ExistAndSayWhoIsResponsible) {
  const About about{"UBND xã", "Người phụ trách", "0208", ""};
  for (const auto* path : {"/rieng-tu", "/phap-ly", "/tiep-can", "/an-toan", "/giup"})
    EXPECT_TRUE(has(fixed_page(path, {}, about), "<h1>")) << path;
  EXPECT_TRUE(has(fixed_page("/rieng-tu", {}, about), "Người phụ trách"));
  EXPECT_TRUE(has(fixed_page("/rieng-tu", {}, {}), "Xã chưa ghi nơi liên hệ")) << "nothing official is invented";
  EXPECT_EQ(fixed_page("/khac", {}, about), "");
}

}  // namespace
}  // namespace hvs::portal
