// First line a Content-Type, then a multipart body.
#include "core/base/text.hpp"
#include "server/http/multipart.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto line = input.find(char{10});
  if (line == input.npos) return 0;
  const auto boundary = hvs::http::read_boundary(input.substr(0, line));
  const auto parts = hvs::http::read_multipart(input.substr(line + 1), boundary.empty() ? "B" : boundary);
  if (!parts) return 0;
  if (parts->form.items().size() + parts->uploads.size() > hvs::http::max_parts) __builtin_trap();
  for (const auto& item : parts->form.items()) {
    if (!hvs::text::is_utf8(item.value)) __builtin_trap();
  }
  return 0;
}
