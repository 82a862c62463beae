// People type by habit what belongs to no practice. Real-looking secrets are caught here, on phone and server alike,
// before anything is kept or sent on (learners.md E-2).
#pragma once

#include <cstdint>
#include <string_view>

#include "core/practice/scenario.hpp"

namespace hvs::practice {

enum class Secret : std::uint8_t {
  none,
  personal_number,  // 12 digits, or 9 as on old cards
  card_number,      // 13–19 digits that satisfy Luhn
  phone_number,     // 10 digits from 0, or 84 and nine digits
  code,             // 4–8 digits: OTP, PIN, password
};

// The first secret in a text. Digits may stand apart by single spaces, dots, dashes, slashes or brackets, in ASCII or
// full width. In a money field whole thousands up to 9 digits ("45.000") are an amount and no code.
[[nodiscard]] Secret find_secret(std::string_view typed, Sort sort);

[[nodiscard]] bool satisfies_luhn(std::string_view digits);

}  // namespace hvs::practice
