// Range headers: a part always lies inside the whole.
#include "server/http/range.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::uint64_t total = size == 0 ? 0 : data[0] * std::uint64_t{0x0101010101010101} >> (data[0] % 64);
  const auto range = hvs::http::read_range(input.substr(size == 0 ? 0 : 1), total);
  if (range.kind == hvs::http::Range::Kind::part &&
      (range.size == 0 || range.first >= total || range.size > total - range.first))
    __builtin_trap();
  return 0;
}
