// Archives of all hands: what is taken, what is refused and by which name, and that nothing leaves its folder.
#include "server/interop/archive.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>

namespace hvs::interop {
namespace {

namespace fs = std::filesystem;

class Archives : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path{testing::TempDir()} /
            ("archive_" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }
  Result<Unpacked> open(const std::string& name, const ArchiveLimits& limits = {}) {
    return unpack("tests/packages/" + name, (root_ / "in").string(), limits);
  }
  std::string code(const std::string& name, const ArchiveLimits& limits = {}) {
    const auto got = open(name, limits);
    fs::remove_all(root_ / "in");
    return got ? "taken" : std::string{got.error().code};
  }
  fs::path root_;
};

TEST_F(Archives, WhatOrdinaryToolsWriteIsTaken) {
  const auto got = open("scorm12.zip");
  ASSERT_TRUE(got) << got.error().code << got.error().detail;
  EXPECT_EQ(got->files.size(), 7U);
  EXPECT_TRUE(fs::is_regular_file(root_ / "in/noi dung/sco/index.html"));
  EXPECT_EQ(got->files.at("noi dung/sw.js"), fs::file_size(root_ / "in/noi dung/sw.js"));
}

TEST_F(Archives, NamesMadeOnWindowsMeanTheSame) {
  const auto got = open("scorm12-windows.zip");
  ASSERT_TRUE(got) << got.error().code;
  EXPECT_TRUE(got->files.contains("noi dung/sco/index.html"));
}

TEST_F(Archives, OldNamesAreReadAsTheFormatSays) {
  const auto got = open("old-names.zip");
  ASSERT_TRUE(got) << got.error().code;
  EXPECT_TRUE(got->files.contains("sco/bài-1.mp3"));
  EXPECT_EQ(got->foreign_names, 1U);
}

TEST_F(Archives, HostileOnesAreRefusedByName) {
  for (const auto& [name, expected] :
       std::initializer_list<std::pair<const char*, const char*>>{{"bad-traversal.zip", "interop.zip_path"},
                                                                  {"bad-absolute.zip", "interop.zip_path"},
                                                                  {"bad-drive.zip", "interop.zip_path"},
                                                                  {"bad-control.zip", "interop.zip_path"},
                                                                  {"bad-case.zip", "interop.zip_twice"},
                                                                  {"bad-twice.zip", "interop.zip_twice"},
                                                                  {"bad-file-as-folder.zip", "interop.zip_twice"},
                                                                  {"bad-link.zip", "interop.zip_link"},
                                                                  {"bad-device.zip", "interop.zip_link"},
                                                                  {"bad-locked.zip", "interop.zip_locked"},
                                                                  {"bad-bit.zip", "interop.zip_broken"},
                                                                  {"bad-cut.zip", "interop.not_zip"},
                                                                  {"bad-text.zip", "interop.not_zip"}})
    EXPECT_EQ(code(name), expected) << name;
  EXPECT_FALSE(fs::exists(root_ / "etc"));
  EXPECT_FALSE(fs::exists(root_.parent_path() / "etc/evil"));
}

TEST_F(Archives, EveryLimitHolds) {
  ArchiveLimits small;
  small.file_bytes = 1000;
  EXPECT_EQ(code("scorm12.zip", small), "interop.zip_too_big");
  small = {};
  small.entries = 3;
  EXPECT_EQ(code("scorm12.zip", small), "interop.zip_entries");
  small = {};
  small.total_bytes = 2000;
  EXPECT_EQ(code("scorm12.zip", small), "interop.zip_too_big");
  small = {};
  small.entry_bytes = 500;
  EXPECT_EQ(code("scorm12.zip", small), "interop.zip_too_big");
  small = {};
  small.depth = 2;
  EXPECT_EQ(code("scorm12.zip", small), "interop.zip_path");
}

TEST_F(Archives, ABombStopsLongBeforeItIsFull) {
  const auto bomb = (root_ / "bomb.zip").string();
  ASSERT_TRUE(write_archive(bomb, {{"imsmanifest.xml", "<manifest/>"}, {"zeros", std::string(96U << 20, '\0')}}));
  std::uint64_t seen = 0;
  const auto got = unpack(bomb, (root_ / "in").string(), {}, [&](std::uint64_t, std::uint64_t) {
    ++seen;
    return true;
  });
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, "interop.zip_bomb");
  EXPECT_LT(seen, 2000U);
}

TEST_F(Archives, WorkThatIsStoppedSaysSo) {
  const auto got = unpack("tests/packages/scorm12.zip", (root_ / "in").string(), {},
                          [](std::uint64_t, std::uint64_t) { return false; });
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, "interop.stopped");
}

TEST_F(Archives, AFolderThatHoldsSomethingIsNotWrittenInto) {
  fs::create_directories(root_ / "in");
  std::ofstream(root_ / "in/mine") << "x";
  const auto got = open("scorm12.zip");
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, "interop.cannot_write");
}

RC_GTEST_PROP(ArchiveNames, APlainNameNeverLeavesItsFolder, (const std::string& raw)) {
  bool foreign = false;
  const auto got = plain_name(raw, {}, foreign);
  if (!got) return;
  RC_ASSERT(!got->starts_with("/"));
  RC_ASSERT(("/" + *got + "/").find("/../") == std::string::npos);
  RC_ASSERT(got->find('\\') == std::string::npos);
}

RC_GTEST_PROP(ArchiveNames, WhatIsWrittenIsReadBack, (const std::map<std::string, std::string>& typed)) {
  const auto root = fs::path{testing::TempDir()} / "archive_round";
  fs::remove_all(root);
  fs::create_directories(root);
  std::vector<NewEntry> entries;
  for (std::size_t n = 0; const auto& [name, bytes] : typed)
    entries.push_back({"bài " + std::to_string(n++) + ".txt", bytes});
  entries.push_back({"cuối.txt", "x"});
  RC_ASSERT(write_archive((root / "a.zip").string(), entries).has_value());
  const auto got = unpack((root / "a.zip").string(), (root / "in").string(), {});
  RC_ASSERT(got.has_value());
  RC_ASSERT(got->files.size() == entries.size());
  RC_ASSERT(got->foreign_names == 0U);
  for (const auto& one : entries) {
    std::ifstream in(root / "in" / one.name, std::ios::binary);
    const std::string read{std::istreambuf_iterator<char>(in), {}};
    RC_ASSERT(read == one.bytes);
  }
  fs::remove_all(root);
}

}  // namespace
}  // namespace hvs::interop
