#include "server/http/sound_row.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace hvs::http {
namespace {

using Names = std::vector<std::string>;

// MPEG 2 layer III, 32 kbit/s, 24000 Hz: 96 bytes a frame.
std::string frame(std::string_view inside) {
  std::string out{"\xFF\xF3\x44\xC4", 4};
  out += inside;
  out.resize(96, '.');
  return out;
}

TEST(SoundRow, NamesOfAnAddress) {
  EXPECT_EQ(row_parts("ui/door.title+lam-quen/ten+ui/so.7.mp3"), (Names{"ui/door.title", "lam-quen/ten", "ui/so.7"}));
  for (const auto* bad : {"", ".mp3", "a", "a+.mp3", "../a.mp3", "/etc/x.mp3", "a%2f.mp3", "A.mp3"})
    EXPECT_TRUE(row_parts(bad).empty()) << bad;
  std::string many = "a";
  for (int i = 0; i < 60; ++i) many += "+a";
  EXPECT_TRUE(row_parts(many + ".mp3").empty());
}

TEST(SoundRow, TagAndTableStayBehind) {
  const auto tag = std::string{"ID3\x04\0\0\0\0\0\x02zz", 12};
  EXPECT_EQ(mp3_frames(tag + frame("....Xing") + frame("one") + frame("two")), frame("one") + frame("two"));
  EXPECT_EQ(mp3_frames(frame("one")), frame("one"));
  EXPECT_EQ(mp3_frames("not a sound"), "");
  EXPECT_EQ(mp3_frames(tag), "");
}

TEST(SoundRow, JoinsWhatExists) {
  const auto folder = std::filesystem::path{testing::TempDir()} / "sound_row";
  std::filesystem::create_directories(folder / "ui");
  std::ofstream(folder / "ui/a.mp3", std::ios::binary) << frame("Info") << frame("a");
  std::ofstream(folder / "ui/b.mp3", std::ios::binary) << frame("b");
  EXPECT_EQ(join_sounds(folder.string() + "/", {"ui/a", "ui/none", "ui/b"}), frame("a") + frame("b"));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace hvs::http
