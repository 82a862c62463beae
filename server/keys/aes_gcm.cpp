// AES-256-GCM through OpenSSL: libsodium offers it only on processors with AES instructions.
#include <openssl/evp.h>

#include <memory>

#include "server/keys/keyring.hpp"
#include "text/keys.hpp"

namespace hvs::keys {
namespace {

constexpr std::size_t key_size = 32;
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::unexpected<Problem> not_sealed() { return refuse(Kind::invalid, t::keys::not_sealed.key); }

}  // namespace

std::string seal_aes256_gcm(std::string_view key, std::string_view nonce, std::string_view plain,
                            std::string_view bound) {
  if (key.size() != key_size || nonce.size() != nonce_size) return {};
  const Context context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
  std::string out(plain.size() + tag_size, '\0');
  int size = 0;
  const bool done =
      EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(nonce)) == 1 &&
      EVP_EncryptUpdate(context.get(), nullptr, &size, raw(bound), static_cast<int>(bound.size())) == 1 &&
      EVP_EncryptUpdate(context.get(), raw(out), &size, raw(plain), static_cast<int>(plain.size())) == 1 &&
      EVP_EncryptFinal_ex(context.get(), raw(out) + plain.size(), &size) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_size, raw(out) + plain.size()) == 1;
  return done ? out : std::string{};
}

Result<std::string> open_aes256_gcm(std::string_view key, std::string_view nonce, std::string_view sealed,
                                    std::string_view bound) {
  if (key.size() != key_size || nonce.size() != nonce_size || sealed.size() < tag_size) return not_sealed();
  const Context context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
  std::string tag(sealed.substr(sealed.size() - tag_size));
  sealed.remove_suffix(tag_size);
  std::string out(sealed.size() + tag_size, '\0');  // room for the library's last block
  int size = 0;
  const bool whole =
      EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(nonce)) == 1 &&
      EVP_DecryptUpdate(context.get(), nullptr, &size, raw(bound), static_cast<int>(bound.size())) == 1 &&
      EVP_DecryptUpdate(context.get(), raw(out), &size, raw(sealed), static_cast<int>(sealed.size())) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tag_size, raw(tag)) == 1 &&
      EVP_DecryptFinal_ex(context.get(), raw(out) + sealed.size(), &size) == 1;
  if (!whole) return not_sealed();
  out.resize(sealed.size());
  return out;
}

}  // namespace hvs::keys
