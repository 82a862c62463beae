// Data Integrity 1.0 proofs (W3C Recommendations 2025-05-15: vc-data-integrity, vc-di-eddsa, vc-di-ecdsa).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "server/vc/multikey.hpp"

namespace hvs::vc {

enum class Suite : std::uint8_t { eddsa_rdfc_2022, eddsa_jcs_2022, ecdsa_rdfc_2019 };
[[nodiscard]] std::string_view word_of(Suite suite);

using Sign = std::function<std::string(std::string_view message)>;  // Ed25519, 64 bytes

struct ProofOrder {
  Suite suite = Suite::eddsa_rdfc_2022;  // one of the two of EdDSA
  std::string created;                   // 2026-11-22T12:40:00Z
  std::string method;                    // DID URL of the key
};
// The document with its proof. Refusals of to_rdf and canonical_quads.
[[nodiscard]] Result<json::Json> with_proof(const json::Json& document, const ProofOrder& order, const Sign& sign);

// Whether the proof's value is this key's signature over document and proof. `document` still has its proof in it.
// Refusals: vc.no_proof, vc.unknown_suite, vc.not_understood, vc.bad_signature, those of to_rdf and canonical_quads.
[[nodiscard]] Result<void> proof_fits(const json::Json& document, const json::Json& proof, const PublicKey& key);

// What is signed: hash of the proof's own statements, then of the document's.
[[nodiscard]] Result<std::string> signed_bytes(const json::Json& document, const json::Json& proof, Suite suite);

}  // namespace hvs::vc
