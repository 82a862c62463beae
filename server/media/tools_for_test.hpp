// For tests only: run a reader of another maker over a file of ours and give back what it says.
#pragma once

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace hvs::media::test {

class Folder {
 public:
  Folder() : path_((std::filesystem::temp_directory_path() / "hvs-media-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) std::abort();
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string put(std::string_view name, std::string_view bytes) const {
    auto file = path_ + "/" + std::string{name};
    std::ofstream{file, std::ios::binary} << bytes;
    return file;
  }
  [[nodiscard]] std::string path(std::string_view name) const { return path_ + "/" + std::string{name}; }

 private:
  std::string path_;
};

inline std::string said(const std::string& command) {
  std::string out;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return "cannot run " + command;
  std::array<char, 4096> some{};
  for (std::size_t n = 0; (n = fread(some.data(), 1, some.size(), pipe)) > 0;) out.append(some.data(), n);
  pclose(pipe);
  return out;
}

}  // namespace hvs::media::test
