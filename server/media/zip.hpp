// Zip files in memory, for the office formats. Deterministic: order as given, every time stamp the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace hvs::media {

struct ZipEntry {
  std::string name;
  std::string bytes;
};

// Refusal: documents.zip_failed.
[[nodiscard]] Result<std::string> zip(const std::vector<ZipEntry>& entries);

}  // namespace hvs::media
