// Manifests, questions, reports and pages of packages from any bytes: values within bounds, never an end of the
// program.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/interop/cmi.hpp"
#include "server/interop/read.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fs = std::filesystem;
  using namespace hvs::interop;
  const std::string bytes{reinterpret_cast<const char*>(data), size};
  static const fs::path root = [] {
    auto at = fs::temp_directory_path() / ("fuzz-manifest-" + std::to_string(getpid()));
    fs::create_directories(at / "content");
    return at;
  }();
  for (const auto* name : {"imsmanifest.xml", "h5p.json", "content/content.json"})
    std::ofstream(root / name, std::ios::binary) << bytes;
  const Unpacked files{{{"imsmanifest.xml", size}, {"a.html", 1}}, size, 0};
  if (const auto got = read_manifest(root, files)) {
    for (const auto& unit : got->units) {
      for (const auto& item : unit.items) {
        const bool here = item.kind == ItemKind::sco || item.kind == ItemKind::page;
        if (here && !files.files.contains(item.href.substr(0, item.href.find_first_of("?#")))) std::abort();
      }
    }
    if (!read_outline(write_outline(*got))) std::abort();
  }
  (void)read_h5p(root, files);
  std::vector<Remark> remarks;
  std::string title;
  (void)read_qti12(bytes, remarks, title);
  if (words_of_html(bytes, 100).size() > 400) std::abort();
  if (const auto json = hvs::json::parse(bytes)) {
    for (const auto standard : {Standard::scorm12, Standard::scorm2004}) {
      if (const auto report = read_report(standard, *json, 0.5); report && (report->score > 100 || report->seconds < 0))
        std::abort();
    }
    (void)read_statement(*json);
  }
  (void)read_outline(bytes);
  return 0;
}
