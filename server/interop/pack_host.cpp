#include "server/interop/pack_host.hpp"

#include <algorithm>
#include <utility>

#include "core/base/text.hpp"

namespace hvs::interop {
namespace {

constexpr std::string_view local_end = ".localhost";
constexpr std::size_t label_digits = 16;  // of the hash; a label of a host name carries 63 characters at most

struct Split {
  std::string name;
  std::string port;  // ":8080" or ""
};
Split split(std::string_view host) {
  const auto from = host.starts_with('[') ? host.find(']') : 0;
  const auto colon = from == std::string_view::npos ? std::string_view::npos : host.find(':', from);
  return {text::lower(host.substr(0, colon)), colon == std::string_view::npos ? "" : std::string{host.substr(colon)}};
}

std::string label_of(std::string_view hash) { return "p" + std::string{hash.substr(0, label_digits)}; }

bool is_loopback(std::string_view name) { return name == "localhost" || name == "127.0.0.1" || name == "[::1]"; }

}  // namespace

bool is_hash(std::string_view text) {
  return text.size() == 40 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

PackHost::PackHost(std::string packs_url, std::string public_url) {
  if (const auto at = packs_url.find("://"); at != std::string::npos) {
    scheme_ = packs_url.substr(0, at + 3);
    auto host = text::lower(packs_url.substr(at + 3));
    host = host.substr(0, host.find('/'));
    const auto star = host.find('*');
    star_ = star != std::string::npos;
    before_ = host.substr(0, star);
    if (star_) after_ = host.substr(star + 1);
  }
  if (const auto at = public_url.find("://"); at != std::string::npos)
    framed_by_ = public_url.substr(0, public_url.find('/', at + 3));
}

std::string PackHost::host_of(const web::Call& call) const { return text::lower(call.headers.get("host")); }

bool PackHost::is_asked(const web::Call& call) const {
  const auto host = host_of(call);
  if (scheme_.empty()) {
    const auto name = split(host).name;
    return name.ends_with(local_end) && name.size() > local_end.size();
  }
  if (!star_) return host == before_;
  return host.size() > before_.size() + after_.size() && host.starts_with(before_) && host.ends_with(after_);
}

std::string PackHost::origin_for(const web::Call& call, std::string_view hash) const {
  if (!scheme_.empty()) return scheme_ + before_ + (star_ ? label_of(hash) + after_ : "");
  const auto at = split(host_of(call));
  if (!is_loopback(at.name)) return {};
  return (call.secure ? "https://" : "http://") + label_of(hash) + std::string{local_end} + at.port;
}

bool PackHost::belongs(const web::Call& call, std::string_view hash) const {
  const auto host = host_of(call);
  if (scheme_.empty()) return split(host).name == label_of(hash) + std::string{local_end};
  return !star_ || host == before_ + label_of(hash) + after_;
}

std::string PackHost::policy() const {
  // Scripts of packages are written in every style, so 'unsafe-inline' and 'unsafe-eval' stand; what keeps us safe is
  // the origin, the sandbox and that nothing but this origin can be reached.
  std::string out =
      "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; connect-src 'self' data: blob:; form-action "
      "'self'; base-uri 'self'; object-src 'self'; sandbox allow-scripts allow-same-origin allow-forms";
  // Their own frames stand in a frame of theirs, so their own origin is among those who may.
  if (!framed_by_.empty()) out += "; frame-ancestors 'self' " + framed_by_;
  return out;
}

}  // namespace hvs::interop
