#include "server/backup/seal.hpp"

#include <sodium.h>

#include <array>
#include <fstream>
#include <vector>

#include "text/backup.hpp"

namespace hvs::backup {
namespace {

constexpr std::array<char, 8> magic{'H', 'V', 'S', 'S', 'A', 'O', '0', '1'};
constexpr std::size_t piece = 64 * 1024;

using Salt = std::array<unsigned char, crypto_pwhash_SALTBYTES>;
using Key = std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES>;
using Header = std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES>;

Result<Key> key_of(const std::string& passphrase, const Salt& salt) {
  Key key{};
  if (sodium_init() < 0 || crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), salt.data(),
                                         crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                                         crypto_pwhash_ALG_ARGON2ID13) != 0)
    return refuse(Kind::broken, t::backup::failed.key, "argon2id");
  return key;
}

char* chars(unsigned char* p) { return reinterpret_cast<char*>(p); }

}  // namespace

bool is_sealed(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::array<char, 8> head{};
  return in.read(head.data(), head.size()) && head == magic;
}

Result<void> seal_file(const std::string& from, const std::string& to, const std::string& passphrase) {
  Salt salt{};
  randombytes_buf(salt.data(), salt.size());
  HVS_TRY(key, key_of(passphrase, salt));
  std::ifstream in(from, std::ios::binary);
  std::ofstream out(to, std::ios::binary);
  crypto_secretstream_xchacha20poly1305_state state;
  Header header{};
  crypto_secretstream_xchacha20poly1305_init_push(&state, header.data(), key.data());
  out.write(magic.data(), magic.size());
  out.write(chars(salt.data()), salt.size());
  out.write(chars(header.data()), header.size());
  std::vector<unsigned char> plain(piece);
  std::vector<unsigned char> sealed(piece + crypto_secretstream_xchacha20poly1305_ABYTES);
  for (bool last = false; !last;) {
    in.read(chars(plain.data()), static_cast<std::streamsize>(plain.size()));
    const auto got = static_cast<unsigned long long>(in.gcount());
    last = in.eof();
    unsigned long long size = 0;
    crypto_secretstream_xchacha20poly1305_push(&state, sealed.data(), &size, plain.data(), got, nullptr, 0,
                                               last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    out.write(chars(sealed.data()), static_cast<std::streamsize>(size));
    if (!in && !last) return refuse(Kind::broken, t::backup::failed.key, from);
  }
  out.flush();
  if (!out) return refuse(Kind::broken, t::backup::failed.key, to);
  return {};
}

Result<void> unseal_file(const std::string& from, const std::string& to, const std::string& passphrase) {
  std::ifstream in(from, std::ios::binary);
  std::array<char, 8> head{};
  Salt salt{};
  Header header{};
  in.read(head.data(), head.size());
  in.read(chars(salt.data()), salt.size());
  in.read(chars(header.data()), header.size());
  if (!in || head != magic) return refuse(Kind::invalid, t::backup::not_ours.key, from);
  HVS_TRY(key, key_of(passphrase, salt));
  crypto_secretstream_xchacha20poly1305_state state;
  if (crypto_secretstream_xchacha20poly1305_init_pull(&state, header.data(), key.data()) != 0)
    return refuse(Kind::invalid, t::backup::not_ours.key, from);
  std::ofstream out(to, std::ios::binary);
  std::vector<unsigned char> sealed(piece + crypto_secretstream_xchacha20poly1305_ABYTES);
  std::vector<unsigned char> plain(piece);
  unsigned char tag = 0;
  while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
    in.read(chars(sealed.data()), static_cast<std::streamsize>(sealed.size()));
    const auto got = static_cast<unsigned long long>(in.gcount());
    unsigned long long size = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state, plain.data(), &size, &tag, sealed.data(), got, nullptr, 0) !=
        0)
      return refuse(Kind::denied, t::backup::wrong_passphrase.key, from);
    out.write(chars(plain.data()), static_cast<std::streamsize>(size));
  }
  out.flush();
  if (!out) return refuse(Kind::broken, t::backup::failed.key, to);
  return {};
}

}  // namespace hvs::backup
