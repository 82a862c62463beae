// A course pack from any bytes: what is accepted has only names that stay in its folder. Signatures are believed here,
// so that the fuzzer reaches what lies behind them only when they are right; most inputs end at the archive.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/learning/content/directives.hpp"
#include "server/learning/pack/pack.hpp"
#include "server/learning/pack/zip.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const auto pack = hvs::learning::read_course_pack(bytes, [](std::string_view) { return true; });
  if (pack) {
    for (const auto& [name, file] : pack->files) {
      if (name.find("..") != std::string::npos || name.front() == '/') std::abort();
    }
  }
  hvs::learning::ZipReader zip(bytes);
  for (auto name = zip.next(); name && !name->empty(); name = zip.next()) {
    if (const auto read = zip.read(1024 * 1024); read && read->size() > 1024 * 1024) std::abort();
  }
  (void)hvs::learning::words_of_captions(bytes);
  return 0;
}
