// The face of this folder for every request: who is it, may this route be called. server/app asks it first.
#pragma once

#include <string>

#include "core/base/result.hpp"
#include "core/web/call.hpp"
#include "server/auth/sessions.hpp"

namespace hvs::auth {

inline constexpr std::string_view session_cookie = "hvs_s";
inline constexpr std::string_view device_cookie = "hvs_d";

class Gate {
 public:
  Gate(Sessions& sessions, std::string public_url);

  // Fills call.me from the session cookie; a visitor when nobody is fully signed in. Refusals: db.* when it cannot be
  // known now.
  [[nodiscard]] Result<void> identify(web::Call& call);

  // The route's right, anywhere at all (the handler checks the very area), then the form's origin and token.
  // Refusals: those of `may` and `check_csrf`. For auth.sign_in_first see `sign_in_page`.
  [[nodiscard]] Result<void> check(const web::Route& route, const web::Call& call) const;

  // Where a visitor who lacks a session is led: the learners' door or the staff's, and back here afterwards.
  [[nodiscard]] static web::Reply sign_in_page(const web::Route& route, const web::Call& call);

 private:
  Sessions& sessions_;
  std::string public_host_;
};

// HttpOnly, SameSite=Lax, whole site; Secure when the call came over TLS. `seconds` 0: until the browser closes, < 0:
// gone.
void set_cookie(web::Reply& reply, const web::Call& call, std::string_view name, std::string_view value,
                long long seconds);

}  // namespace hvs::auth
