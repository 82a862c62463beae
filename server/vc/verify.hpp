// Whether a credential that somebody hands us is genuine: any Open Badge 3.0, ours or others', as JSON with its proof,
// as a JWS, or baked into a picture. Nothing is fetched: what is needed beyond the credential is known or passed along.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "server/vc/multikey.hpp"

namespace hvs::vc {

struct Known {
  // The document a DID or address stands for; null when nobody said. did:key needs none.
  std::function<const json::Json*(std::string_view id)> document = [](std::string_view) { return nullptr; };
  // A status list credential by its address, as text (JSON or JWS); "" when nobody said.
  std::function<std::string(std::string_view address)> status_list = [](std::string_view) { return std::string{}; };
  Instant now{};
};

enum class StatusSaid : std::uint8_t { none, standing, not_checked };  // `none`: the credential names no list

struct Verified {
  json::Json credential{};         // without its proof
  std::vector<Problem> reasons{};  // empty = genuine
  std::string form{};              // "eddsa-rdfc-2022", "EdDSA", …; "" when it was not read so far
  std::string issuer{};
  std::string key{};  // the verification method
  StatusSaid status = StatusSaid::none;
  [[nodiscard]] bool genuine() const { return reasons.empty(); }
};

// `text` is JSON or a compact JWS; pictures go through unbaked() first.
[[nodiscard]] Verified verify(std::string_view text, const Known& known);

// What Open Badges 3.0 demands of the fields; "" or the first thing wanting.
[[nodiscard]] std::string wanting_in(const json::Json& credential);

}  // namespace hvs::vc
