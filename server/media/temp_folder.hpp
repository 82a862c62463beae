// A folder that goes away with whatever was written into it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace hvs::media {

class TempFolder {
 public:
  TempFolder() : path_((std::filesystem::temp_directory_path() / "hocvuso-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) path_.clear();
  }
  ~TempFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  [[nodiscard]] bool stands() const { return !path_.empty(); }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string operator/(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace hvs::media
