// The name packages are served under: an origin of their own, without cookies, so that a script in a package is a
// stranger to every page of ours (docs/adr/0120-packages-apart.md).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/web/call.hpp"

namespace hvs::interop {

class PackHost {
 public:
  // `packs_url`: "https://*.goi.example" (a name for every package), "https://goi.example", or "" for none; then only
  // a server reached by a loopback name has one, "http://p….localhost". `public_url`: who may frame packages, or "".
  PackHost(std::string packs_url, std::string public_url);

  // Is this request for packages? Then none of our pages answers it.
  [[nodiscard]] bool is_asked(const web::Call& call) const;
  // "http://p0123456789abcdef.localhost:8080" for the files with this hash; "" when there is no such name here.
  [[nodiscard]] std::string origin_for(const web::Call& call, std::string_view hash) const;
  // May files with this hash be asked for under the name of this request?
  [[nodiscard]] bool belongs(const web::Call& call, std::string_view hash) const;
  // Content-Security-Policy of everything under that name.
  [[nodiscard]] std::string policy() const;

 private:
  [[nodiscard]] std::string host_of(const web::Call& call) const;
  std::string scheme_;  // "https://"
  std::string before_;  // host name around the star
  std::string after_;
  bool star_ = false;
  std::string framed_by_;
};

[[nodiscard]] bool is_hash(std::string_view text);  // 40 hex digits

}  // namespace hvs::interop
