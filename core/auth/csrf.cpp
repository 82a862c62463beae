#include "core/auth/csrf.hpp"

#include "text/auth.hpp"

namespace hvs::auth {
namespace {

bool is_form(std::string_view type) {
  const auto plain = type.substr(0, type.find(';'));
  return plain.empty() || plain.starts_with("application/x-www-form-urlencoded") ||
         plain.starts_with("multipart/form-data") || plain.starts_with("text/plain");
}

// Compares every character: the time taken says nothing about how much of a guess was right.
bool same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned>(a[i] ^ b[i]);
  return difference == 0;
}

bool is_ours(std::string_view url, std::string_view host, std::string_view public_host) {
  const auto from = host_of(url);
  return !from.empty() && (from == host || (!public_host.empty() && from == public_host));
}

// What the browser itself says: true = ours, false = it said nothing, refusal = somebody else's.
Result<bool> check_origin(const web::Call& call, std::string_view public_host) {
  const auto host = call.headers.get("host");
  const auto origin = call.headers.get("origin");
  const auto site = call.headers.get("sec-fetch-site");
  if (!origin.empty()) {
    if (!is_ours(origin, host, public_host)) return refuse(Kind::denied, t::auth::foreign_form.key, "origin");
    return true;
  }
  if (!site.empty()) {
    if (site != "same-origin" && site != "none") return refuse(Kind::denied, t::auth::foreign_form.key, "site");
    return true;
  }
  if (const auto referer = call.headers.get("referer"); !referer.empty()) {
    if (!is_ours(referer, host, public_host)) return refuse(Kind::denied, t::auth::foreign_form.key, "referer");
    return true;
  }
  return false;
}

}  // namespace

std::string_view host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/?#"));
}

std::string_view safe_return(std::string_view wanted, std::string_view otherwise) {
  if (wanted.empty() || wanted.front() != '/' || wanted.size() > 500) return otherwise;
  if (wanted.size() > 1 && (wanted[1] == '/' || wanted[1] == '\\')) return otherwise;
  for (const char c : wanted) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == '\\' || c == 0x7F) return otherwise;
  }
  return wanted;
}

Result<void> check_csrf(const web::Call& call, std::string_view public_host, Proof proof) {
  if (call.method == web::Method::get || call.method == web::Method::options) return {};
  HVS_TRY(proven, check_origin(call, public_host));
  if (proof == Proof::token && !call.me.is_visitor() && is_form(call.content_type)) {
    if (!same(call.form.get("csrf"), call.me.csrf)) return refuse(Kind::conflict, t::auth::old_form.key);
    return {};
  }
  // Programs (not browsers) send none of the three headers; without a session they have nothing to abuse.
  if (!proven && !call.me.is_visitor()) return refuse(Kind::denied, t::auth::foreign_form.key, "no origin");
  return {};
}

}  // namespace hvs::auth
