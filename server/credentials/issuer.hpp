// This installation as an issuer of Open Badges 3.0: its name, its keys, and what it says about a certificate.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/credentials/check.hpp"
#include "core/credentials/model.hpp"
#include "server/credentials/achievements.hpp"
#include "server/vc/proof.hpp"

namespace hvs::credentials {

struct Issuer {
  std::string base;       // "https://hocvuso.example"
  std::string did;        // did:web:hocvuso.example
  std::string name;       // UBND xã Võ Nhai, tỉnh Thái Nguyên
  std::vector<Key> keys;  // the one in use first
  vc::Sign sign;

  [[nodiscard]] std::string method() const { return did + "#" + keys.front().id; }
  [[nodiscard]] std::string jwk_method() const { return method() + "-jwk"; }
};

// did:web of "https://host:port/path" (did-web §3.1: the port's colon is written %3A); "" when it is no such address.
[[nodiscard]] std::string did_web_of(std::string_view base);

// The DID document: every key that may still be trusted as a Multikey and as a JWK. A revoked key stays named, with
// the time it was revoked, and may assert nothing.
[[nodiscard]] json::Json did_document(const Issuer& issuer);
[[nodiscard]] json::Json profile(const Issuer& issuer);
[[nodiscard]] json::Json achievement_json(const Issuer& issuer, const Achievement& achievement, std::string_view marks);

struct StatusPlace {
  int list = 0;
  std::uint32_t place = 0;
};
// Whether the credential says who it is about: a salted hash of the name, for those who may see the name.
struct Identity {
  std::string subject;  // urn:uuid:…, made for this certificate alone
  std::string salt;     // "" = no name, hashed or otherwise
};
struct ToBadge {
  const Certificate& certificate;
  const Achievement* achievement;  // null: what the certificate says is all that is known
  StatusPlace status;
  Identity identity;
};
// The credential without a signature.
[[nodiscard]] json::Json open_badge(const Issuer& issuer, const ToBadge& order);
// The list that withdraws: bits are set at `places`.
[[nodiscard]] json::Json status_credential(const Issuer& issuer, int list, const std::vector<std::uint32_t>& places,
                                           Instant made);

// Data Integrity, eddsa-rdfc-2022. The signature is dated when the certificate was issued, or when the key came into
// use: the same certificate is the same bytes as long as the key is.
[[nodiscard]] Result<json::Json> signed_badge(const Issuer& issuer, const json::Json& credential, Instant made);
[[nodiscard]] Instant signed_at(const Issuer& issuer, Instant issued);
[[nodiscard]] std::string badge_jwt(const Issuer& issuer, const json::Json& credential);

}  // namespace hvs::credentials
