// An archive from any bytes: what is taken lies in its folder under names that cannot leave it, within the limits.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "server/interop/archive.hpp"
#include "server/interop/read.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fs = std::filesystem;
  static const fs::path root = fs::temp_directory_path() / ("fuzz-archive-" + std::to_string(getpid()));
  fs::remove_all(root);
  fs::create_directories(root);
  std::ofstream(root / "a.zip", std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  hvs::interop::ArchiveLimits limits;
  limits.total_bytes = 1 << 20;
  limits.entries = 50;
  const auto got = hvs::interop::unpack((root / "a.zip").string(), (root / "in").string(), limits);
  if (got) {
    for (const auto& [name, bytes] : got->files) {
      if (("/" + name + "/").find("/../") != std::string::npos || name.front() == '/') std::abort();
      if (!fs::is_regular_file(fs::symlink_status(root / "in" / name))) std::abort();
    }
    if (got->total > limits.total_bytes) std::abort();
    (void)hvs::interop::read_package(root / "in", *got);
  }
  for (const auto& one : fs::directory_iterator(root)) {
    if (one.path().filename() != "a.zip" && one.path().filename() != "in") std::abort();
  }
  fs::remove_all(root);
  return 0;
}
