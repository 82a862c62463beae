// Stored codes → the words people read.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/html/html.hpp"

namespace hvs::people {

using CodeWord = std::pair<std::string_view, const Text*>;
[[nodiscard]] std::span<const CodeWord> sexes();
[[nodiscard]] std::span<const CodeWord> group_names();
[[nodiscard]] std::span<const CodeWord> residences();
[[nodiscard]] std::span<const CodeWord> schools();
[[nodiscard]] std::span<const CodeWord> relations();
[[nodiscard]] std::span<const CodeWord> area_kinds();

// The word of a code; the code itself when it is free text, `otherwise` when it is empty.
[[nodiscard]] std::string word(std::span<const CodeWord> list, std::string_view code, std::string_view otherwise = {});
// The name of a field of a person as people call it.
[[nodiscard]] std::string field_name(std::string_view field);
// A stored value as people read it: dates, codes.
[[nodiscard]] std::string shown_value(std::string_view field, std::string_view value);

}  // namespace hvs::people
