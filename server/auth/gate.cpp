#include "server/auth/gate.hpp"

#include "core/auth/csrf.hpp"
#include "core/base/bytes.hpp"

namespace hvs::auth {

Gate::Gate(Sessions& sessions, std::string public_url) : sessions_(sessions), public_host_(host_of(public_url)) {}

bool Gate::identify(web::Call& call) {
  call.me = {};
  const auto cookie = call.cookies.get(session_cookie);
  if (cookie.empty()) return false;
  const auto session = sessions_.find(cookie, call.now);
  if (!session || session->stage != Stage::full) return false;
  call.me = session->me;
  return true;
}

Result<void> Gate::check(const web::Route& route, const web::Call& call) const {
  if (auto allowed = may(call.me, route.right, "*", call.now); !allowed) return allowed;
  const bool is_door = route.right == Right::anyone && call.path.starts_with("/vao/");
  return check_csrf(call, public_host_, is_door ? Proof::origin : Proof::token);
}

web::Reply Gate::sign_in_page(const web::Route& route, const web::Call& call) {
  const bool learner = route.right == Right::learn || route.right == Right::known;
  std::string to = learner ? "/vao" : "/vao/can-bo";
  if (call.method == web::Method::get) to += "?ve=" + bytes::percent_encode(call.raw_target);
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
