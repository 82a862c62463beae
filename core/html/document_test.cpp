#include "core/html/document.hpp"

#include <gtest/gtest.h>

namespace hvs::html {
namespace {

bool has(const std::string& page, std::string_view part) { return page.find(part) != std::string::npos; }

DocumentView lesson() {
  return {.around = {.path = "/hoc/a/u1/03", .person = "Bùi Thị Mẫu", .csrf = "dau", .commune = "xã Võ Nhai"},
          .title = "Gọi video <con>",
          .body = {"<p>Thân bài</p>"},
          .back = "/hoc/a",
          .dock = {"<a class=\"button primary\" href=\"/x\">Tiếp tục</a>"},
          .sounds = {{"/am/1.opus", "/am/1.mp3"}}};
}

TEST(Document, TheLearnerFrameHasBackSpeakerMainButtonAndHelpInThisOrder) {
  const auto page = document(lesson());
  const auto back = page.find("Quay lại");
  const auto speaker = page.find("<summary><svg");
  const auto body = page.find("Thân bài");
  const auto main_button = page.find("class=\"dock\"");
  const auto help = page.find("Gọi người giúp");
  EXPECT_LT(back, speaker);
  EXPECT_LT(speaker, body);
  EXPECT_LT(body, main_button);
  EXPECT_LT(main_button, help);
  EXPECT_NE(help, std::string::npos);
}

TEST(Document, TitlesAreEscapedAndBodiesAreMarkup) {
  const auto page = document(lesson());
  EXPECT_TRUE(has(page, "<h1>Gọi video &lt;con&gt;</h1>"));
  EXPECT_TRUE(has(page, "<p>Thân bài</p>"));
}

TEST(Document, OnlySyntheticInstallationsCarryTheBand) {
  auto view = lesson();
  EXPECT_FALSE(has(document(view), "class=\"band\""));
  view.around.demo = true;
  EXPECT_TRUE(has(document(view), "class=\"band\""));
  view.frame = Frame::staff;
  EXPECT_TRUE(has(document(view), "class=\"band\""));
}

TEST(Document, AVisitorSeesNoLeaveButton) {
  auto view = lesson();
  EXPECT_TRUE(has(document(view), "action=\"/ra\""));
  view.around.person.clear();
  EXPECT_FALSE(has(document(view), "action=\"/ra\""));
}

TEST(Document, HasNoInlineScriptOrStyle) {
  for (const auto frame : {Frame::learner, Frame::staff}) {
    auto view = lesson();
    view.frame = frame;
    const auto page = document(view);
    EXPECT_FALSE(has(page, "style=\""));
    EXPECT_FALSE(has(page, " onclick"));
    EXPECT_FALSE(has(page, "<script>"));
  }
}

TEST(Document, TheChosenLookIsMarkedAndAnythingElseFallsBack) {
  auto view = lesson();
  view.around.look = read_look("28", "toi");
  const auto page = document(view);
  EXPECT_TRUE(has(page, "class=\"c28 toi\""));
  EXPECT_TRUE(has(page, "value=\"28\" aria-pressed=\"true\""));
  EXPECT_TRUE(has(page, "value=\"20\" aria-pressed=\"false\""));
  const auto strange = read_look("\"><script>", "x y");
  EXPECT_EQ(strange.size, 20);
  EXPECT_EQ(strange.theme, "");
}

TEST(Document, AScreenWithoutRecordingHidesTheSpeakerUntilTheBrowserCanRead) {
  auto view = lesson();
  view.sounds.clear();
  view.dock = {};
  EXPECT_TRUE(has(document(view), "data-speak hidden"));
  view.body = {"<p>Đã lưu trên máy này</p>"};  // a sentence that has a sound of its own
  EXPECT_FALSE(has(document(view), "data-speak hidden"));
  EXPECT_TRUE(has(document(view), "<audio controls preload=\"none\" src=\"/am/doc/ui/layout.saved_here.mp3\">"));
  EXPECT_FALSE(has(document(lesson()), "data-speak hidden"));
}

TEST(Document, TheStaffFrameMarksWhereWeAre) {
  auto view = lesson();
  view.frame = Frame::staff;
  view.around.nav = {{"/ke-hoach", "Kế hoạch", true}, {"/hoc", "Bài học", false}};
  const auto page = document(view);
  EXPECT_TRUE(has(page, "<a href=\"/ke-hoach\" aria-current=\"page\">Kế hoạch</a>"));
  EXPECT_TRUE(has(page, "<a href=\"/hoc\">Bài học</a>"));
}

}  // namespace
}  // namespace hvs::html
