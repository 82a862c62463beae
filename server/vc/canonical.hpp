// RDF Dataset Canonicalization (RDFC-1.0, W3C Recommendation 2024-05-21) and the JSON Canonicalization Scheme (RFC
// 8785).
#pragma once

#include <string>

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "server/vc/rdf.hpp"

namespace hvs::vc {

// How much work a graph of look-alike blank nodes may cause (RDFC-1.0 §7.1, "dataset poisoning").
inline constexpr int most_canonical_steps = 4'000;

// Canonical N-Quads. Refusal: vc.poison.
[[nodiscard]] Result<std::string> canonical_quads(const Dataset& data);

// Refusal: vc.not_understood for a number that ECMAScript cannot write.
[[nodiscard]] Result<std::string> canonical_json(const json::Json& value);
[[nodiscard]] std::string ecmascript_number(double value);

[[nodiscard]] std::string sha256_of(std::string_view bytes);  // 32 bytes, by OpenSSL

}  // namespace hvs::vc
