// multipart/form-data (RFC 7578) into fields and uploads. The whole body is in memory already: the body limit bounds
// it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/web/call.hpp"

namespace hvs::http {

constexpr std::size_t max_parts = 1024;
constexpr std::size_t max_part_head = 4096;

struct Multipart {
  web::Fields form;
  std::vector<web::Upload> uploads;
};

// The boundary parameter of a Content-Type value; "" when there is none or it breaks RFC 2046 §5.1.1.
[[nodiscard]] std::string read_boundary(std::string_view content_type);

// Refuses missing or misplaced boundaries, parts without a name, text that is not UTF-8, too many or too large part
// heads.
[[nodiscard]] std::optional<Multipart> read_multipart(std::string_view body, std::string_view boundary);

}  // namespace hvs::http
