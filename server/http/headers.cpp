#include "server/http/headers.hpp"

#include <array>
#include <string>

#include "server/http/head_check.hpp"

namespace hvs::http {
namespace {

struct Line {
  std::string_view name;
  std::string_view value;
};

// 'wasm-unsafe-eval' lets the service worker compile our own module and allows no script text. Pictures made in the
// page (a camera frame, a QR code) are blob: and data: addresses.
constexpr std::array lines{
    Line{
        "Content-Security-Policy",
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:; media-src 'self' blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    Line{"X-Content-Type-Options", "nosniff"},
    Line{"Referrer-Policy", "same-origin"},
    Line{"Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=()"},
    Line{"Cross-Origin-Opener-Policy", "same-origin"},
};

}  // namespace

std::string_view header(const web::Reply& reply, std::string_view name) {
  for (const auto& item : reply.headers) {
    if (same_word(item.name, name)) return item.value;
  }
  return {};
}

void add_security_headers(web::Reply& reply) {
  for (const Line& line : lines) {
    if (header(reply, line.name).empty()) reply.headers.push_back({std::string(line.name), std::string(line.value)});
  }
}

}  // namespace hvs::http
