// Word documents (ECMA-376) as values: what a page holds is decided by the caller, this writes it down.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace hvs::media::docx {

enum class Weight : std::uint8_t { regular, bold };
enum class Slant : std::uint8_t { upright, italic };
enum class Justify : std::uint8_t { left, center, right, both };

struct Run {
  std::string text;  // '\n' becomes a line break, '\t' a tab
  Weight weight = Weight::regular;
  Slant slant = Slant::upright;
  double points = 0;  // 0 = the document's size
};

struct Paragraph {
  std::vector<Run> runs;
  Justify justify = Justify::both;
  double first_line_cm = 0;
  double before_pt = 0;
  double after_pt = 0;
  double line_spacing = 1.0;  // 1 single, 1.5 one and a half
  bool keep_with_next = false;
};

// A thin line in the middle of the column, the ornament under a heading of an official document.
struct Rule {
  double width_cm = 3;
};

struct Cell;
struct Table {
  std::vector<double> widths_cm;
  std::vector<std::vector<Cell>> rows;
  int header_rows = 0;  // repeated at the top of every page
  bool borders = true;
};
using Block = std::variant<Paragraph, Rule, Table>;
struct Cell {
  std::vector<Block> blocks;
  int columns = 1;  // how many columns it spans
};

struct Margins {
  double top_mm = 20;
  double bottom_mm = 20;
  double left_mm = 30;
  double right_mm = 15;
};

enum class Turn : std::uint8_t { portrait, landscape };

struct Document {
  std::string title;
  std::string author;
  Instant created{};  // stated, never taken from the clock
  std::string font = "Times New Roman";
  double points = 14;
  Margins margins;
  Turn turn = Turn::portrait;      // A4
  double page_number_points = 14;  // centred in the top margin, from 1, not shown on page 1
  std::vector<Block> blocks;
};

// The file's bytes; the same document gives the same bytes. Text is written in NFC. Refusal: documents.zip_failed.
[[nodiscard]] Result<std::string> write(const Document& document);

}  // namespace hvs::media::docx
