// Any bytes as JSON: no crash, and what was read is written and read again as the same.
#include <cstddef>
#include <cstdint>

#include "core/base/json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto doc = hvs::json::parse({reinterpret_cast<const char*>(data), size});
  if (!doc) return 0;
  const auto written = doc->dump();
  const auto again = hvs::json::parse(written);
  if (!again || again->dump() != written) __builtin_trap();
  return 0;
}
