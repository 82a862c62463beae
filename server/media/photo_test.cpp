// Photos lose what they tell about place and time; broken and foreign files are refused.
#include "server/media/photo.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "server/media/tools_for_test.hpp"
#include "text/media.hpp"

namespace hvs::media {
namespace {

// Drawn by another program, with words in every place a photo can carry them.
std::string drawn(const std::string& ending) {
  const test::Folder folder;
  const auto file = folder.path("anh" + ending);
  const auto said = test::said(
      "ffmpeg -nostdin -v error -f lavfi -i color=c=green:s=64x48 -frames:v 1 -metadata "
      "comment=BIMAT -metadata title=BIMAT -y " +
      file);
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  EXPECT_FALSE(bytes.empty()) << said;
  return bytes;
}

std::string with_exif(const std::string& jpeg) {
  const std::string words = std::string{"Exif\0\0", 6} + "GPS BIMAT 21.9,105.9";
  const auto size = words.size() + 2;
  return jpeg.substr(0, 2) + "\xff\xe1" + static_cast<char>(size >> 8) + static_cast<char>(size & 0xff) + words +
         jpeg.substr(2);
}

TEST(Photo, AJpegLosesItsExif) {
  const auto jpeg = with_exif(drawn(".jpg"));
  ASSERT_NE(jpeg.find("BIMAT"), std::string::npos);
  const auto photo = read_photo(jpeg + "what stands after the end");
  ASSERT_TRUE(photo);
  EXPECT_EQ(photo->type, "image/jpeg");
  EXPECT_EQ(photo->width, 64);
  EXPECT_EQ(photo->height, 48);
  EXPECT_EQ(photo->bytes.find("BIMAT"), std::string::npos);
  EXPECT_EQ(photo->bytes.find("after the end"), std::string::npos);
  const auto again = read_photo(photo->bytes);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->bytes, photo->bytes);
}

TEST(Photo, APngLosesItsWords) {
  const auto photo = read_photo(drawn(".png"));
  ASSERT_TRUE(photo);
  EXPECT_EQ(photo->extension, ".png");
  EXPECT_EQ(photo->width, 64);
  EXPECT_EQ(photo->bytes.find("BIMAT"), std::string::npos);
}

TEST(Photo, WhatIsNoPhotoIsRefused) {
  for (const std::string_view bytes : {"", "GIF89a", "<svg onload=alert(1)>", "\xff\xd8\xff", "RIFF\x04\0\0\0WEBP"})
    EXPECT_FALSE(read_photo(bytes));
  const auto whole = drawn(".jpg");
  EXPECT_EQ(read_photo(whole.substr(0, whole.size() / 2)).error().code, t::media::photo_broken.key);
}

RC_GTEST_PROP(Photo, AnyBytesAreReadOrRefused, (const std::string& tail)) {
  for (const std::string head : {"\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "RIFF\x10\x10\x10\x10WEBPVP8 "}) {
    const auto photo = read_photo(head + tail);
    if (photo) RC_ASSERT(photo->width > 0 && photo->height > 0);
  }
}

}  // namespace
}  // namespace hvs::media
