#include "core/markers/votes.hpp"

#include <algorithm>

namespace hvs::markers {

void Votes::add(std::span<const Sighting> picture) {
  for (const auto& seen : picture) {
    if (seen.card < 1 || seen.card > card_count) continue;
    auto& looks = cards_[static_cast<std::size_t>(seen.card - 1)];
    std::ranges::rotate(looks.letters, looks.letters.end() - 1);
    looks.letters[0] = seen.twice ? '2' : seen.letter != 0 ? seen.letter : '?';
    looks.ever = true;
  }
}

Vote Votes::of(int card) const {
  if (card < 1 || card > card_count) return {};
  const auto& looks = cards_[static_cast<std::size_t>(card - 1)];
  if (!looks.ever) return {};
  std::array<int, 4> count{};
  bool twice = false;
  for (const char letter : looks.letters) {
    if (letter >= 'A' && letter <= 'D') ++count[static_cast<std::size_t>(letter - 'A')];
    twice = twice || letter == '2';
  }
  const auto most = static_cast<std::size_t>(std::ranges::max_element(count) - count.begin());
  int against = 0;
  int loudest_against = 0;
  for (std::size_t i = 0; i < count.size(); ++i) {
    if (i == most) continue;
    against += count[i];
    loudest_against = std::max(loudest_against, count[i]);
  }
  if (twice || loudest_against >= 2) return {Standing::disputed, 0};
  if (count[most] >= looks_to_count && against == 0) return {Standing::counted, static_cast<char>('A' + most)};
  return {Standing::seen, 0};
}

}  // namespace hvs::markers
