// A tar of a few named files, through libarchive.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace hvs::backup {

struct Member {
  std::string name;  // in the archive
  std::string path;  // on disk
};

[[nodiscard]] Result<void> write_tar(const std::string& file, const std::vector<Member>& members);

// Unpacks the members named in `allowed` into `folder`; any other name is a refusal, so nothing can leave the folder.
[[nodiscard]] Result<std::vector<std::string>> read_tar(const std::string& file, const std::string& folder,
                                                        const std::vector<std::string>& allowed);

}  // namespace hvs::backup
