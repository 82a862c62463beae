// The program's own pages: refusals and errors, in words, as a page or as problem+json (RFC 9457).
#pragma once

#include <string>
#include <string_view>

#include "core/html/document.hpp"
#include "core/web/call.hpp"

namespace hvs::app {

struct SorryView {
  std::string_view words;
  std::string number;  // request id, shown for 5xx so that the administrator can find the log line
};
[[nodiscard]] std::string sorry(const SorryView& v);

[[nodiscard]] web::Reply sorry_page(html::Around around, int status, std::string_view words,
                                    std::string_view request_id);
[[nodiscard]] web::Reply problem_json(int status, std::string_view code, std::string_view request_id);

}  // namespace hvs::app
