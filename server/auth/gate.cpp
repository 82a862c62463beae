#include "server/auth/gate.hpp"

#include "core/auth/csrf.hpp"
#include "core/base/bytes.hpp"

namespace hvs::auth {

Gate::Gate(Sessions& sessions, std::string public_url) : sessions_(sessions), public_host_(host_of(public_url)) {}

namespace {

// The page was made for somebody who was signed in: its form carries a token. Without this the form of a session that
// is over meanwhile would pass as a visitor's: answered like any other, and kept nowhere.
bool lost_its_session(const web::Route& route, const web::Call& call) {
  return route.right == Right::anyone && call.method == web::Method::post && call.me.is_visitor() &&
         call.path != "/ra" && !call.form.get("csrf").empty();
}

}  // namespace

Result<void> Gate::identify(web::Call& call) {
  call.me = {};
  const auto cookie = call.cookies.get(session_cookie);
  if (cookie.empty()) return {};
  HVS_TRY(session, sessions_.find(cookie, call.now));
  if (session && session->stage == Stage::full) call.me = session->me;
  return {};
}

Result<void> Gate::check(const web::Route& route, const web::Call& call) const {
  if (auto allowed = may(call.me, route.right, "*", call.now); !allowed) return allowed;
  const bool is_door = route.right == Right::anyone && call.path.starts_with("/vao/");
  if (!is_door && lost_its_session(route, call)) return refuse(Kind::denied, "auth.sign_in_first");
  return check_csrf(call, public_host_, is_door ? Proof::origin : Proof::token);
}

web::Reply Gate::sign_in_page(const web::Route& route, const web::Call& call) {
  const bool open = route.right == Right::anyone;  // its pages are read at the same address
  const bool learner = open || route.right == Right::learn || route.right == Right::known;
  std::string to = learner ? "/vao" : "/vao/can-bo";
  if (call.method == web::Method::get || open) to += "?ve=" + bytes::percent_encode(call.raw_target);
  return web::see_other(std::move(to));
}

void set_cookie(web::Reply& reply, const web::Call& call, std::string_view name, std::string_view value,
                long long seconds) {
  std::string line{name};
  line += "=";
  line += value;
  line += "; Path=/; HttpOnly; SameSite=Lax";
  if (call.secure) line += "; Secure";
  if (seconds != 0) line += "; Max-Age=" + std::to_string(seconds < 0 ? 0 : seconds);
  reply.headers.push_back({"Set-Cookie", std::move(line)});
}

}  // namespace hvs::auth
