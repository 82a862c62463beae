// Photos that people hand in: what they are, how large, and without what they tell about place and time.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace hvs::media {

struct Photo {
  std::string type;       // "image/jpeg", "image/png" or "image/webp"
  std::string extension;  // ".jpg", ".png", ".webp"
  int width = 0;
  int height = 0;
  std::string bytes;  // as handed in, but without Exif, XMP, comments and colour profiles' names
};

inline constexpr int most_pixels = 4096;  // either side

// Looks at the bytes, never at the file's name. Refusals: media.not_a_photo, media.photo_broken, media.photo_too_large.
[[nodiscard]] Result<Photo> read_photo(std::string_view bytes);

}  // namespace hvs::media
