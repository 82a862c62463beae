// Keys of this installation, kept in DATA/keys (mode 0600). libsodium inside; nothing else sees raw keys.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace hvs::keys {

// A certificate key that signs no more. Its certificates still verify, unless it was revoked: then somebody else may
// have signed with it, and they say so.
struct OldKey {
  std::string id;
  std::string public_key;  // 32 bytes
  std::string retired;     // 2026-11-22
  std::string revoked;     // the day it was found to be compromised; "" = it was not
};

// The certificate keys at one moment. Who names `key_id` in what is signed takes both from the same signer: the key may
// be rotated in between.
class Signer {
 public:
  virtual ~Signer() = default;
  // Ed25519 (RFC 8032) with the installation's certificate key; integrity only, never an agency's signature (EC-05).
  [[nodiscard]] virtual std::string sign(std::string_view message) const = 0;  // 64 bytes
  [[nodiscard]] virtual std::string public_key() const = 0;                    // 32 bytes
  [[nodiscard]] virtual std::string key_id() const = 0;  // first 8 hex digits of sha256(public key)
  // Oldest first. Their secret halves are gone: nothing can be signed with them again.
  [[nodiscard]] virtual const std::vector<OldKey>& old_keys() const = 0;
};

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

  // As DATA/keys has them now: a key that was rotated or revoked beside a running server is noticed here.
  [[nodiscard]] virtual std::shared_ptr<const Signer> signer() const = 0;
  [[nodiscard]] std::string sign(std::string_view message) const { return signer()->sign(message); }
  [[nodiscard]] std::string public_key() const { return signer()->public_key(); }
  [[nodiscard]] std::string key_id() const { return signer()->key_id(); }
  [[nodiscard]] std::vector<OldKey> old_keys() const { return signer()->old_keys(); }

  // On the file: a new certificate key, the one before kept as an old key. A running server uses it from its next
  // signature on. Answers the new key's id. Refusals: those of open.
  static Result<std::string> rotate(const std::string& data_dir, std::string_view day);
  // The key `id` is compromised since `day`; when it is the one in use, it is rotated first. Refusals:
  // keys.no_such_key.
  static Result<void> revoke(const std::string& data_dir, std::string_view id, std::string_view day);

  [[nodiscard]] virtual std::string random(std::size_t bytes) const = 0;
};

[[nodiscard]] bool verify_ed25519(std::string_view message, std::string_view signature, std::string_view public_key);
[[nodiscard]] std::string hash_password(std::string_view password);  // argon2id, libsodium string format
[[nodiscard]] bool check_password(std::string_view password, std::string_view stored);
[[nodiscard]] std::string hmac_sha1(std::string_view key, std::string_view message);  // TOTP (RFC 6238) only
[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view message);
// AES-256-GCM (NIST SP 800-38D) as a browser's WebCrypto writes it: the tag stands at the end. Refusal:
// keys.not_sealed.
[[nodiscard]] std::string seal_aes256_gcm(std::string_view key, std::string_view nonce, std::string_view plain,
                                          std::string_view bound);
[[nodiscard]] Result<std::string> open_aes256_gcm(std::string_view key, std::string_view nonce, std::string_view sealed,
                                                  std::string_view bound);
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);  // constant time

}  // namespace hvs::keys
