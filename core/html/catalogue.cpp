#include "core/html/catalogue.hpp"

#include <algorithm>

namespace hvs {

std::string_view say(std::string_view key) {
  const auto texts = all_texts();
  const auto at = std::lower_bound(texts.begin(), texts.end(), key,
                                   [](const Text& text, std::string_view wanted) { return text.key < wanted; });
  return at != texts.end() && at->key == key ? at->vi : key;
}

}  // namespace hvs
