// Files that already lie on this machine: DATA/goi-den and the sticks that are mounted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace hvs::interop {

struct Brought {
  std::string path;
  std::string name;
  std::int64_t bytes = 0;
};

// Packages by their ending, at most 100, at the top of each place only; links are not followed.
[[nodiscard]] std::vector<Brought> list_inbox(const std::filesystem::path& inbox);
// The one whose path is exactly this; "" when it is not on the list: no other file can be named.
[[nodiscard]] std::string find_in_inbox(const std::filesystem::path& inbox, std::string_view path);

}  // namespace hvs::interop
