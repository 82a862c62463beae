// What a cell's number format says about the number under it (ECMA-376 part 1, 18.8.30).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hvs::tables {

struct NumberForm {
  bool is_date = false;
  std::uint8_t zeros = 0;  // "000000000000" shows at least so many digits
};

// One form per cell style (index of the attribute `s`).
[[nodiscard]] std::vector<NumberForm> read_styles(std::string_view styles_xml);
[[nodiscard]] NumberForm form_of(std::string_view format_code);

// Excel's day number → 1984-05-22; "" when it is no day of 1900–2200. `from_1904` for old Macintosh books.
[[nodiscard]] std::string date_of_serial(double serial, bool from_1904);

}  // namespace hvs::tables
