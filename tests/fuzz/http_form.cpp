// Forms and queries: what is accepted is UTF-8 and within the limit.
#include "core/base/text.hpp"
#include "core/web/read.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto form = hvs::web::read_urlencoded(input, 64);
  if (!form) return 0;
  if (form->items().size() > 64) __builtin_trap();
  for (const auto& item : form->items()) {
    if (!hvs::text::is_utf8(item.name) || !hvs::text::is_utf8(item.value)) __builtin_trap();
  }
  return 0;
}
