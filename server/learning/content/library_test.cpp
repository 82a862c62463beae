// Tests run in the root of the repository, so "." is a share directory with the real content.
#include "server/learning/content/library.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "server/learning/content/check.hpp"
#include "server/learning/content/pictures.hpp"

namespace hvs::learning {
namespace {

namespace fs = std::filesystem;

// A copy of the real content that a test may spoil.
class Spoiled : public testing::Test {
 protected:
  void SetUp() override {
    share_ = fs::path{testing::TempDir()} /
             ("content_" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    fs::remove_all(share_);
    fs::create_directories(share_);
    fs::copy("content", share_ / "content", fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(share_); }
  void write(const std::string& file, std::string_view text) const {
    std::ofstream(share_ / "content" / file, std::ios::binary) << text;
  }
  [[nodiscard]] std::string refusal() const {
    const auto read = read_library(share_.string());
    return read ? "" : read.error().detail;
  }
  [[nodiscard]] std::string findings() const { return show(check_courses(share_.string()).findings); }
  fs::path share_;
};

TEST(OurContent, IsReadWhole) {
  const auto library = read_library(".");
  ASSERT_TRUE(library) << library.error().detail;
  ASSERT_GE((*library)->courses.size(), 2U);
  EXPECT_EQ((*library)->courses[0].id, "lam-quen");
  for (const auto& course : (*library)->courses) {
    EXPECT_GE(course.units.size(), 3U) << course.id;
    for (const auto& unit : course.units) {
      for (const auto& card : unit.cards) EXPECT_FALSE(card.picture.alt.empty()) << course.id << unit.id << card.id;
    }
  }
}

TEST(OurContent, HasNothingToMendButSound) {
  const auto report = check_courses(".");
  for (const auto& one : report.findings.list()) {
    EXPECT_TRUE(one.gravity == Gravity::should || one.what.find("iếng đọc") != std::string::npos)
        << one.where << ": " << one.what;
  }
}

TEST_F(Spoiled, BrokenJsonNamesTheFile) {
  write("courses/an-toan/course.json", "{");
  EXPECT_NE(refusal().find("courses/an-toan/course.json"), std::string::npos) << refusal();
}

TEST_F(Spoiled, ACardWithoutTitleIsRefused) {
  write("courses/lam-quen/man-hinh/03.md", "Chỉ có chữ.");
  EXPECT_NE(refusal().find("courses/lam-quen/man-hinh/03.md"), std::string::npos) << refusal();
}

TEST_F(Spoiled, AnAnswerOutsideTheOptionsIsRefused) {
  write("courses/x/course.json", "");
  fs::create_directories(share_ / "content/courses/x/u");
  write("courses/x/course.json", R"({"title":"X","summary":"s","checked":"2026-01-01","license":"l","units":["u"]})");
  write(
      "courses/x/u/unit.json",
      R"({"title":"U","cards":["01"],"quiz":[{"id":"q1","stem":"s","options":[{"text":"a"},{"text":"b"}],"answer":2,"why":"w"}]})");
  write("courses/x/u/01.md", "# T\n\nChữ.");
  EXPECT_NE(refusal().find("courses/x/u/unit.json"), std::string::npos) << refusal();
}

TEST_F(Spoiled, TheCheckFindsLongTextMissingPictureBadLinkAndUnknownSkill) {
  write("courses/lam-quen/man-hinh/02.md",
        "# T\n\nmột hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba mười bốn mười lăm mười sáu. "
        "[a](javascript:1) [b](/hoc/khong-co)");
  const auto found = findings();
  for (const auto* part : {"Câu dài", "Thẻ chưa có tranh", "javascript:1", "/hoc/khong-co"})
    EXPECT_NE(found.find(part), std::string::npos) << part << "\n" << found;
}

TEST_F(Spoiled, NamesThatWouldLeaveTheFolderAreRefused) {
  write("courses/lam-quen/course.json",
        R"({"title":"X","summary":"s","checked":"2026-01-01","license":"l","units":["../an-toan"]})");
  EXPECT_NE(refusal().find("courses/lam-quen/course.json"), std::string::npos) << refusal();
}

TEST(UnsafePart, ShapesAndWordsPassOthersDoNot) {
  EXPECT_EQ(unsafe_part(R"x(<svg xmlns="http://www.w3.org/2000/svg"><g transform="scale(2)"><rect x="1"/></g></svg>)x"),
            "");
  for (const auto* bad :
       {"<svg><script>x</script></svg>", "<svg onload=\"x\"></svg>", "<svg><image href=\"a\"/></svg>",
        "<svg><rect fill=\"url(#a)\"/></svg>", "<svg><a href=\"x\"/></svg>", "<svg><rect style=\"x\"/></svg>",
        "<svg><!-- --></svg>", "<svg><rect x='1'/></svg>", "<svg", "<html></html>"}) {
    EXPECT_NE(unsafe_part(bad), "") << bad;
  }
}

TEST(CountWords, MarksAreNotWords) {
  EXPECT_EQ(count_words("Bấm – rồi chờ, 2 giây."), 5U);
  EXPECT_EQ(count_words(""), 0U);
}

}  // namespace
}  // namespace hvs::learning
