// JSON-LD 1.1 → RDF, for documents whose contexts we carry, in safe mode: whatever would be dropped is refused.
#pragma once

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "server/vc/rdf.hpp"

namespace hvs::vc {

inline constexpr std::size_t most_quads = 20'000;

// Refusals: vc.unknown_context, vc.unknown_term (detail names it), vc.not_understood.
[[nodiscard]] Result<Dataset> to_rdf(const json::Json& document);
// The same with another @context than the document's own: a proof is read in the context of what it proves.
[[nodiscard]] Result<Dataset> to_rdf(const json::Json& document, const json::Json& context);

}  // namespace hvs::vc
