// Response headers that every page carries (SE rules of the threat model: no inline script, no framing, no sniffing).
#pragma once

#include <string_view>

#include "core/web/call.hpp"

namespace hvs::http {

// Adds what is missing; a header that the handler has set itself stays.
void add_security_headers(web::Reply& reply);

// Value of a reply header, "" when absent; names compare without case.
[[nodiscard]] std::string_view header(const web::Reply& reply, std::string_view name);

}  // namespace hvs::http
