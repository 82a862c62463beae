// Worksheets of an .xlsx (ECMA-376): shared, inline and rich text, numbers, dates by style, merged cells.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/base/text.hpp"
#include "server/tables/tables.hpp"
#include "server/tables/xlsx_parts.hpp"
#include "server/tables/xlsx_styles.hpp"
#include "server/tables/xml_scan.hpp"
#include "text/import.hpp"

namespace hvs::tables {
namespace {

using Event = XmlScan::Event;
using Parts = std::map<std::string, std::string>;

struct Book {
  std::vector<std::string> strings;
  std::vector<NumberForm> forms;
  bool from_1904 = false;
  Limits limits;
  std::size_t rows_left = 0;
};

struct SheetPlace {
  std::string name;
  std::string part;
};

struct Place {
  std::size_t row = 0;
  std::size_t column = 0;
};

// "BC12" → row 11, column 54.
bool read_place(std::string_view ref, Place& out) {
  std::size_t column = 0;
  std::size_t i = 0;
  for (; i < ref.size() && ref[i] >= 'A' && ref[i] <= 'Z' && i < 4; ++i) {
    column = column * 26 + static_cast<std::size_t>(ref[i] - 'A' + 1);
  }
  long long row = 0;
  if (column == 0 || !text::read_int(ref.substr(i), row) || row < 1 || row > 2'000'000) return false;
  out = {static_cast<std::size_t>(row - 1), column - 1};
  return true;
}

Result<std::vector<std::string>> read_strings(std::string_view xml, const Limits& limits) {
  std::vector<std::string> strings;
  XmlScan scan(xml);
  std::string now;
  int phonetic = 0;
  bool in_text = false;
  for (;;) {
    switch (scan.next()) {
      case Event::end:
        return strings;
      case Event::broken:
        return refuse(Kind::invalid, t::import::broken_file.key, "strings");
      case Event::open:
        if (scan.name() == "si") now.clear();
        phonetic += scan.name() == "rPh" ? 1 : 0;
        in_text = scan.name() == "t" && phonetic == 0;
        break;
      case Event::close:
        if (scan.name() == "si") strings.push_back(std::move(now));
        if (scan.name() == "rPh" && phonetic > 0) --phonetic;
        in_text = false;
        break;
      case Event::text:
        if (in_text) scan.append_text(now, limits.cell_bytes);
        break;
    }
  }
}

std::vector<SheetPlace> sheet_places(const Parts& parts, bool& from_1904) {
  std::map<std::string, std::string> targets;
  if (const auto rels = parts.find("xl/_rels/workbook.xml.rels"); rels != parts.end()) {
    XmlScan scan(rels->second);
    for (auto e = scan.next(); e != Event::end && e != Event::broken; e = scan.next()) {
      if (e != Event::open || scan.name() != "Relationship") continue;
      auto target = scan.attribute("Target");
      if (target.starts_with("/"))
        target.erase(0, 1);
      else
        target = "xl/" + target;
      targets[scan.attribute("Id")] = target;
    }
  }
  std::vector<SheetPlace> places;
  XmlScan scan(parts.at("xl/workbook.xml"));
  for (auto e = scan.next(); e != Event::end && e != Event::broken && places.size() < 500; e = scan.next()) {
    if (e != Event::open) continue;
    if (scan.name() == "workbookPr") {
      const auto value = scan.attribute("date1904");
      from_1904 = value == "1" || value == "true";
    }
    if (scan.name() != "sheet" || scan.attribute("state").find("idden") != std::string::npos) continue;
    const auto target = targets.find(scan.attribute("id"));
    if (target != targets.end() && parts.contains(target->second)) {
      places.push_back({scan.attribute("name"), target->second});
    }
  }
  return places;
}

std::string number_text(double v, const NumberForm& form) {
  char buffer[64];
  const bool whole = std::floor(v) == v && std::fabs(v) < 1e15;
  const auto end = whole ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<long long>(v)).ptr
                         : std::to_chars(buffer, buffer + sizeof buffer, v).ptr;
  std::string out(buffer, end);
  if (whole && v >= 0 && out.size() < form.zeros) out.insert(0, form.zeros - out.size(), '0');
  return out;
}

struct RawCell {
  Place at;
  std::string type;
  std::string style;
  std::string value;
};

Cell cell_of(const Book& book, RawCell& raw) {
  if (raw.value.empty()) return {};
  if (raw.type == "s") {
    long long i = -1;
    if (!text::read_int(raw.value, i) || i < 0 || static_cast<std::size_t>(i) >= book.strings.size()) return {};
    const auto& string = book.strings[static_cast<std::size_t>(i)];
    return string.empty() ? Cell{} : Cell{Holds::text, string};
  }
  if (!raw.type.empty() && raw.type != "n" && raw.type != "d") return {Holds::text, std::move(raw.value)};
  if (raw.type == "d") return {Holds::date, raw.value.substr(0, 10)};
  double v = 0;
  if (!text::read_double(raw.value, v) || !std::isfinite(v)) return {Holds::text, std::move(raw.value)};
  long long style = 0;
  const bool styled =
      text::read_int(raw.style, style) && style >= 0 && static_cast<std::size_t>(style) < book.forms.size();
  const auto form = styled ? book.forms[static_cast<std::size_t>(style)] : NumberForm{};
  // A bare year in a cell that Excel has styled as a date would become 1905: a year it stays.
  if (form.is_date && !(v >= 1900 && v <= 2100 && std::floor(v) == v)) {
    if (auto date = date_of_serial(v, book.from_1904); !date.empty()) return {Holds::date, std::move(date)};
  }
  return {Holds::number, number_text(v, form)};
}

struct Merge {
  Place from;
  Place to;
};

// Every cell of a merged block says what its first cell says.
void fill(Sheet& sheet, const std::vector<Merge>& merges, const Limits& limits) {
  std::size_t left = 500'000;
  for (const auto& m : merges) {
    if (m.from.row >= sheet.rows.size() || m.from.column >= sheet.rows[m.from.row].size()) continue;
    const Cell first = sheet.rows[m.from.row][m.from.column];
    const auto last_row = std::min(m.to.row, sheet.rows.size() - 1);
    const auto last_column = std::min(m.to.column, limits.columns - 1);
    for (auto r = m.from.row; r <= last_row; ++r) {
      for (auto c = m.from.column; c <= last_column; ++c) {
        if (left-- == 0) return;
        auto& row = sheet.rows[r];
        if (row.size() <= c) row.resize(c + 1);
        row[c] = first;
      }
    }
  }
}

Result<Sheet> read_sheet(Book& book, const std::string& name, std::string_view xml) {
  Sheet sheet{.name = name, .rows = {}};
  std::vector<Merge> merges;
  XmlScan scan(xml);
  Place next{};
  RawCell raw;
  bool in_value = false;
  int phonetic = 0;
  for (;;) {
    switch (scan.next()) {
      case Event::end: {
        while (!sheet.rows.empty() && sheet.rows.back().empty()) sheet.rows.pop_back();
        fill(sheet, merges, book.limits);
        return sheet;
      }
      case Event::broken:
        return refuse(Kind::invalid, t::import::broken_file.key, "sheet");
      case Event::open:
        if (scan.name() == "row") {
          long long r = 0;
          if (text::read_int(scan.attribute("r"), r) && r >= 1 && r <= 2'000'000)
            next.row = static_cast<std::size_t>(r - 1);
          next.column = 0;
        } else if (scan.name() == "c") {
          raw = {next, scan.attribute("t"), scan.attribute("s"), {}};
          if (Place at; read_place(scan.attribute("r"), at)) raw.at = at;
          next.column = raw.at.column + 1;
        } else if (scan.name() == "mergeCell" && merges.size() < 50'000) {
          const auto ref = scan.attribute("ref");
          const auto colon = ref.find(':');
          Merge m;
          if (colon != std::string::npos && read_place(ref.substr(0, colon), m.from) &&
              read_place(ref.substr(colon + 1), m.to)) {
            merges.push_back(m);
          }
        }
        phonetic += scan.name() == "rPh" ? 1 : 0;
        in_value = phonetic == 0 && (scan.name() == "v" || scan.name() == "t");
        break;
      case Event::text:
        if (in_value) scan.append_text(raw.value, book.limits.cell_bytes);
        break;
      case Event::close:
        in_value = false;
        if (scan.name() == "rPh" && phonetic > 0) --phonetic;
        if (scan.name() == "row") ++next.row;
        if (scan.name() != "c" || raw.value.empty() || raw.at.column >= book.limits.columns) break;
        if (raw.at.row >= sheet.rows.size()) {
          const auto more = raw.at.row + 1 - sheet.rows.size();
          if (more > book.rows_left) return refuse(Kind::invalid, t::import::too_many_rows.key);
          book.rows_left -= more;
          sheet.rows.resize(raw.at.row + 1);
        }
        auto& row = sheet.rows[raw.at.row];
        if (row.size() <= raw.at.column) row.resize(raw.at.column + 1);
        row[raw.at.column] = cell_of(book, raw);
        raw.value.clear();
        break;
    }
  }
}

}  // namespace

Result<Workbook> read_xlsx(std::string_view bytes, const Limits& limits) {
  HVS_TRY(parts, unpack_parts(bytes, limits));
  Book book;
  book.limits = limits;
  book.rows_left = limits.rows;
  if (const auto found = parts.find("xl/sharedStrings.xml"); found != parts.end()) {
    HVS_TRY(strings, read_strings(found->second, limits));
    book.strings = std::move(strings);
    found->second.clear();
  }
  if (const auto found = parts.find("xl/styles.xml"); found != parts.end()) book.forms = read_styles(found->second);
  Workbook out;
  for (const auto& place : sheet_places(parts, book.from_1904)) {
    HVS_TRY(sheet, read_sheet(book, place.name, parts.at(place.part)));
    out.sheets.push_back(std::move(sheet));
  }
  return out;
}

}  // namespace hvs::tables
