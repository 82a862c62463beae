// Packages as other people's tools write them: what they hold, and what is said of the rest.
#include "server/interop/read.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace hvs::interop {
namespace {

namespace fs = std::filesystem;

class Reading : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path{testing::TempDir()} /
            ("read_" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    fs::remove_all(root_);
  }
  void TearDown() override { fs::remove_all(root_); }
  Result<Outline> read(const std::string& name) {
    fs::remove_all(root_);
    auto files = unpack("tests/packages/" + name, root_.string(), {});
    if (!files) return std::unexpected(files.error());
    return read_package(root_, *files);
  }
  static bool says(const Outline& outline, std::string_view code, std::string_view detail = {}) {
    return std::any_of(outline.remarks.begin(), outline.remarks.end(),
                       [&](const Remark& one) { return one.code == code && (detail.empty() || one.detail == detail); });
  }
  fs::path root_;
};

TEST_F(Reading, Scorm12WithBaseParametersAndAWrongCase) {
  const auto got = read("scorm12.zip");
  ASSERT_TRUE(got) << got.error().code << got.error().detail;
  EXPECT_EQ(got->standard, Standard::scorm12);
  EXPECT_EQ(got->title, "Gói mẫu SCORM 1.2");
  EXPECT_EQ(got->identifier, "mau-12");
  ASSERT_EQ(got->units.size(), 3U);
  const auto& first = got->units[0].items.at(0);
  EXPECT_EQ(first.kind, ItemKind::sco);
  EXPECT_EQ(first.href, "noi dung/sco/index.html");
  EXPECT_DOUBLE_EQ(first.mastery, 0.8);
  EXPECT_EQ(got->units[1].title, "Phần hai");
  EXPECT_EQ(got->units[1].items.at(0).href, "noi dung/trang/xem.html?x=1");
  EXPECT_EQ(got->units[1].items.at(0).kind, ItemKind::page);
  EXPECT_TRUE(says(*got, "interop.file_missing", "noi dung/khong-co.html"));
}

TEST_F(Reading, Scorm2004WithObjectivesAndLaunchData) {
  const auto got = read("scorm2004.zip");
  ASSERT_TRUE(got) << got.error().code;
  EXPECT_EQ(got->standard, Standard::scorm2004);
  const auto& item = got->units.at(0).items.at(0);
  EXPECT_EQ(item.kind, ItemKind::sco);
  EXPECT_EQ(item.start, "du-lieu");
  EXPECT_DOUBLE_EQ(item.mastery, 0.8);
  EXPECT_TRUE(says(*got, "interop.no_sequencing"));
}

TEST_F(Reading, CommonCartridgeKeepsItsFoldersAndAsksItsQuestions) {
  const auto got = read("cc13.imscc");
  ASSERT_TRUE(got) << got.error().code << got.error().detail;
  EXPECT_EQ(got->standard, Standard::common_cartridge);
  EXPECT_EQ(got->title, "Giỏ bài mẫu");
  ASSERT_EQ(got->units.size(), 1U);
  EXPECT_EQ(got->units[0].title, "Tuần một");
  const auto& items = got->units[0].items;
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[0].kind, ItemKind::page);
  EXPECT_EQ(items[1].kind, ItemKind::link);
  EXPECT_EQ(items[1].href, "https://dichvucong.gov.vn/");
  EXPECT_EQ(items[2].kind, ItemKind::text);
  EXPECT_EQ(items[2].text, "Bác nghĩ sao?");
  ASSERT_EQ(items[3].questions.size(), 3U);
  EXPECT_EQ(items[3].questions[0].stem, "Mã OTP đưa cho ai?");
  EXPECT_EQ(items[3].questions[0].why, "OTP chỉ của riêng mình.");
  EXPECT_FALSE(items[3].questions[0].choices[0].right);
  EXPECT_TRUE(items[3].questions[0].choices[1].right);
  EXPECT_EQ(items[3].questions[1].asked, Asked::many);
  EXPECT_TRUE(is_right(items[3].questions[1], {1, 2}, ""));
  EXPECT_FALSE(is_right(items[3].questions[1], {0, 1, 2}, ""));
  EXPECT_TRUE(is_right(items[3].questions[2], {}, " hà  nội "));
  EXPECT_TRUE(says(*got, "interop.question_unknown", "Kéo thả"));
  EXPECT_TRUE(says(*got, "interop.no_lti", "Máy khác"));
}

TEST_F(Reading, H5pNeedsItsLibraries) {
  const auto got = read("h5p.h5p");
  ASSERT_TRUE(got) << got.error().code;
  EXPECT_EQ(got->units.at(0).items.at(0).kind, ItemKind::h5p);
  const auto without = read("h5p-empty.h5p");
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().code, "interop.h5p_no_libraries");
  EXPECT_EQ(without.error().detail, "H5P.X-1.2");
}

TEST_F(Reading, MarkdownFoldersAreUnitsAndNothingInThemRuns) {
  const auto got = read("markdown.zip");
  ASSERT_TRUE(got) << got.error().code << got.error().detail;
  EXPECT_EQ(got->title, "Khóa Markdown");
  ASSERT_EQ(got->units.size(), 2U);
  EXPECT_EQ(got->units[0].title, "Bài một");
  ASSERT_EQ(got->units[0].items.size(), 3U);
  EXPECT_EQ(got->units[0].items[0].title, "Trang hai") << "unit.json gives the order";
  EXPECT_EQ(got->units[0].items[1].href, "khoa/bai-1/01.md.html");
  EXPECT_EQ(got->units[0].items[2].questions.at(0).choices.at(1).right, true);
  EXPECT_EQ(got->units[1].items.at(0).title, "Ghi chú");
  std::ifstream in(root_ / "khoa/bai-1/01.md.html");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  EXPECT_NE(page.find("src=\"../../khoa/pictures/meo.svg\" alt=\"Con mèo\""), std::string::npos) << page;
  EXPECT_NE(page.find("<strong>đậm</strong>"), std::string::npos);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("javascript:"), std::string::npos);
}

TEST_F(Reading, AManifestThatSaysNothingUsefulIsRefusedByName) {
  for (const auto& [name, code] :
       std::initializer_list<std::pair<const char*, const char*>>{{"bad-deep.zip", "interop.bad_manifest"},
                                                                  {"bad-not-xml.zip", "interop.bad_manifest"},
                                                                  {"bad-outside.zip", "interop.nothing_to_show"},
                                                                  {"bad-unknown.zip", "interop.unknown_kind"}}) {
    const auto got = read(name);
    EXPECT_EQ(got ? "taken" : got.error().code, code) << name;
  }
  // Entities of a document type are never expanded.
  const auto entities = read("bad-entities.zip");
  EXPECT_FALSE(entities);
}

TEST_F(Reading, TheOutlineIsTheSameAfterItWasStored) {
  for (const auto* name : {"scorm12.zip", "cc13.imscc", "h5p.h5p"}) {
    const auto got = read(name);
    ASSERT_TRUE(got);
    const auto again = read_outline(write_outline(*got));
    ASSERT_TRUE(again);
    EXPECT_EQ(write_outline(*again), write_outline(*got));
  }
}

TEST(FindInside, NoAddressLeavesThePackage) {
  Inside at;
  EXPECT_TRUE(find_inside("a/b/", "../c.html?x=1#y", at));
  EXPECT_EQ(at.path, "a/c.html");
  EXPECT_EQ(at.query, "?x=1#y");
  for (const auto* href : {"../../c", "https://x.example/", "//x.example/", "javascript:alert(1)", "a/../../b/../../c"})
    EXPECT_FALSE(find_inside("a/", href, at)) << href;
  EXPECT_FALSE(find_inside("", "%2e%2e/%2e%2e/etc/passwd", at));
}

TEST(WordsOfHtml, KeepsWordsAndNothingElse) {
  EXPECT_EQ(words_of_html("<p>Một&nbsp;hai</p><ul><li>ba<li>b&#7889;n</ul><script>x<y</script><!-- <b> -->", 1000),
            "Một hai\n- ba\n- bốn");
  EXPECT_EQ(words_of_html("1 < 2 & 3", 100), "1 < 2 & 3");
  EXPECT_EQ(words_of_html("<img src=x alt=\"con mèo\"> kêu", 100), "[con mèo] kêu");
}

RC_GTEST_PROP(WordsOfHtmlOf, AnyBytesGiveUtf8WithinTheLimit, (const std::string& raw)) {
  const auto words = words_of_html(raw, 50);
  RC_ASSERT(words.size() <= 160U);  // a cut letter may become U+FFFD
  RC_ASSERT(words.find("<script") == std::string::npos);
}

}  // namespace
}  // namespace hvs::interop
