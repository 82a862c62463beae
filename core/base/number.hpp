// Doubles as decimal text, the same bytes on server and phone. Own code because libc++ 19 cannot read doubles
// (std::from_chars) and its writer brings 100 KB of tables to the phone. Exact big-integer arithmetic, no locale.
#pragma once

#include <string>
#include <string_view>

namespace hvs::number {

// Appends the shortest decimal that reads back as `value` (written as ECMAScript does: 0.1, 1e+21 → 1e21).
// Not-a-number and infinities append nothing.
void put_double(std::string& out, double value);

// Reads [-]digits[.digits][(e|E)[+-]digits] as a whole, rounded to nearest even. False for any other form and for
// overflow.
[[nodiscard]] bool read_double(std::string_view text, double& out);

}  // namespace hvs::number
