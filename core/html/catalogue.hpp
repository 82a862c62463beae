// Look-up of an interface sentence by key, for refusals (`Problem.code`) and recorded sounds.
#pragma once

#include <span>
#include <string_view>

#include "core/html/html.hpp"

namespace hvs {

[[nodiscard]] std::span<const Text> all_texts();  // sorted by key

// The sentence of a key such as "people.name_length"; the key itself when nobody wrote one (a test looks for these).
[[nodiscard]] std::string_view say(std::string_view key);

}  // namespace hvs
