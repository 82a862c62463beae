#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include <fstream>
#include <iterator>

#include "server/signing/agency.hpp"
#include "text/signing.hpp"

namespace hvs::signing {
namespace {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* one) const {
    Free(one);
  }
};
void free_chain(STACK_OF(X509) * all) { sk_X509_pop_free(all, X509_free); }
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Bag = std::unique_ptr<PKCS12, Freed<PKCS12_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Chain = std::unique_ptr<STACK_OF(X509), Freed<free_chain>>;
using Cms = std::unique_ptr<CMS_ContentInfo, Freed<CMS_ContentInfo_free>>;

constexpr std::size_t largest_file = 1U << 20U;

Bio reading(std::string_view bytes) { return Bio{BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))}; }

class Pkcs12Signer final : public AgencySigner {
 public:
  Pkcs12Signer(Key key, Certificate certificate, Chain chain)
      : key_(std::move(key)), certificate_(std::move(certificate)), chain_(std::move(chain)) {}

  Result<std::string> sign(std::string_view bytes) const override {
    const auto in = reading(bytes);
    const Cms cms{CMS_sign(certificate_.get(), key_.get(), chain_.get(), in.get(),
                           CMS_DETACHED | CMS_BINARY | CMS_CADES | CMS_NOSMIMECAP)};
    const Bio out{BIO_new(BIO_s_mem())};
    if (!cms || i2d_CMS_bio(out.get(), cms.get()) != 1) {
      ERR_clear_error();
      return refuse(Kind::broken, t::signing::not_usable.key);
    }
    char* data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    return std::string{data, static_cast<std::size_t>(size)};
  }

  std::string name() const override {
    const auto* subject = X509_get_subject_name(certificate_.get());
    const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (at < 0) return {};
    unsigned char* text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    if (size < 0) return {};
    std::string out{reinterpret_cast<char*>(text), static_cast<std::size_t>(size)};
    OPENSSL_free(text);
    return out;
  }

  std::string serial() const override {
    const std::unique_ptr<BIGNUM, Freed<BN_free>> number{
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate_.get()), nullptr)};
    char* text = BN_bn2hex(number.get());
    std::string out{text};
    OPENSSL_free(text);
    return out;
  }

 private:
  Key key_;
  Certificate certificate_;
  Chain chain_;
};

}  // namespace

Result<std::unique_ptr<AgencySigner>> open_pkcs12(const std::string& file, const std::string& passphrase, Instant now) {
  std::ifstream in{file, std::ios::binary};
  if (!in) return refuse(Kind::missing, t::signing::no_file.key);
  const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  const auto source = reading(bytes);
  const Bag bag{bytes.size() > largest_file ? nullptr : d2i_PKCS12_bio(source.get(), nullptr)};
  if (!bag) {
    ERR_clear_error();
    return refuse(Kind::invalid, t::signing::no_file.key);
  }
  EVP_PKEY* key = nullptr;
  X509* certificate = nullptr;
  STACK_OF(X509)* chain = nullptr;
  const bool opened = PKCS12_parse(bag.get(), passphrase.c_str(), &key, &certificate, &chain) == 1;
  Key kept_key{key};
  Certificate kept{certificate};
  Chain kept_chain{chain};
  if (!opened) {
    ERR_clear_error();
    return refuse(Kind::denied, t::signing::wrong_passphrase.key);
  }
  auto at = static_cast<time_t>(to_ms(now) / 1000);
  if (!kept_key || !kept || X509_cmp_time(X509_get0_notAfter(kept.get()), &at) <= 0 ||
      X509_cmp_time(X509_get0_notBefore(kept.get()), &at) >= 0)
    return refuse(Kind::invalid, t::signing::not_usable.key);
  return std::make_unique<Pkcs12Signer>(std::move(kept_key), std::move(kept), std::move(kept_chain));
}

}  // namespace hvs::signing
