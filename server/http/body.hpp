// The body of a request into what handlers read: form fields, uploads, or the raw bytes.
#pragma once

#include "core/web/call.hpp"

namespace hvs::http {

// false: it claims to be a form and cannot be read as one (400).
[[nodiscard]] bool read_body(web::Call& call);

}  // namespace hvs::http
