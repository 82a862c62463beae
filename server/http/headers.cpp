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
constexpr std::array page_lines{
    Line{
        "Content-Security-Policy",
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:; media-src 'self' blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    Line{"Referrer-Policy", "same-origin"},
    Line{"Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=()"},
    Line{"Cross-Origin-Opener-Policy", "same-origin"},
};

void add_missing(web::Reply& reply, const Line& line) {
  if (header(reply, line.name).empty()) reply.headers.push_back({std::string(line.name), std::string(line.value)});
}

// Only what a browser shows as a document can run something; on the rest these lines would be weight without use.
bool is_document(std::string_view type) { return type.starts_with("text/html") || type.starts_with("image/svg"); }

}  // namespace

std::string_view header(const web::Reply& reply, std::string_view name) {
  for (const auto& item : reply.headers) {
    if (same_word(item.name, name)) return item.value;
  }
  return {};
}

void add_security_headers(web::Reply& reply) {
  add_missing(reply, {"X-Content-Type-Options", "nosniff"});
  if (!is_document(reply.type)) return;
  for (const Line& line : page_lines) add_missing(reply, line);
}

}  // namespace hvs::http
