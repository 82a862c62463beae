#include "server/vc/jws.hpp"

#include <algorithm>
#include <array>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "server/vc/strict.hpp"
#include "text/vc.hpp"

namespace hvs::vc {
namespace {

using json::Json;

constexpr std::array<std::string_view, 6> claims{"iss", "jti", "sub", "nbf", "exp", "iat"};

std::unexpected<Problem> differ(std::string_view what) {
  return refuse(Kind::invalid, t::vc::claims_differ.key, std::string{what});
}

std::string_view issuer_of(const Json& credential) {
  const auto& issuer = credential.at("issuer");
  return issuer.type() == Json::Type::object ? issuer.at("id").string() : issuer.string();
}
std::string_view first_of(const Json& credential, std::string_view one, std::string_view other) {
  const auto& value = credential.at(one);
  return value.is_null() ? credential.at(other).string() : value.string();
}
const Json& subject_of(const Json& credential) {
  const auto& subject = credential.at("credentialSubject");
  return subject.type() == Json::Type::array ? subject.at(std::size_t{0}) : subject;
}

bool same_second(const Json& claim, std::string_view time) {
  const auto at = read_instant(time);
  return at && to_ms(*at) / 1000 == claim.integer(-1);
}

}  // namespace

std::optional<Instant> read_instant(std::string_view text) {
  // 2026-11-22T12:40:00[.123](Z|+07:00)
  if (text.size() < 20 || text.size() > 40 || text[4] != '-' || text[7] != '-' ||
      (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  long long parts[6];
  constexpr std::array<std::pair<std::size_t, std::size_t>, 6> where{
      {{0, 4}, {5, 2}, {8, 2}, {11, 2}, {14, 2}, {17, 2}}};
  const auto digits = [](std::string_view one) {
    return !one.empty() && std::ranges::all_of(one, [](char c) { return c >= '0' && c <= '9'; });
  };
  for (std::size_t i = 0; i < where.size(); ++i) {
    const auto one = text.substr(where[i].first, where[i].second);
    if (!digits(one) || !text::read_int(one, parts[i])) return std::nullopt;
  }
  if (!is_real_day(static_cast<int>(parts[0]), static_cast<int>(parts[1]), static_cast<int>(parts[2])) ||
      parts[3] > 23 || parts[4] > 59 || parts[5] > 60)
    return std::nullopt;
  auto rest = text.substr(19);
  long long millis = 0;
  if (rest.starts_with('.')) {
    const auto end = rest.find_first_not_of("0123456789", 1);
    if (end == std::string_view::npos || end == 1) return std::nullopt;
    std::string fraction{rest.substr(1, std::min<std::size_t>(3, end - 1))};
    fraction.resize(3, '0');
    if (!text::read_int(fraction, millis)) return std::nullopt;
    rest.remove_prefix(end);
  }
  long long shift = 0;
  if (rest != "Z" && rest != "z") {
    long long hours = 0;
    long long minutes = 0;
    if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':' || !digits(rest.substr(1, 2)) ||
        !digits(rest.substr(4, 2)) || !text::read_int(rest.substr(1, 2), hours) ||
        !text::read_int(rest.substr(4, 2), minutes) || hours > 23 || minutes > 59)
      return std::nullopt;
    shift = (hours * 60 + minutes) * (rest[0] == '+' ? 1 : -1);
  }
  const std::chrono::sys_days day{std::chrono::year{static_cast<int>(parts[0])} / static_cast<int>(parts[1]) /
                                  static_cast<int>(parts[2])};
  return Instant{day} + std::chrono::hours{parts[3]} + std::chrono::minutes{parts[4] - shift} +
         std::chrono::seconds{parts[5]} + std::chrono::milliseconds{millis};
}

std::string write_jwt(const Json& credential, std::string_view key_url, const Sign& sign) {
  std::string header;
  json::Writer out{header};
  out.begin_object().key("alg").value("EdDSA").key("kid").value(key_url).key("typ").value("vc+jwt").end_object();
  auto payload = credential;
  payload.set("iss", Json::of(std::string{issuer_of(credential)}));
  payload.set("jti", Json::of(std::string{credential.at("id").string()}));
  if (const auto subject = subject_of(credential).at("id").string(); !subject.empty())
    payload.set("sub", Json::of(std::string{subject}));
  if (const auto from = read_instant(credential.at("validFrom").string()))
    payload.set("nbf", Json::of(static_cast<long long>(to_ms(*from) / 1000)));
  if (const auto until = read_instant(credential.at("validUntil").string()))
    payload.set("exp", Json::of(static_cast<long long>(to_ms(*until) / 1000)));
  auto text = bytes::base64url(header) + "." + bytes::base64url(payload.dump());
  const auto seal = sign(text);
  return text + "." + bytes::base64url(seal);
}

bool looks_like_jwt(std::string_view text) {
  return text.size() > 20 && std::ranges::count(text, '.') == 2 && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                  c == '.';
         });
}

Result<Jwt> read_jwt(std::string_view text) {
  if (text.size() > largest_credential) return refuse(Kind::invalid, t::vc::too_big.key);
  const auto first = text.find('.');
  const auto second = text.rfind('.');
  const auto bad = [] { return refuse(Kind::invalid, t::vc::not_a_credential.key); };
  if (first == std::string_view::npos || second == first) return bad();
  auto header = bytes::from_base64url(text.substr(0, first));
  auto payload = bytes::from_base64url(text.substr(first + 1, second - first - 1));
  auto signature = bytes::from_base64url(text.substr(second + 1));
  if (!header || !payload || !signature) return bad();
  HVS_TRY(head, read_strict(*header));
  HVS_TRY(body, read_strict(*payload));
  const auto algorithm = head.at("alg").string();
  if ((algorithm != "EdDSA" && algorithm != "Ed25519" && algorithm != "ES256" && algorithm != "RS256") ||
      !head.at("crit").is_null() || !head.at("b64").is_null())
    return refuse(Kind::invalid, t::vc::bad_algorithm.key, std::string{algorithm}.substr(0, 20));
  return Jwt{std::move(head), std::move(body), text.substr(0, second), std::move(*signature)};
}

Result<Json> credential_of(const Jwt& jwt) {
  const auto& payload = jwt.payload;
  const auto& inner = payload.at("vc");
  auto out = Json::object();
  for (const auto& [key, value] : (inner.is_null() ? payload : inner).members())
    if (std::ranges::find(claims, key) == claims.end()) out.set(key, value);
  const auto is = [&](std::string_view claim, std::string_view said) {
    return payload.at(claim).is_null() || payload.at(claim).string() == said;
  };
  if (!is("iss", issuer_of(out))) return differ("iss");
  if (!is("jti", out.at("id").string())) return differ("jti");
  if (!is("sub", subject_of(out).at("id").string())) return differ("sub");
  if (!payload.at("nbf").is_null() && !same_second(payload.at("nbf"), first_of(out, "validFrom", "issuanceDate")))
    return differ("nbf");
  const auto until = first_of(out, "validUntil", "expirationDate");
  if (!payload.at("exp").is_null() && !until.empty() && !same_second(payload.at("exp"), until)) return differ("exp");
  return out;
}

bool jwt_fits(const Jwt& jwt, const PublicKey& key) {
  const auto algorithm = jwt.header.at("alg").string();
  const auto wanted = algorithm == "ES256" ? KeyKind::p256 : algorithm == "RS256" ? KeyKind::rsa : KeyKind::ed25519;
  return key.kind == wanted && signature_fits(key, jwt.signing_input, jwt.signature);
}

}  // namespace hvs::vc
