// Text tables (RFC 4180 and what really comes): comma, semicolon, tab or bar; quotes with line ends inside; any line
// end.
#include <algorithm>
#include <array>
#include <map>

#include "server/tables/encoding.hpp"
#include "server/tables/tables.hpp"
#include "text/import.hpp"

namespace hvs::tables {
namespace {

class Reader {
 public:
  Reader(std::string_view text, char separator, const Limits& limits)
      : left_(text), separator_(separator), limits_(limits) {}

  [[nodiscard]] bool done() const { return left_.empty(); }

  Row row() {
    Row cells;
    for (;;) {
      std::string cell = field();
      if (cells.size() < limits_.columns) {
        cells.push_back(cell.empty() ? Cell{} : Cell{Holds::text, std::move(cell)});
      }
      if (left_.empty()) break;
      const char c = left_.front();
      left_.remove_prefix(1);
      if (c == separator_) continue;
      if (c == '\r' && left_.starts_with('\n')) left_.remove_prefix(1);
      break;
    }
    while (!cells.empty() && cells.back().holds == Holds::nothing) cells.pop_back();
    return cells;
  }

 private:
  // Stops before the separator or line end that closes the field.
  std::string field() {
    std::string out;
    if (!left_.starts_with('"')) {
      const auto end = std::min(left_.find_first_of(std::string{separator_, '\r', '\n'}), left_.size());
      out = left_.substr(0, std::min(end, limits_.cell_bytes));
      left_.remove_prefix(end);
      return out;
    }
    left_.remove_prefix(1);
    while (!left_.empty()) {
      const auto quote = std::min(left_.find('"'), left_.size());
      if (out.size() < limits_.cell_bytes) out += left_.substr(0, std::min(quote, limits_.cell_bytes - out.size()));
      left_.remove_prefix(std::min(quote + 1, left_.size()));
      if (!left_.starts_with('"')) break;
      out += '"';
      left_.remove_prefix(1);
    }
    // Text after a closing quote is kept: somebody typed it.
    const auto end = std::min(left_.find_first_of(std::string{separator_, '\r', '\n'}), left_.size());
    out += left_.substr(0, end);
    left_.remove_prefix(end);
    return out;
  }

  std::string_view left_;
  char separator_;
  const Limits& limits_;
};

// The separator that cuts most of the first lines into the same number of fields.
char separator_of(std::string_view text, const Limits& limits) {
  constexpr int looked_at = 40;
  char best = ',';
  std::size_t best_score = 0;
  for (const char candidate : {',', ';', '\t', '|'}) {
    Reader reader(text.substr(0, 64 * 1024), candidate, limits);
    std::map<std::size_t, std::size_t> widths;
    for (int i = 0; i < looked_at && !reader.done(); ++i) {
      const auto width = reader.row().size();
      if (width > 1) ++widths[width];
    }
    std::size_t score = 0;
    for (const auto& [width, times] : widths) score = std::max(score, times * 8 + width);
    if (score > best_score) {
      best_score = score;
      best = candidate;
    }
  }
  return best;
}

}  // namespace

Result<Workbook> read_csv(std::string_view bytes, const Limits& limits) {
  HVS_TRY(decoded, decode(bytes));
  std::string_view text = decoded.utf8;
  char separator = 0;
  if (text.starts_with("sep=") && text.size() > 4) {  // Excel's own first line
    separator = text[4];
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  } else {
    separator = separator_of(text, limits);
  }
  Workbook book{.sheets = {Sheet{}}, .encoding = decoded.encoding};
  auto& rows = book.sheets[0].rows;
  Reader reader(text, separator, limits);
  while (!reader.done()) {
    if (rows.size() >= limits.rows) return refuse(Kind::invalid, t::import::too_many_rows.key);
    rows.push_back(reader.row());
  }
  while (!rows.empty() && rows.back().empty()) rows.pop_back();
  return book;
}

Result<Workbook> read(std::string_view bytes, const Limits& limits) {
  constexpr std::string_view ole = "\xD0\xCF\x11\xE0";  // .xls, and an .xlsx behind a password
  if (bytes.size() > limits.file_bytes) return refuse(Kind::invalid, t::import::too_big.key);
  if (bytes.empty()) return refuse(Kind::invalid, t::import::no_rows.key);
  if (bytes.starts_with(ole)) return refuse(Kind::invalid, t::import::old_excel.key);
  const bool foreign = bytes.starts_with("%PDF") || bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF") ||
                       bytes.starts_with("{\\rtf") || bytes.starts_with("<");
  if (foreign) return refuse(Kind::invalid, t::import::not_a_table.key);
  auto book = bytes.starts_with("PK") ? read_xlsx(bytes, limits) : read_csv(bytes, limits);
  if (!book) return book;
  const bool has_rows = std::ranges::any_of(book->sheets, [](const Sheet& s) { return !s.rows.empty(); });
  if (!has_rows) return refuse(Kind::invalid, t::import::no_rows.key);
  return book;
}

}  // namespace hvs::tables
