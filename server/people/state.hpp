// The per-field versions of a record in one short text column, and small helpers on states.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/journal/model.hpp"

namespace hvs::people {

// Version numbers in the order of the entity's declared fields, runs of the same number shortened: "12x9,0x3,47".
// A field declared after the record was written reads as never seen.
[[nodiscard]] std::string pack_versions(std::span<const journal::FieldRule> fields, const journal::RecordState& state);
[[nodiscard]] std::vector<std::uint64_t> unpack_versions(std::string_view packed, std::size_t fields);

[[nodiscard]] std::string_view value_of(const journal::RecordState& state, std::string_view field);
[[nodiscard]] std::uint64_t version_of(const journal::RecordState& state, std::string_view field);

}  // namespace hvs::people
