// One line per request for the log: key=value, and nothing that tells who was here or what they hold in their hand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hvs::http {

// The shape of a path: segments that may carry an id, a token or a name are replaced by "*". Never the query.
[[nodiscard]] std::string path_shape(std::string_view path);

struct Served {
  std::string_view request_id;
  std::string_view method;
  std::string_view path;
  int status = 0;
  std::uint64_t microseconds = 0;
  std::uint64_t bytes = 0;
};
[[nodiscard]] std::string log_line(const Served& served);

}  // namespace hvs::http
