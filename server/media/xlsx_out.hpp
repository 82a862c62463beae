// Excel workbooks as values: titles over a table with a column-number row, ready to print on A4.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace hvs::media::xlsx {

enum class Holds : std::uint8_t {
  text,
  right_text,  // words and figures that are not to be counted with: "trên 80", a year
  whole,       // thousands separators, right-aligned
  percent,     // 42.5 is shown as 42.5 with one digit; right-aligned
};

struct Column {
  std::string title;
  double width = 12;  // letters
  Holds holds = Holds::text;
};

using Cell = std::variant<std::monostate, std::string, double>;  // a number stays a number

enum class Turn : std::uint8_t { portrait, landscape };

enum class Weight : std::uint8_t { regular, bold };
enum class Slant : std::uint8_t { upright, italic };
struct HeadLine {
  std::string text;
  Weight weight = Weight::regular;
  Slant slant = Slant::upright;
};

struct Sheet {
  std::string name;                    // cut to 31 letters, characters Excel refuses are replaced
  std::vector<HeadLine> head_left;     // the two columns of an official head, centred over the left and right
  std::vector<HeadLine> head_right;    // half of the table, line beside line
  std::vector<std::string> titles;     // bold, centred over the table
  std::vector<std::string> subtitles;  // italic, centred
  std::vector<Column> columns;
  bool number_row = true;  // (1) (2) (3) … under the column titles (DOC-06)
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> below;  // notes under the table
  Turn turn = Turn::portrait;
};

struct Workbook {
  std::string title;
  std::string author;
  Instant created{};  // stated, never taken from the clock
  std::vector<Sheet> sheets;
};

// The file's bytes; the same workbook gives the same bytes. Text is written in NFC and never as a formula.
// Refusal: documents.xlsx_failed.
[[nodiscard]] Result<std::string> write(const Workbook& workbook);

}  // namespace hvs::media::xlsx
