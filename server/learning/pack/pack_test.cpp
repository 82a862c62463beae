// A pack as it travels, and what hostile hands do to it on the way. Names are Linux paths below the test's own folder.
#include "server/learning/pack/pack.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/bytes.hpp"
#include "core/base/json.hpp"
#include "server/keys/keyring.hpp"
#include "server/learning/content/library.hpp"
#include "server/learning/content/speech.hpp"
#include "server/learning/pack/opened.hpp"
#include "server/learning/pack/zip.hpp"
#include "text/pack.hpp"

namespace hvs::learning {
namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

class Packs : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path{testing::TempDir()} /
            ("pack_" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    fs::remove_all(root_);
    fs::create_directories(root_ / "share/content/courses");
    for (const auto* part : {"framework.json", "pronunciation.tsv"})
      fs::copy(fs::path{"content"} / part, root_ / "share/content" / part);
    fs::copy("content/pictures", root_ / "share/content/pictures");
    fs::copy("content/courses/lam-quen", root_ / "share/content/courses/lam-quen", fs::copy_options::recursive);
    make_sounds();
    keys_ = std::move(*keys::Keyring::open((root_ / "data").string()));
  }
  void TearDown() override { fs::remove_all(root_); }

  // Sounds of two letters each: the pack asks only whether they say the words of the page.
  void make_sounds() {
    const auto loaded = load_content((root_ / "share").string());
    Findings findings;
    const auto how = read_pronunciation(root_ / "share/content", findings);
    std::string index;
    json::Writer out(index);
    out.begin_object().key("sounds").begin_object();
    for (const auto& speech : speeches_of(loaded.library.courses.at(0))) {
      out.key(speech.name).begin_object().key("hash").value(speech_hash(say_aloud(speech.words, how)));
      out.key("opus").value(2).key("mp3").value(2).end_object();
      const auto file = root_ / "share/am" / speech.name;
      fs::create_directories(file.parent_path());
      std::ofstream(file.string() + ".opus") << "oo";
      std::ofstream(file.string() + ".mp3") << "mm";
    }
    out.end_object().end_object();
    std::ofstream(root_ / "share/am/sounds.json") << index;
  }

  std::string packed() {
    const auto file = (root_ / "lam-quen.zip").string();
    const auto written = write_course_pack((root_ / "share").string(), "lam-quen", keys_->public_key(),
                                           [&](std::string_view m) { return keys_->sign(m); }, file);
    EXPECT_TRUE(written) << (written ? "" : written.error().detail);
    return slurp(file);
  }
  std::vector<ZipEntry> entries_of(std::string_view bytes) {
    std::vector<ZipEntry> out;
    ZipReader zip(bytes);
    for (auto name = zip.next(); name && !name->empty(); name = zip.next())
      out.push_back({*name, *zip.read(max_unpacked_bytes)});
    return out;
  }
  std::string zipped(const std::vector<ZipEntry>& entries) {
    const auto file = (root_ / "other.zip").string();
    EXPECT_TRUE(write_zip(file, entries));
    return slurp(file);
  }
  // The pack again with another list of files, signed by the right key: only the reader's own rules stand in the way.
  std::string signed_again(std::vector<ZipEntry> entries, const std::string& manifest) {
    entries[0].bytes = manifest;
    entries[1].bytes = keys_->sign("hocvuso course pack 1\n" + manifest);
    return zipped(entries);
  }
  std::string_view refusal(std::string_view bytes) {
    const auto read = read_course_pack(bytes, trust_in(keys_->public_key(), {}));
    return read ? std::string_view{} : read.error().code;
  }
  fs::path root_;
  std::unique_ptr<keys::Keyring> keys_;
};

TEST_F(Packs, ACourseTravelsWholeAndTheSameCourseGivesTheSameBytes) {
  const auto bytes = packed();
  EXPECT_EQ(bytes, packed());
  const auto pack = read_course_pack(bytes, trust_in(keys_->public_key(), {}));
  ASSERT_TRUE(pack) << pack.error().code << pack.error().detail;
  EXPECT_EQ(pack->course, "lam-quen");
  ASSERT_TRUE(unpack_course(*pack, (root_ / "there").string()));
  const auto here = read_library((root_ / "share").string());
  const auto there = read_library((root_ / "there").string());
  ASSERT_TRUE(there) << there.error().detail;
  EXPECT_EQ((*there)->courses[0].version, (*here)->courses[0].version);
  EXPECT_TRUE((*there)->courses[0].units[0].cards[0].sound.exists());
  EXPECT_FALSE(unpack_course(*pack, (root_ / "there").string())) << "never over files that are there";
}

TEST_F(Packs, OnlyTheTrustedKeysAndTheUntouchedListAreBelieved) {
  const auto bytes = packed();
  const auto stranger = read_course_pack(bytes, trust_in(std::string(32, 'x'), {}));
  ASSERT_FALSE(stranger);
  EXPECT_EQ(stranger.error().code, t::pack::not_trusted.key);
  EXPECT_TRUE(read_course_pack(bytes, trust_in("", {bytes::hex(keys_->public_key())})));

  auto entries = entries_of(bytes);
  auto title = entries;
  const auto at = title[0].bytes.find("Làm quen");
  ASSERT_NE(at, std::string::npos);
  title[0].bytes.replace(at, 3, "L4m");
  EXPECT_EQ(refusal(zipped(title)), t::pack::bad_signature.key);
  auto content = entries;
  content[5].bytes += " ";
  EXPECT_FALSE(refusal(zipped(content)).empty());
  content[5].bytes.resize(content[5].bytes.size() - 1);
  content[5].bytes[0] ^= 1;
  EXPECT_EQ(refusal(zipped(content)), t::pack::changed.key);
  auto fewer = entries;
  fewer.pop_back();
  EXPECT_EQ(refusal(zipped(fewer)), t::pack::changed.key);
  auto more = entries;
  more.push_back({"content/courses/lam-quen/man-hinh/la.md", "# Lạ"});
  EXPECT_EQ(refusal(zipped(more)), t::pack::foreign_file.key);
  auto turned = entries;
  std::swap(turned[0], turned[2]);
  EXPECT_EQ(refusal(zipped(turned)), t::pack::not_a_pack.key);
}

TEST_F(Packs, EvenASignedListCannotNameWhatMayNotBeThere) {
  const auto entries = entries_of(packed());
  const auto manifest = entries[0].bytes;
  for (const auto* name :
       {"../ngoai.md", "/etc/passwd", "content/courses/lam-quen/../../x.md", "content/courses/an-toan/course.json",
        "content/courses/lam-quen/man-hinh/chay.js", "content/courses/lam-quen/man-hinh/trang.html",
        "content/pictures/x.svg.html", "content/pictures/a/b.svg", "am/lam-quen/man-hinh/x.wasm", "content\\x.md",
        "content/courses/lam-quen/man-hinh/A.md", "am/an-toan/lua-dao/01.opus", ""}) {
    auto listed = manifest;
    const auto files = listed.find("\"files\":{") + 9;
    std::string extra;
    json::Writer out(extra);
    out.begin_object()
        .key(name)
        .begin_object()
        .key("bytes")
        .value(1)
        .key("sha256")
        .value("00")
        .end_object()
        .end_object();
    listed.insert(files, extra.substr(1, extra.size() - 2) + ",");
    EXPECT_EQ(refusal(signed_again(entries, listed)), t::pack::foreign_file.key) << name;
  }
  auto newer = manifest;
  newer.replace(newer.find("\"format\":1"), 10, "\"format\":2");
  EXPECT_EQ(refusal(signed_again(entries, newer)), t::pack::newer.key);
}

TEST_F(Packs, ABombStopsAtTheSizeTheListGivesIt) {
  auto entries = entries_of(packed());
  entries[5].bytes = std::string(64UL * 1024 * 1024, '0');  // 64 KB when packed
  EXPECT_EQ(refusal(zipped(entries)), t::pack::too_big.key);
  entries[1].bytes = std::string(64UL * 1024 * 1024, '0');
  EXPECT_EQ(refusal(zipped(entries)), t::pack::too_big.key);
}

TEST_F(Packs, NoiseAndCutFilesAreRefusedInWords) {
  const auto bytes = packed();
  EXPECT_FALSE(refusal("").empty());
  EXPECT_FALSE(refusal("PK\x03\x04 khong phai").empty());
  // (The directory at the very end of a ZIP may be lost: every file of the list has come whole.)
  for (const std::size_t part : {10UL, 60UL, bytes.size() / 4, bytes.size() / 2})
    EXPECT_FALSE(refusal(std::string_view{bytes}.substr(0, part)).empty()) << part;
}

TEST_F(Packs, AStaleSoundIsNotSentOnItsWay) {
  std::ofstream(root_ / "share/content/courses/lam-quen/man-hinh/01.md", std::ios::app) << "\nThêm lời.\n";
  const auto written =
      write_course_pack((root_ / "share").string(), "lam-quen", keys_->public_key(),
                        [&](std::string_view m) { return keys_->sign(m); }, (root_ / "x.zip").string());
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, t::pack::no_sound.key);
}

TEST_F(Packs, AnOpenedPackStandsAmongTheCoursesAtTheNextStart) {
  const auto bytes = packed();
  auto library = std::make_shared<Library>(**read_library("."));
  std::erase_if(library->courses, [](const Course& one) { return one.id == "lam-quen"; });
  const auto before = library->courses.size();
  const auto other = keys::Keyring::open((root_ / "village").string());
  const auto village = (root_ / "village").string();
  const auto unknown = keep_pack(*library, village, (*other)->public_key(), "", bytes);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, t::pack::not_trusted.key);
  const auto kept = keep_pack(*library, village, (*other)->public_key(), bytes::hex(keys_->public_key()), bytes);
  ASSERT_TRUE(kept) << kept.error().code << kept.error().detail;
  const auto opened = open_packs(library, village, (*other)->public_key());
  EXPECT_TRUE(opened.refused.empty()) << opened.refused.front();
  ASSERT_EQ(opened.library->courses.size(), before + 1);
  const auto& sound = opened.library->find("lam-quen")->units[0].cards[0].sound;
  EXPECT_EQ(sound.base, "/tieng/lam-quen/man-hinh/01");
  EXPECT_EQ(slurp(opened.library->files.find(sound.base + ".opus")->second), "oo");

  // Somebody writes into the kept file: the start goes on without it and says why.
  auto spoiled = entries_of(bytes);
  spoiled[5].bytes[0] ^= 1;
  std::ofstream(fs::path{village} / "goi-bai/lam-quen.zip", std::ios::binary) << zipped(spoiled);
  const auto again = open_packs(library, village, (*other)->public_key());
  EXPECT_EQ(again.refused.size(), 1U);
  EXPECT_EQ(again.library->courses.size(), before);
}

TEST_F(Packs, OnePictureNameCannotMeanTwoDrawings) {
  auto library = std::make_shared<Library>(**read_library((root_ / "share").string()));
  library->pictures["dien-thoai"] = "<svg></svg>";
  const auto kept = keep_pack(*library, (root_ / "data").string(), keys_->public_key(), "", packed());
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, t::pack::picture_clash.key);
}

}  // namespace
}  // namespace hvs::learning
