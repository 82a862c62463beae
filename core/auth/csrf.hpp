// Was this form sent from one of our own pages? (design.md §8)
#pragma once

#include <string_view>

#include "core/base/result.hpp"
#include "core/web/call.hpp"

namespace hvs::auth {

// Asked before every handler that may change something. GET is always let through. Two independent proofs:
// the browser's own word about the origin (Origin, else Sec-Fetch-Site, else Referer) and, for a signed-in form, the
// session's token in the field `csrf`. Bodies a foreign form cannot send (JSON, exchange frames) need the origin only.
// `public_host` ("hocvuso.example" or "") is allowed beside the Host header. Refusals: auth.foreign_form,
// auth.old_form.
// `Proof::origin` is for the doors: their forms bring a proof of their own (card, pictures, password) and are also used
// by the next learner of a phone on which somebody is still signed in (L8), so the origin alone is asked.
enum class Proof : std::uint8_t { token, origin };
[[nodiscard]] Result<void> check_csrf(const web::Call& call, std::string_view public_host, Proof proof = Proof::token);

// "https://a.example:8443/x" → "a.example:8443"; "" when there is none.
[[nodiscard]] std::string_view host_of(std::string_view url);

// Where a form may lead back to: a path of this site, "/" for anything else (no open redirect).
[[nodiscard]] std::string_view safe_return(std::string_view wanted, std::string_view otherwise = "/");

}  // namespace hvs::auth
