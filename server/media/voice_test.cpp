// Recordings in the two forms players ask for; what is no sound is refused.
#include "server/media/voice.hpp"

#include <gtest/gtest.h>

#include "server/media/tools_for_test.hpp"
#include "text/media.hpp"

namespace hvs::media {
namespace {

TEST(Voice, ARecordingBecomesOpusAndMp3WithoutItsNames) {
  const test::Folder folder;
  const auto file = folder.path("ghi.webm");
  const auto said = test::said(
      "ffmpeg -nostdin -v error -f lavfi -i sine=frequency=440:duration=1 -metadata title=BIMAT "
      "-c:a libopus -y " +
      file);
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  ASSERT_FALSE(bytes.empty()) << said;
  const auto clip = convert_recording(bytes);
  ASSERT_TRUE(clip) << clip.error().code;
  EXPECT_TRUE(clip->opus.starts_with("OggS"));
  EXPECT_EQ(clip->opus.find("BIMAT"), std::string::npos);
  EXPECT_EQ(clip->mp3.find("BIMAT"), std::string::npos);
  EXPECT_GT(clip->mp3.size(), 1000U);
}

TEST(Voice, WhatIsNoSoundIsRefused) {
  EXPECT_EQ(convert_recording("không phải tiếng").error().code, t::media::not_a_sound.key);
  EXPECT_EQ(convert_recording("").error().code, t::media::not_a_sound.key);
  EXPECT_EQ(convert_recording(std::string(recording_bytes + 1, 'a')).error().code, t::media::recording_too_large.key);
}

}  // namespace
}  // namespace hvs::media
