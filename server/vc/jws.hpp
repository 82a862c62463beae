// Credentials as JSON Web Signatures: "Securing Verifiable Credentials using JOSE and COSE" and Open Badges 3.0 §8.2.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "server/vc/proof.hpp"

namespace hvs::vc {

// Compact JWS with EdDSA over the credential and the claims of OB 3.0 §8.2.4 (iss, jti, sub, nbf, exp).
[[nodiscard]] std::string write_jwt(const json::Json& credential, std::string_view key_url, const Sign& sign);

[[nodiscard]] bool looks_like_jwt(std::string_view text);

struct Jwt {
  json::Json header;
  json::Json payload;
  std::string_view signing_input;
  std::string signature;
};
// Reads the shape only. Refusals: vc.not_a_credential, vc.too_big, vc.said_twice, vc.bad_algorithm ("none", keyed
// hashes, "crit", "b64": false).
[[nodiscard]] Result<Jwt> read_jwt(std::string_view text);
// The credential it carries, its claims compared with it. Refusal: vc.claims_differ.
[[nodiscard]] Result<json::Json> credential_of(const Jwt& jwt);
[[nodiscard]] bool jwt_fits(const Jwt& jwt, const PublicKey& key);

[[nodiscard]] std::optional<Instant> read_instant(std::string_view text);  // RFC 3339 with zone

}  // namespace hvs::vc
