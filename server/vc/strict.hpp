// JSON from outside, as a signature needs it: one meaning only.
#pragma once

#include <string_view>

#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace hvs::vc {

inline constexpr std::size_t largest_credential = 512U << 10U;

// Refusals: vc.too_big, vc.said_twice (a name twice in one object: two readers would see two things),
// vc.not_a_credential.
[[nodiscard]] Result<json::Json> read_strict(std::string_view text);

// What may stand once or as a list, as a list.
[[nodiscard]] std::vector<const json::Json*> listed(const json::Json& value);
[[nodiscard]] bool has_type(const json::Json& node, std::string_view type);

}  // namespace hvs::vc
