// Keys of this installation, kept in DATA/keys (mode 0600). libsodium inside; nothing else sees raw keys.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace hvs::keys {

class Keyring {
 public:
  // Opens or creates DATA/keys. Refusals: keys.unreadable, keys.bad_mode.
  static Result<std::unique_ptr<Keyring>> open(const std::string& data_dir);
  virtual ~Keyring() = default;

  // Personal fields at rest: XChaCha20-Poly1305, random nonce in front, `place` ("person.number") as associated data.
  [[nodiscard]] virtual std::string seal(std::string_view plain, std::string_view place) const = 0;
  [[nodiscard]] virtual Result<std::string> unseal(std::string_view sealed, std::string_view place) const = 0;
  // Keyed hash for look-up (BLAKE2b-256, hex).
  [[nodiscard]] virtual std::string find_hash(std::string_view value, std::string_view place) const = 0;

  // Ed25519 (RFC 8032) with the installation's certificate key; integrity only, never an agency's signature (EC-05).
  [[nodiscard]] virtual std::string sign(std::string_view message) const = 0;  // 64 bytes
  [[nodiscard]] virtual std::string public_key() const = 0;                    // 32 bytes
  [[nodiscard]] virtual std::string key_id() const = 0;  // first 8 hex digits of sha256(public key)

  [[nodiscard]] virtual std::string random(std::size_t bytes) const = 0;
};

[[nodiscard]] bool verify_ed25519(std::string_view message, std::string_view signature, std::string_view public_key);
[[nodiscard]] std::string hash_password(std::string_view password);  // argon2id, libsodium string format
[[nodiscard]] bool check_password(std::string_view password, std::string_view stored);
[[nodiscard]] std::string hmac_sha1(std::string_view key, std::string_view message);  // TOTP (RFC 6238) only
[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view message);
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);  // constant time

}  // namespace hvs::keys
