#include "server/vc/multikey.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <sodium.h>

#include <memory>
#include <vector>

#include "core/base/bytes.hpp"
#include "text/vc.hpp"

namespace hvs::vc {
namespace {

using json::Json;

constexpr std::string_view alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::string_view ed25519_prefix{"\xED\x01", 2};  // multicodec 0xed
constexpr std::string_view p256_prefix{"\x80\x24", 2};     // multicodec 0x1200
constexpr std::size_t longest_base58 = 256;
constexpr std::size_t shortest_modulus = 256;  // 2048 bits
constexpr std::size_t longest_modulus = 1024;

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* one) const {
    Free(one);
  }
};
using Pkey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using PkeyCtx = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Group = std::unique_ptr<EC_GROUP, Freed<EC_GROUP_free>>;
using Dot = std::unique_ptr<EC_POINT, Freed<EC_POINT_free>>;

std::unexpected<Problem> no_key(std::string_view why) {
  return refuse(Kind::invalid, t::vc::unknown_key.key, std::string{why});
}

// The uncompressed form, only when the point lies on the curve.
std::optional<std::string> point_of(std::string_view encoded) {
  const Group group{EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1)};
  const Dot point{EC_POINT_new(group.get())};
  if (EC_POINT_oct2point(group.get(), point.get(), raw(encoded), encoded.size(), nullptr) != 1) return std::nullopt;
  std::string out(65, '\0');
  if (EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED,
                         reinterpret_cast<unsigned char*>(out.data()), out.size(), nullptr) != out.size())
    return std::nullopt;
  return out;
}

Pkey key_from(const char* type, OSSL_PARAM* params) {
  const PkeyCtx ctx{EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr)};
  EVP_PKEY* made = nullptr;
  if (!ctx || EVP_PKEY_fromdata_init(ctx.get()) != 1 ||
      EVP_PKEY_fromdata(ctx.get(), &made, EVP_PKEY_PUBLIC_KEY, params) != 1)
    return nullptr;
  return Pkey{made};
}

Pkey openssl_key(const PublicKey& key) {
  const Builder build{OSSL_PARAM_BLD_new()};
  Number modulus;
  Number exponent;
  if (key.kind == KeyKind::p256) {
    OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, key.bytes.data(), key.bytes.size());
  } else {
    modulus.reset(BN_bin2bn(raw(key.bytes), static_cast<int>(key.bytes.size()), nullptr));
    exponent.reset(BN_bin2bn(raw(key.exponent), static_cast<int>(key.exponent.size()), nullptr));
    OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
    OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
  }
  const Params params{OSSL_PARAM_BLD_to_param(build.get())};
  return key_from(key.kind == KeyKind::p256 ? "EC" : "RSA", params.get());
}

// ECDSA signatures travel as r‖s; OpenSSL reads DER.
std::string der_of(std::string_view signature) {
  const auto integer = [](std::string_view digits) {
    while (digits.size() > 1 && digits.front() == '\0') digits.remove_prefix(1);
    std::string out(1, '\x02');
    const bool sign = (static_cast<unsigned char>(digits.front()) & 0x80U) != 0;
    out += static_cast<char>(digits.size() + (sign ? 1 : 0));
    if (sign) out += '\0';
    return out + std::string{digits};
  };
  const auto body = integer(signature.substr(0, 32)) + integer(signature.substr(32));
  return std::string(1, '\x30') + static_cast<char>(body.size()) + body;
}

}  // namespace

std::string base58btc(std::string_view bytes) {
  std::vector<unsigned char> digits;  // base 58, lowest first
  std::size_t zeros = 0;
  while (zeros < bytes.size() && bytes[zeros] == '\0') ++zeros;
  for (const char c : bytes.substr(zeros)) {
    unsigned carry = static_cast<unsigned char>(c);
    for (auto& digit : digits) {
      carry += static_cast<unsigned>(digit) << 8U;
      digit = static_cast<unsigned char>(carry % 58);
      carry /= 58;
    }
    for (; carry != 0; carry /= 58) digits.push_back(static_cast<unsigned char>(carry % 58));
  }
  std::string out(zeros, '1');
  for (auto at = digits.rbegin(); at != digits.rend(); ++at) out += alphabet[*at];
  return out;
}

std::optional<std::string> from_base58btc(std::string_view text) {
  if (text.size() > longest_base58) return std::nullopt;
  std::vector<unsigned char> bytes;  // lowest first
  std::size_t ones = 0;
  while (ones < text.size() && text[ones] == '1') ++ones;
  for (const char c : text.substr(ones)) {
    const auto value = alphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    auto carry = static_cast<unsigned>(value);
    for (auto& byte : bytes) {
      carry += static_cast<unsigned>(byte) * 58U;
      byte = static_cast<unsigned char>(carry & 255U);
      carry >>= 8U;
    }
    for (; carry != 0; carry >>= 8U) bytes.push_back(static_cast<unsigned char>(carry & 255U));
  }
  std::string out(ones, '\0');
  out.append(bytes.rbegin(), bytes.rend());
  return out;
}

std::string multikey_of_ed25519(std::string_view public_key) {
  return "z" + base58btc(std::string{ed25519_prefix} + std::string{public_key});
}
std::string did_key_of_ed25519(std::string_view public_key) { return "did:key:" + multikey_of_ed25519(public_key); }

Result<PublicKey> read_multikey(std::string_view text) {
  if (!text.starts_with('z')) return no_key("multibase");
  const auto bytes = from_base58btc(text.substr(1));
  if (!bytes) return no_key("base58");
  if (bytes->starts_with(ed25519_prefix) && bytes->size() == 34)
    return PublicKey{KeyKind::ed25519, bytes->substr(2), {}};
  if (bytes->starts_with(p256_prefix) && bytes->size() == 35)
    if (auto point = point_of(std::string_view{*bytes}.substr(2)))
      return PublicKey{KeyKind::p256, std::move(*point), {}};
  return no_key("kind of key");
}

Result<PublicKey> read_jwk(const Json& jwk) {
  if (!jwk.at("d").is_null()) return no_key("a secret key was shown");
  const auto part = [&](std::string_view name) { return bytes::from_base64url(jwk.at(name).string()).value_or(""); };
  const auto type = jwk.at("kty").string();
  const auto curve = jwk.at("crv").string();
  if (type == "OKP" && curve == "Ed25519") {
    if (auto x = part("x"); x.size() == 32) return PublicKey{KeyKind::ed25519, std::move(x), {}};
  } else if (type == "EC" && curve == "P-256") {
    const auto x = part("x");
    const auto y = part("y");
    if (x.size() == 32 && y.size() == 32)
      if (auto point = point_of("\x04" + x + y)) return PublicKey{KeyKind::p256, std::move(*point), {}};
  } else if (type == "RSA") {
    auto modulus = part("n");
    auto exponent = part("e");
    if (modulus.size() >= shortest_modulus && modulus.size() <= longest_modulus && !exponent.empty() &&
        exponent.size() <= 8)
      return PublicKey{KeyKind::rsa, std::move(modulus), std::move(exponent)};
  }
  return no_key("jwk");
}

Json jwk_of_ed25519(std::string_view public_key) {
  auto out = Json::object();
  out.set("kty", Json::of(std::string{"OKP"}));
  out.set("crv", Json::of(std::string{"Ed25519"}));
  out.set("x", Json::of(bytes::base64url(public_key)));
  return out;
}

bool signature_fits(const PublicKey& key, std::string_view message, std::string_view signature) {
  if (key.kind == KeyKind::ed25519)
    return signature.size() == crypto_sign_BYTES && key.bytes.size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(raw(signature), raw(message), message.size(), raw(key.bytes)) == 0;
  if (key.kind == KeyKind::p256 && signature.size() != 64) return false;
  const auto made = openssl_key(key);
  const Digest digest{EVP_MD_CTX_new()};
  if (!made || EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, made.get()) != 1) return false;
  const auto bytes = key.kind == KeyKind::p256 ? der_of(signature) : std::string{signature};
  return EVP_DigestVerify(digest.get(), raw(bytes), bytes.size(), raw(message), message.size()) == 1;
}

}  // namespace hvs::vc
