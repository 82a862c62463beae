// Request targets: an accepted path never leaves the tree.
#include "core/base/text.hpp"
#include "core/web/read.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto target = hvs::web::read_target(input);
  if (!target) return 0;
  const auto& path = target->path;
  const bool safe = path.starts_with("/") && path.find("//") == path.npos && (path + "/").find("/../") == path.npos &&
                    (path + "/").find("/./") == path.npos && path.find(char{0}) == path.npos &&
                    hvs::text::is_utf8(path);
  if (!safe) __builtin_trap();
  return 0;
}
