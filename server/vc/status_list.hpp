// Bitstring Status List 1.0 (W3C Recommendation 2025-05-15): one bit per certificate, gzip, base64url in multibase.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace hvs::vc {

// §3.1: at least 131,072 entries, so that asking for the list tells nobody whose certificate was looked at.
inline constexpr std::uint32_t status_list_size = 131'072;

[[nodiscard]] std::string encoded_list(const std::vector<std::uint32_t>& set, std::uint32_t size = status_list_size);
// Whether bit `index` is set. Refusal: vc.bad_status.
[[nodiscard]] Result<bool> bit_of(std::string_view encoded, std::uint32_t index);

// Where the entry of this id is looked for first, second, …: spread by a hash, so that neighbours in time are not
// neighbours in the list.
[[nodiscard]] std::uint32_t place_of(std::string_view id, std::uint32_t attempt);

// Inflates gzip or zlib data into at most `limit` bytes; "" with no value when it does not fit or is damaged.
[[nodiscard]] Result<std::string> inflated(std::string_view data, std::size_t limit);

}  // namespace hvs::vc
