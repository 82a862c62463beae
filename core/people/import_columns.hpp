// Which column of somebody's list says what: Vietnamese headings in any order, one or two heading lines, titles above.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hvs::people {

enum class Column : std::uint8_t {
  unknown,
  ignored,  // understood, not wanted: numbering, quê quán, ngày cấp …
  name,
  family_part,  // "Họ đệm" beside "Tên"
  given_part,
  birth,
  birth_of_man,    // "Năm sinh: Nam"
  birth_of_woman,  // "Năm sinh: Nữ"
  birth_day,
  birth_month,
  birth_year,
  sex,
  man_mark,  // a tick under "Nam"
  woman_mark,
  number,
  old_number,
  ethnic,
  area,
  address,
  relation,
  household,
  head_name,
  phone,
  job,
  workplace,
  school,
  group,
  note,
};

// One heading as typed, with the heading above it when there are two lines ("Năm sinh" over "Nữ").
[[nodiscard]] Column column_of(std::string_view heading, std::string_view above = {});

using Texts = std::vector<std::string>;  // one line of a sheet

struct Heading {
  std::size_t line = 0;        // index of the (first) heading line
  std::size_t first_line = 0;  // index of the first line of data
  std::vector<Column> columns;
  std::vector<std::string> titles;  // as typed, "Năm sinh: Nữ" for two lines
};

// Looks through the first lines. Empty `columns` when none of them names people.
[[nodiscard]] Heading find_heading(std::span<const Texts> lines);

// "(1) (2) (3)" and "A B 1 2" under the headings: no data.
[[nodiscard]] bool is_numbering(const Texts& line);

}  // namespace hvs::people
