#include "server/keys/at_rest.hpp"

#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "core/base/bytes.hpp"
#include "server/keys/key_file.hpp"

namespace hvs::keys::at_rest {
namespace {

using key_file::unreadable;
using SealKey = std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES>;

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// At rest the file is sealed when the machine has a secret of its own, kept away from the data: the path in
// HOCVUSO_KEYS_SECRET_FILE, or systemd's LoadCredential=hocvuso-keys. Who copies the data folder or its disk then has
// no keys. Form: header, salt in hex, then nonce and XChaCha20-Poly1305 of the plain file in hex; key by argon2id.
constexpr std::string_view sealed_header = "hocvuso-keys 2\n";
constexpr unsigned long long secret_passes = 3;
constexpr std::size_t secret_memory = 64ULL << 20U;
constexpr std::string_view sealed_place = "hocvuso-keys 2";

Result<std::string> machine_secret() {
  std::string path;
  if (const char* named = std::getenv("HOCVUSO_KEYS_SECRET_FILE"); named != nullptr && *named != '\0') {
    path = named;
  } else if (const char* folder = std::getenv("CREDENTIALS_DIRECTORY"); folder != nullptr && *folder != '\0') {
    path = std::string{folder} + "/hocvuso-keys";
    if (access(path.c_str(), F_OK) != 0) return std::string{};
  } else {
    return std::string{};
  }
  std::ifstream in{path, std::ios::binary};
  std::string secret{std::istreambuf_iterator<char>{in}, {}};
  while (secret.ends_with('\n') || secret.ends_with('\r')) secret.pop_back();
  // Named but not there must not fall back to writing keys in the open.
  if (secret.empty()) return unreadable("the secret that seals the keys cannot be read");
  return secret;
}

Result<SealKey> key_of_secret(const std::string& secret, const std::string& salt) {
  SealKey out{};
  if (salt.size() != crypto_pwhash_SALTBYTES ||
      crypto_pwhash(out.data(), out.size(), secret.data(), secret.size(), raw(std::string_view{salt}), secret_passes,
                    secret_memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return unreadable("the secret that seals the keys cannot be used");
  return out;
}

Result<std::string> sealed_text(std::string_view plain, const std::string& secret) {
  std::string salt(crypto_pwhash_SALTBYTES, '\0');
  randombytes_buf(salt.data(), salt.size());
  HVS_TRY(key, key_of_secret(secret, salt));
  constexpr auto nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  std::string box(nonce + plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
  randombytes_buf(box.data(), nonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(raw(box) + nonce, nullptr, raw(plain), plain.size(), raw(sealed_place),
                                             sealed_place.size(), nullptr, raw(box), key.data());
  sodium_memzero(key.data(), key.size());
  return std::string{sealed_header} + bytes::hex(salt) + "\n" + bytes::hex(box) + "\n";
}

Result<std::string> opened_text(std::string_view text, const std::string& secret) {
  if (secret.empty()) return unreadable("the keys are sealed and the machine's secret is not here");
  text.remove_prefix(sealed_header.size());
  const auto line = text.find('\n');
  if (line == std::string_view::npos || !text.ends_with('\n')) return unreadable("a sealed key file is damaged");
  const auto salt = bytes::from_hex(text.substr(0, line));
  const auto box = bytes::from_hex(text.substr(line + 1, text.size() - line - 2));
  constexpr auto nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  constexpr auto over = nonce + crypto_aead_xchacha20poly1305_ietf_ABYTES;
  if (!salt || !box || box->size() < over) return unreadable("a sealed key file is damaged");
  HVS_TRY(key, key_of_secret(secret, *salt));
  std::string plain(box->size() - over, '\0');
  const bool fits = crypto_aead_xchacha20poly1305_ietf_decrypt(
                        raw(plain), nullptr, nullptr, raw(std::string_view{*box}) + nonce, box->size() - nonce,
                        raw(sealed_place), sealed_place.size(), raw(std::string_view{*box}), key.data()) == 0;
  sodium_memzero(key.data(), key.size());
  if (!fits) return unreadable("another secret sealed these keys");
  return plain;
}

}  // namespace

Result<std::string> written(std::string_view plain) {
  HVS_TRY(secret, machine_secret());
  return secret.empty() ? Result<std::string>{std::string{plain}} : sealed_text(plain, secret);
}

Result<std::string> opened(std::string text) {
  if (!text.starts_with(sealed_header)) return text;
  HVS_TRY(secret, machine_secret());
  return opened_text(text, secret);
}

Result<bool> wants_sealing(const std::string& path) {
  HVS_TRY(secret, machine_secret());
  if (secret.empty()) return false;
  std::ifstream in{path, std::ios::binary};
  std::string head(sealed_header.size(), '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  return head != sealed_header;
}

}  // namespace hvs::keys::at_rest
