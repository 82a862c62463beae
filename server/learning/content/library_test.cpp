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

// What an author writes into a card, and what the check says to it ("" = nothing).
struct AtLine {
  const char* text;
  const char* finding;
};
TEST_F(Spoiled, EveryAtLineIsUnderstoodOrRefused) {
  for (const auto& course : fs::directory_iterator(share_ / "content/courses")) {
    if (course.path().filename() != "lam-quen") fs::remove_all(course.path());  // the rest is read 17 times for nothing
  }
  fs::create_directories(share_ / "content/practice");
  write("practice/quet-qr.json", "{}");
  write("courses/lam-quen/man-hinh/phim.mp4", "film");
  write("courses/lam-quen/man-hinh/phim.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Mai>Xin chào</v>\n");
  write("courses/lam-quen/man-hinh/cam.vtt", "WEBVTT\n");
  const AtLine cases[] = {
      {"@slide", ""},
      {"@checklist\n- Bật máy\n- Tắt máy", ""},
      {"@quiz q1\n@quiz q2", ""},
      {"@practice quet-qr", ""},
      {"@video phim.mp4 phim.vtt", ""},
      {"@video phim.mp4", "@video ten.mp4 ten.vtt"},
      {"@video ../phim.mp4 phim.vtt", "@video ten.mp4 ten.vtt"},
      {"@video khong-co.mp4 phim.vtt", "khong-co.mp4"},
      {"@video phim.mp4 cam.vtt", "cam.vtt"},
      {"@checklist", "@checklist"},
      {"@quiz q9", "q9"},
      {"@quiz q1\n@quiz q1", "q1"},
      {"@practice khong-co", "content/practice"},
      {"@practice ../x", "@practice cai-ung-dung"},
      {"@slide to", "@slide"},
      {"@nhac nen.mp3", "@nhac"},
      {"@", "chưa biết"},
  };
  for (const auto& one : cases) {
    write("courses/lam-quen/man-hinh/02.md",
          std::string{"# Tên thẻ\n\n![Nút nguồn ở cạnh máy.](nut-nguon.svg)\n\nLời.\n\n"} + one.text + "\n");
    std::string found;
    const auto report = check_courses(share_.string());
    for (const auto& finding : report.findings.list()) {
      if (finding.gravity != Gravity::should && finding.where.starts_with("courses/") &&
          finding.what.find("iếng đọc") == std::string::npos)
        found += finding.where + ": " + finding.what + "\n";
    }
    if (*one.finding == '\0')
      EXPECT_EQ(found, "") << one.text;
    else
      EXPECT_NE(found.find(one.finding), std::string::npos) << one.text << "\n" << found;
  }
}

TEST_F(Spoiled, AUnitSaysForWhomItIsAndWhatCounts) {
  const auto library = read_library(share_.string());
  ASSERT_TRUE(library);
  const auto& unit = (*library)->courses[0].units[0];
  EXPECT_EQ(unit.groups, (std::vector<std::string>{"nguoidan"})) << "the course's own";
  EXPECT_EQ(unit.proof, Proof::practised);
  EXPECT_FALSE(unit.checked.empty());
  for (const auto* bad : {R"("groups":["hoc-sinh"])", R"("evidence":"seen")", R"("tracks":["kinh"])"}) {
    fs::create_directories(share_ / "content/courses/x/u");
    write("courses/x/course.json",
          R"({"title":"X","summary":"s","groups":["nld"],"checked":"2026-01-01","license":"l","units":["u"]})");
    write("courses/x/u/unit.json", std::string{"{"} + bad + R"(,"title":"U","cards":["01"],"quiz":[]})");
    write("courses/x/u/01.md", "# T\n\nChữ.");
    EXPECT_NE(refusal().find("courses/x/u/unit.json"), std::string::npos) << bad << refusal();
  }
}

TEST(Coverage, HasARowForEverySkillOfEveryGroupAndNamesItsUnits) {
  const auto library = read_library(".");
  ASSERT_TRUE(library);
  const auto rows = coverage(**library);
  std::size_t pairs = 0;
  for (const auto& skill : (*library)->framework.skills) pairs += skill.groups.size();
  EXPECT_EQ(rows.size(), pairs);
  const auto first = std::find_if(rows.begin(), rows.end(), [](const CoverageRow& row) {
    return row.skill->id == "cv3139-0.1" && row.group == "nguoidan";
  });
  ASSERT_NE(first, rows.end());
  EXPECT_NE(std::find(first->units.begin(), first->units.end(), "lam-quen/man-hinh"), first->units.end());
  auto nobody = rows;
  for (auto& row : nobody) row.units.clear();
  EXPECT_EQ(empty_rows(nobody), rows.size());
  EXPECT_NE(show_coverage(rows).find("| cv3139-0.1 |"), std::string::npos);
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
