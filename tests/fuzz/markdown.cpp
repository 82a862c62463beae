// A lesson card from any bytes: no raw markup, no link with a foreign scheme, every tag closed.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/learning/content/markdown.hpp"
#include "server/learning/content/pictures.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 8192) return 0;
  const std::string_view source{reinterpret_cast<const char*>(data), size};
  const auto card = hvs::learning::render_card(source);
  const std::string_view markup = card.body.markup;
  int depth = 0;
  for (std::size_t at = 0; (at = markup.find('<', at)) != std::string_view::npos; ++at) {
    const auto tag = markup.substr(at + 1, markup.find('>', at) - at - 1);
    if (tag == "br") continue;
    if (tag.starts_with("script") || tag.starts_with("img")) std::abort();
    if (tag.starts_with("a ") && !tag.starts_with("a href=\"")) std::abort();
    depth += tag.starts_with('/') ? -1 : 1;
    if (depth < 0) std::abort();
  }
  if (depth != 0) std::abort();
  for (const auto& link : card.links) {
    if (!hvs::learning::is_allowed_link(link)) std::abort();
  }
  (void)hvs::learning::unsafe_part(source);
  return 0;
}
