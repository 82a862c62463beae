#include "server/vc/contexts.hpp"

#include <array>

namespace hvs::vc {
namespace {

struct File {
  std::string_view name;
  std::string_view text;
};
constexpr File files[]{
#include "gen/jsonld_contexts.inc"
};

struct Known {
  std::string_view address;
  std::string_view file;
};
constexpr std::array known{
    Known{credentials_v2, "credentials_v2"},
    Known{"https://www.w3.org/2018/credentials/v1", "credentials_v1"},
    Known{"https://www.w3.org/ns/credentials/undefined-terms/v2", "undefined_terms_v2"},
    Known{"https://www.w3.org/ns/credentials/status/v1", "credentials_status_v1"},
    Known{"https://w3id.org/security/data-integrity/v1", "data_integrity_v1"},
    Known{"https://w3id.org/security/data-integrity/v2", "data_integrity_v2"},
    Known{"https://purl.imsglobal.org/spec/ob/v3p0/context.json", "ob_v3p0"},
    Known{"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json", "ob_v3p0_1"},
    Known{"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json", "ob_v3p0_2"},
    Known{open_badges_v3, "ob_v3p0_3"},
    Known{"https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", "ob_v3p0_extensions"},
};

}  // namespace

std::string_view context_text(std::string_view address) {
  for (const auto& one : known) {
    if (one.address != address) continue;
    for (const auto& file : files)
      if (file.name == one.file) return file.text;
  }
  return {};
}

}  // namespace hvs::vc
