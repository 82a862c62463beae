// Paper cards on sheets of A4 (docs/markers.md).
#pragma once

#include <span>
#include <string>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace hvs::gatherings {

struct PaperCard {
  int number = 0;      // 1–60
  std::string name{};  // of who holds it; "" for a card of the whole set
};

enum class SheetOf : std::uint8_t { one, two };  // cards on a page; one is read from further away

// A PDF. The same cards give the same bytes.
[[nodiscard]] Result<std::string> card_sheets(std::span<const PaperCard> cards, SheetOf sheet, const std::string& of,
                                              Instant now);

}  // namespace hvs::gatherings
