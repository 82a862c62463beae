// Bytes from outside: a credential of anybody's, as JSON, JWS, PNG or SVG, with everything that is done to it.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "server/vc/bake.hpp"
#include "server/vc/canonical.hpp"
#include "server/vc/jsonld.hpp"
#include "server/vc/status_list.hpp"
#include "server/vc/strict.hpp"
#include "server/vc/verify.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto inside = hvs::vc::unbaked(text);
  hvs::vc::Known known;
  known.now = hvs::from_ms(1'795'323'600'000);
  if (inside && hvs::vc::verify(*inside, known).genuine()) __builtin_trap();  // nobody here can sign
  if (const auto document = hvs::vc::read_strict(text)) {
    (void)hvs::vc::canonical_json(*document);
    if (const auto quads = hvs::vc::to_rdf(*document)) (void)hvs::vc::canonical_quads(*quads);
  }
  (void)hvs::vc::bit_of(text, 7);
  return 0;
}
