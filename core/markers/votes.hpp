// Many pictures of one room become one answer a card. A single look never counts; looks that disagree are shown.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/markers/dictionary.hpp"
#include "core/markers/reader.hpp"

namespace hvs::markers {

inline constexpr int looks_kept = 5;      // of each card, the newest
inline constexpr int looks_to_count = 3;  // must agree, with none against, before a letter counts

enum class Standing : std::uint8_t {
  unseen,
  seen,  // not often enough yet, or held askew
  counted,
  disputed,  // two letters twice each, or the same card twice in one picture
};

struct Vote {
  Standing standing = Standing::unseen;
  char letter = 0;  // 'A'–'D' when counted
};

class Votes {
 public:
  void add(std::span<const Sighting> picture);
  [[nodiscard]] Vote of(int card) const;  // 1–60
  void clear() { *this = {}; }

 private:
  struct Looks {
    std::array<char, looks_kept> letters{};  // newest first; 0: none, '?' askew, '2' twice in one picture
    bool ever = false;
  };
  std::array<Looks, card_count> cards_{};
};

}  // namespace hvs::markers
