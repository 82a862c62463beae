// Cookie headers.
#include "core/web/read.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  hvs::web::Fields cookies;
  hvs::web::read_cookies(input, cookies);
  if (cookies.items().size() > hvs::web::max_cookies) __builtin_trap();
  return 0;
}
