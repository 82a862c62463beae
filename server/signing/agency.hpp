// The agency's own digital signature (chữ ký số chuyên dùng công vụ): one interface, whatever holds the key. Here the
// key lies in a PKCS#12 file; a token or a remote service would be another class with the same face.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace hvs::signing {

class AgencySigner {
 public:
  virtual ~AgencySigner() = default;
  // Detached CMS (RFC 5652) over the bytes, DER, with the signing certificate named in it (CAdES-BES, ETSI EN 319 122).
  [[nodiscard]] virtual Result<std::string> sign(std::string_view bytes) const = 0;
  [[nodiscard]] virtual std::string name() const = 0;    // who signs: the certificate's common name
  [[nodiscard]] virtual std::string serial() const = 0;  // hex
};

// Refusals: signing.no_file, signing.wrong_passphrase, signing.not_usable (no key, or the certificate is out of date).
[[nodiscard]] Result<std::unique_ptr<AgencySigner>> open_pkcs12(const std::string& file, const std::string& passphrase,
                                                                Instant now);

}  // namespace hvs::signing
