// Additions to a finished PDF, written behind it as an incremental update (ISO 32000-1 §7.5.6): a file inside it, and
// the agency's signature over all of it (§12.8.1, PAdES baseline: ETSI.CAdES.detached). The bytes before stay as they
// are.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "server/signing/agency.hpp"

namespace hvs::signing {

struct Attachment {
  std::string name;  // "chung-nhan.json"
  std::string type;  // "application/json"
  std::string bytes;
};
struct Seal {
  const AgencySigner& signer;
  Instant at{};
  std::string reason;
};

// Refusals: signing.not_a_pdf (only files with a plain cross-reference table, as ours are), those of the signer.
[[nodiscard]] Result<std::string> updated_pdf(std::string_view pdf, const std::optional<Attachment>& attachment,
                                              const std::optional<Seal>& seal);

}  // namespace hvs::signing
