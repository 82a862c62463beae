#include "core/phone/identity.hpp"

#include "core/base/json.hpp"
#include "text/phone.hpp"

namespace hvs::phone {
namespace {

long long ms(Instant t) { return static_cast<long long>(to_ms(t)); }

}  // namespace

std::string write_identity(const Identity& identity) {
  std::string out;
  json::Writer w(out);
  w.begin_object();
  w.key("version").value(1);
  w.key("device").value(identity.device);
  w.key("epoch").value(static_cast<long long>(identity.epoch));
  w.key("until").value(ms(identity.until));
  w.key("commune").value(identity.me.commune);
  w.key("commune_name").value(identity.site.commune);
  w.key("demo").value(identity.site.demo);
  w.key("account").value(identity.me.account);
  w.key("person").value(identity.me.person);
  w.key("name").value(identity.me.name);
  w.key("csrf").value(identity.me.csrf);
  if (!identity.outbox_key.empty()) w.key("outbox_key").value(identity.outbox_key);
  w.key("grants").begin_array();
  for (const auto& grant : identity.me.grants) {
    w.begin_object();
    w.key("role").value(auth::role_name(grant.role));
    w.key("area").value(grant.area);
    w.key("from").value(ms(grant.from));
    w.key("until").value(ms(grant.until));
    w.end_object();
  }
  w.end_array();
  w.end_object();
  return out;
}

Result<Identity> read_identity(std::string_view json) {
  HVS_TRY(root, json::parse(json));
  const auto epoch = root.at("epoch").integer(-1);
  if (root.at("version").integer() != 1 || epoch < 0 || epoch > 0xFFFFFFFFLL || root.at("commune").string().empty())
    return refuse(Kind::invalid, t::phone::bad_identity.key);
  Identity out;
  out.device = root.at("device").string();
  out.epoch = static_cast<std::uint32_t>(epoch);
  out.until = from_ms(root.at("until").integer());
  out.me.device = out.device;
  out.me.commune = root.at("commune").string();
  out.site.commune = root.at("commune_name").string();
  out.site.demo = root.at("demo").boolean();
  out.me.account = root.at("account").string();
  out.me.person = root.at("person").string();
  out.me.name = root.at("name").string();
  out.me.csrf = root.at("csrf").string();
  for (const auto& one : root.at("grants").items()) {
    auth::Grant grant;
    if (!auth::read_role(one.at("role").string(), grant.role)) continue;  // a role newer than this program
    grant.area = one.at("area").string();
    grant.from = from_ms(one.at("from").integer());
    grant.until = from_ms(one.at("until").integer());
    out.me.grants.push_back(std::move(grant));
  }
  return out;
}

}  // namespace hvs::phone
