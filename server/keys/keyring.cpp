#include "server/keys/keyring.hpp"

#include <sodium.h>

#include <mutex>

#include "core/base/bytes.hpp"
#include "server/keys/at_rest.hpp"
#include "server/keys/key_file.hpp"
#include "text/keys.hpp"

namespace hvs::keys {
namespace {

using key_file::id_of;
using key_file::Keys;
using key_file::public_half;
using key_file::unreadable;

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

class SodiumSigner final : public Signer {
 public:
  explicit SodiumSigner(const Keys& keys) : old_(keys.old) {
    crypto_sign_seed_keypair(public_.data(), secret_.data(), keys.all[2].data());
    id_ = id_of(public_key());
  }
  ~SodiumSigner() override { sodium_memzero(secret_.data(), secret_.size()); }
  SodiumSigner(const SodiumSigner&) = delete;
  SodiumSigner& operator=(const SodiumSigner&) = delete;

  std::string sign(std::string_view message) const override {
    std::string out(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(out), nullptr, raw(message), message.size(), secret_.data());
    return out;
  }
  std::string public_key() const override { return {reinterpret_cast<const char*>(public_.data()), public_.size()}; }
  std::string key_id() const override { return id_; }
  const std::vector<OldKey>& old_keys() const override { return old_; }

 private:
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_{};
  std::string id_;
  std::vector<OldKey> old_;
};

class SodiumKeyring final : public Keyring {
 public:
  SodiumKeyring(const Keys& keys, std::string path, const key_file::Stamp& stamp)
      : keys_(keys), path_(std::move(path)), stamp_(stamp), signer_(std::make_shared<SodiumSigner>(keys)) {}

  std::string seal(std::string_view plain, std::string_view place) const override {
    constexpr auto nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    std::string out(nonce_size + plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
    randombytes_buf(out.data(), nonce_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(out) + nonce_size, nullptr, raw(plain), plain.size(), raw(place),
                                               place.size(), nullptr, raw(out), keys_.all[0].data());
    return out;
  }

  Result<std::string> unseal(std::string_view sealed, std::string_view place) const override {
    constexpr auto nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr auto over = nonce_size + crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (sealed.size() < over) return refuse(Kind::broken, t::keys::wrong_place.key, "too short");
    std::string out(sealed.size() - over, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(out), nullptr, nullptr, raw(sealed) + nonce_size,
                                                   sealed.size() - nonce_size, raw(place), place.size(), raw(sealed),
                                                   keys_.all[0].data()) != 0) {
      return refuse(Kind::broken, t::keys::wrong_place.key, "another place, another key, or changed bytes");
    }
    return out;
  }

  std::string find_hash(std::string_view value, std::string_view place) const override {
    // Length first, so that ("ab", "c") and ("a", "bc") differ.
    std::string message;
    bytes::put_text(message, place);
    message += value;
    std::string out(32, '\0');
    crypto_generichash(raw(out), out.size(), raw(message), message.size(), keys_.all[1].data(), keys_.all[1].size());
    sodium_memzero(message.data(), message.size());
    return bytes::hex(out);
  }

  // `hocvuso keys rotate` and `revoke` put another file in place while we serve: one look at it (about 1 µs) tells. A
  // file that cannot be read leaves what we have.
  std::shared_ptr<const Signer> signer() const override {
    const std::lock_guard lock(mutex_);
    const auto now = key_file::stamp(path_);
    if (now && *now != stamp_) {
      if (const auto fresh = key_file::load(path_)) {
        signer_ = std::make_shared<SodiumSigner>(*fresh);
        stamp_ = *now;
      }
    }
    return signer_;
  }

  std::string random(std::size_t bytes) const override {
    std::string out(bytes, '\0');
    randombytes_buf(out.data(), out.size());
    return out;
  }

 private:
  Keys keys_;
  std::string path_;
  mutable std::mutex mutex_;
  mutable key_file::Stamp stamp_;
  mutable std::shared_ptr<const Signer> signer_;
};

}  // namespace

Result<std::unique_ptr<Keyring>> Keyring::open(const std::string& data_dir) {
  if (sodium_init() < 0) return unreadable("libsodium does not start");
  const auto path = data_dir + "/keys";
  HVS_TRY(there, key_file::stamp(path));
  if (there == key_file::Stamp{}) {
    if (auto made = key_file::create(data_dir, path); !made) return std::unexpected(std::move(made.error()));
  }
  HVS_TRY(open, at_rest::wants_sealing(path));
  if (open) {  // written before the machine had its secret
    HVS_TRY(plain, key_file::load(path));
    if (auto ok = key_file::replace(plain, data_dir, path); !ok) return std::unexpected(std::move(ok.error()));
  }
  HVS_TRY(stamp, key_file::stamp(path));  // before it is read: a change in between is seen at the first use
  HVS_TRY(keys, key_file::load(path));
  return std::make_unique<SodiumKeyring>(keys, path, stamp);
}

namespace {

void retire(Keys& keys, std::string_view day) {
  auto half = public_half(keys);
  auto id = id_of(half);
  keys.old.push_back({std::move(id), std::move(half), std::string{day}, {}});
  randombytes_buf(keys.all[2].data(), keys.all[2].size());
}

}  // namespace

Result<std::string> Keyring::rotate(const std::string& data_dir, std::string_view day) {
  if (sodium_init() < 0) return unreadable("libsodium does not start");
  const auto path = data_dir + "/keys";
  HVS_TRY(keys, key_file::load(path));
  retire(keys, day);
  HVS_TRY(done, key_file::replace(keys, data_dir, path));
  (void)done;
  return id_of(public_half(keys));
}

Result<void> Keyring::revoke(const std::string& data_dir, std::string_view id, std::string_view day) {
  if (sodium_init() < 0) return unreadable("libsodium does not start");
  const auto path = data_dir + "/keys";
  HVS_TRY(keys, key_file::load(path));
  if (id_of(public_half(keys)) == id) retire(keys, day);
  for (auto& one : keys.old) {
    if (one.id != id) continue;
    if (one.revoked.empty()) one.revoked = day;
    return key_file::replace(keys, data_dir, path);
  }
  return refuse(Kind::missing, t::keys::no_such_key.key, std::string{id});
}

}  // namespace hvs::keys
