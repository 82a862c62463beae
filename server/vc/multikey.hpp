// Public keys as credentials name them: Multikey and did:key (base58btc), JSON Web Key (RFC 7517, RFC 8037).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace hvs::vc {

[[nodiscard]] std::string base58btc(std::string_view raw);
[[nodiscard]] std::optional<std::string> from_base58btc(std::string_view text);  // at most 256 letters

enum class KeyKind : std::uint8_t { ed25519, p256, rsa };
struct PublicKey {
  KeyKind kind = KeyKind::ed25519;
  std::string bytes;     // ed25519: 32; p256: the uncompressed point, 65; rsa: the modulus
  std::string exponent;  // rsa only
  bool operator==(const PublicKey&) const = default;
};

[[nodiscard]] std::string multikey_of_ed25519(std::string_view public_key);  // "z6Mk…"
[[nodiscard]] std::string did_key_of_ed25519(std::string_view public_key);   // "did:key:z6Mk…"
// Refusals: vc.unknown_key, vc.bad_algorithm.
[[nodiscard]] Result<PublicKey> read_multikey(std::string_view text);
[[nodiscard]] Result<PublicKey> read_jwk(const json::Json& jwk);
[[nodiscard]] json::Json jwk_of_ed25519(std::string_view public_key);

// Ed25519, ECDSA on P-256 with SHA-256 (64 bytes r‖s), RSASSA-PKCS1-v1_5 with SHA-256.
[[nodiscard]] bool signature_fits(const PublicKey& key, std::string_view message, std::string_view signature);

}  // namespace hvs::vc
