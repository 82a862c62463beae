// Readers of what a browser sends with any request, used by the server and by the phone's service worker alike.
// Anything malformed is refused as a whole: a half-read form would be worse than none.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/web/call.hpp"

namespace hvs::web {

constexpr std::size_t max_query_fields = 256;
constexpr std::size_t max_form_fields = 4096;
constexpr std::size_t max_cookies = 64;

struct Target {
  std::string path;  // decoded UTF-8, starts with '/'
  Fields query;
};

// "/hoc/dien-thoai?b=1" → path and query. Refuses: no leading '/', "//", "." and ".." segments, encoded '/' or '\',
// control characters, broken percent-encoding, ill-formed UTF-8.
[[nodiscard]] std::optional<Target> read_target(std::string_view target);

// application/x-www-form-urlencoded; also a query string. Refuses broken encoding, ill-formed UTF-8 and NUL.
[[nodiscard]] std::optional<Fields> read_urlencoded(std::string_view text, std::size_t max_fields);

// Cookie header (RFC 6265 §5.4). Nameless or oddly written pairs are skipped, as browsers of other sites set them.
void read_cookies(std::string_view header, Fields& into);

}  // namespace hvs::web
