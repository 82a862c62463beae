// The free functions of the keyring's face: passwords and message codes, none of which needs a stored key.
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <cstring>

#include "server/keys/keyring.hpp"

namespace hvs::keys {
namespace {

// OWASP's second argon2id profile (19 MiB, 2 passes): about 100 ms on the reference machine.
constexpr unsigned long long password_passes = 2;
constexpr std::size_t password_memory = 19ULL * 1024 * 1024;

std::string hmac(const EVP_MD* digest, std::string_view key, std::string_view message) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned int size = 0;
  HMAC(digest, key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(message.data()),
       message.size(), out.data(), &size);
  return {reinterpret_cast<const char*>(out.data()), size};
}

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

bool verify_ed25519(std::string_view message, std::string_view signature, std::string_view public_key) {
  return signature.size() == crypto_sign_BYTES && public_key.size() == crypto_sign_PUBLICKEYBYTES &&
         crypto_sign_verify_detached(raw(signature), raw(message), message.size(), raw(public_key)) == 0;
}

std::string hash_password(std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str(out.data(), password.data(), password.size(), password_passes, password_memory) != 0) return {};
  return out.data();
}

bool check_password(std::string_view password, std::string_view stored) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (stored.empty() || stored.size() >= text.size()) return false;
  std::memcpy(text.data(), stored.data(), stored.size());
  return crypto_pwhash_str_verify(text.data(), password.data(), password.size()) == 0;
}

std::string hmac_sha1(std::string_view key, std::string_view message) { return hmac(EVP_sha1(), key, message); }
std::string hmac_sha256(std::string_view key, std::string_view message) { return hmac(EVP_sha256(), key, message); }

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace hvs::keys
