// Request heads and the small header readers.
#include "server/http/compress.hpp"
#include "server/http/head_check.hpp"
#include "server/http/http_date.hpp"
#include "server/http/proxies.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  std::size_t scanned = 0;
  const auto found = hvs::http::find_head(input, scanned);
  if (found.end == hvs::http::HeadEnd::found) (void)hvs::http::check_head(input.substr(0, found.size), 100, 8192);
  (void)hvs::http::accepts(input, "gzip");
  (void)hvs::http::read_date(input);
  (void)hvs::http::ProxyList::read({"10.0.0.0/8"})->client(input);
  return 0;
}
