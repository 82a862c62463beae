// A strict look at a request head before any parser acts on it (RFC 9112 §2.2, §5, §6). Whatever two programs could
// read differently is refused here: that is what request smuggling lives on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hvs::http {

// Looks for the end of the head in what has arrived so far. `scanned` remembers how far an earlier call looked.
enum class HeadEnd : std::uint8_t { found, not_yet, malformed };
struct HeadSearch {
  HeadEnd end = HeadEnd::not_yet;
  std::size_t size = 0;  // bytes of the head with its empty line, when found
};
[[nodiscard]] HeadSearch find_head(std::string_view arrived, std::size_t& scanned);

// How many bytes of empty lines stand before the request line (RFC 9112 §2.2 lets a server skip them).
[[nodiscard]] std::size_t blank_lines(std::string_view arrived);

struct HeadFacts {
  int refuse = 0;  // HTTP status, 0 = well-formed
  bool http_1_0 = false;
  bool wants_continue = false;  // Expect: 100-continue
  bool chunked = false;
};
[[nodiscard]] HeadFacts check_head(std::string_view head, std::size_t max_fields, std::size_t max_request_line);

[[nodiscard]] bool is_token(std::string_view text);                    // RFC 9110 §5.6.2
[[nodiscard]] bool is_host(std::string_view text);                     // reg-name, IPv4 or [IPv6] with an optional port
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);  // ASCII case-insensitive
[[nodiscard]] std::string_view trim(std::string_view text);            // spaces and tabs

}  // namespace hvs::http
