// Identifiers. Every id is a UUIDv7 (RFC 9562 §5.7) in text form; ids of different things are different types.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/time.hpp"

namespace hvs {

template <class Tag>
struct Id {
  std::string text;
  auto operator<=>(const Id&) const = default;
};

using CommuneId = Id<struct CommuneTag>;
using AreaId = Id<struct AreaTag>;
using HouseholdId = Id<struct HouseholdTag>;
using PersonId = Id<struct PersonTag>;
using AccountId = Id<struct AccountTag>;
using DeviceId = Id<struct DeviceTag>;

// Fills the span's bytes with randomness; core code never has any of its own.
using RandomBytes = std::function<void(std::uint8_t* out, std::size_t size)>;

// A UUIDv7 in lower-case text (36 characters): 48 bits of Unix milliseconds, 74 random bits.
[[nodiscard]] std::string make_uuid7(Instant now, const std::array<std::uint8_t, 10>& random);
[[nodiscard]] std::string make_uuid7(Instant now, const RandomBytes& random);

// True for the canonical 36-character lower-case text of any UUID version.
[[nodiscard]] bool is_uuid(std::string_view text);

}  // namespace hvs
