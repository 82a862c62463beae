// Reading a record's fields by name.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "core/journal/model.hpp"

namespace hvs::indicators {

inline constexpr int longest_chain = 8;  // of records merged into one another

[[nodiscard]] inline std::string_view value(const journal::RecordState& state, std::string_view field) {
  for (const auto& f : state.fields) {
    if (f.field == field) return f.value;
  }
  return {};
}

[[nodiscard]] inline std::uint32_t digit(std::string_view text, std::uint32_t most) {
  return text.size() == 1 && text[0] >= '0' && text[0] <= '9'
             ? std::min(static_cast<std::uint32_t>(text[0] - '0'), most)
             : 0;
}

}  // namespace hvs::indicators
