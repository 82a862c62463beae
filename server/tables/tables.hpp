// Spreadsheets from outside → rows of cells. Nothing is interpreted here beyond what the file itself says (a date
// style).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace hvs::tables {

enum class Holds : std::uint8_t { nothing, text, number, date };

struct Cell {
  Holds holds = Holds::nothing;
  std::string text{};  // date: 1984-05-22; number: 19084001234, 3.5; text as it stands, any Unicode form
};
using Row = std::vector<Cell>;  // may be shorter than its neighbours

struct Sheet {
  std::string name{};
  std::vector<Row> rows{};  // rows[i] is line i + 1 of the sheet
};

// How a text file was written; said in the preview when it was not plain Unicode.
enum class Encoding : std::uint8_t { unicode, windows_1258 };

struct Workbook {
  std::vector<Sheet> sheets{};  // visible ones, in their order
  Encoding encoding = Encoding::unicode;
};

// Checked while reading, before memory is spent.
struct Limits {
  std::size_t file_bytes = 64U << 20U;
  std::size_t inflated_bytes = 192U << 20U;  // of the parts that are read
  std::size_t entries = 2000;
  std::size_t rows = 200'000;  // over all sheets
  std::size_t columns = 256;
  std::size_t cell_bytes = 4000;
};

// Tells .xlsx from .csv by content, never by name. Refusals: import.too_big, .too_many_rows, .old_excel, .not_a_table,
// .broken_file, .tcvn3, .no_rows.
[[nodiscard]] Result<Workbook> read(std::string_view bytes, const Limits& limits = {});

[[nodiscard]] Result<Workbook> read_xlsx(std::string_view bytes, const Limits& limits);
[[nodiscard]] Result<Workbook> read_csv(std::string_view bytes, const Limits& limits);

}  // namespace hvs::tables
