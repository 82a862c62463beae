// Số định danh cá nhân: law.md NR-01 … NR-08. No check digit exists, so nothing is refused for its digits; doubts are
// said.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"

namespace hvs::people {

enum class NumberForm : std::uint8_t {
  none,       // nothing was given
  twelve,     // as it should be
  zero_lost,  // 11 digits that become sound with a 0 in front (a spreadsheet ate it): proposed, never silent
  old_card,   // 9 digits: chứng minh nhân dân, kept as an old identifier (NR-07)
  rounded,    // 1.9084E+10: the digits are gone
  unreadable,
};

struct NumberRead {
  NumberForm form = NumberForm::none;
  std::string digits;  // twelve, zero_lost (with the 0 put in front) and old_card only
};

// Spaces, dots, hyphens and an apostrophe in front (a spreadsheet's mark for text) are set aside.
[[nodiscard]] NumberRead read_number(std::string_view typed);

enum class NumberDoubt : std::uint8_t {
  unknown_place,  // NR-02, NR-06
  other_sex,      // NR-03
  other_year,     // NR-03, NR-04
  future_century,
};

// Warnings, not errors (NR-05): numbers are re-issued when a birth year or sex is corrected.
[[nodiscard]] std::vector<NumberDoubt> doubts(std::string_view twelve, std::string_view sex,
                                              const std::optional<PartialDate>& birth);

// What the digits say, when they say it: 1900–2399.
[[nodiscard]] int birth_year_in(std::string_view twelve);
[[nodiscard]] std::string_view sex_in(std::string_view twelve);  // nam | nu

}  // namespace hvs::people
