#include "server/phone/room.hpp"

#include <chrono>

#include "core/base/bytes.hpp"
#include "core/phone/identity.hpp"
#include "server/journal/outbox_key.hpp"

namespace hvs::phone {
namespace {

// How long a phone may show personal pages without having met the server: a month in a valley, not a lost phone for
// ever.
constexpr std::chrono::days trusted{30};

web::Answer identity(const app::Services& services, const web::Call& call) {
  if (call.me.is_visitor() || call.me.device.empty()) return web::text("", 401);
  Identity who;
  who.me = call.me;
  who.site = {services.settings.commune_name, services.settings.demo};
  who.device = call.me.device;
  who.until = call.now + trusted;
  who.outbox_key =
      bytes::base64url(journal::outbox_key(services.keys, call.me.commune, call.me.device, call.me.account));
  auto reply = web::json(write_identity(who));
  reply.headers.push_back({"Cache-Control", "private, no-store"});
  return reply;
}

}  // namespace

app::Room make_phone(app::Services& services) {
  app::Room room;
  room.name = "phone";
  room.routes = {{web::Method::get, "/dong-bo/toi", auth::Right::anyone,
                  [&services](const web::Call& call) { return identity(services, call); }, web::Pace::quick}};
  return room;
}

}  // namespace hvs::phone
