#include "core/people/names.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace hvs::people {

std::vector<std::string> search_words(std::string_view name) {
  const std::string folded = text::fold(name);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < folded.size();) {
    const auto end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool is_hidden(std::string_view residence, std::string_view merged_into) {
  return !merged_into.empty() || residence == "da_huy";
}

}  // namespace hvs::people
