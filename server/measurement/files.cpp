#include "server/measurement/files.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <set>

#include "core/base/number.hpp"
#include "server/tables/tables.hpp"

namespace hvs::measurement {
namespace {

std::unexpected<std::string> wrong(std::string words) { return std::unexpected(std::move(words)); }

Read<double> number_at(const Table& table, std::size_t row, std::size_t column) {
  double value = 0;
  if (!number::read_double(table.rows[row][column], value)) {
    return wrong(table.where(row, column) + ": not a number: '" + table.rows[row][column] + "'");
  }
  return value;
}

std::optional<int> score_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'V' && c != 'N') return c - 'A' + 10;
  return std::nullopt;
}

bool is_not_given(char c) { return c == '-' || c == '.' || c == 'N'; }

}  // namespace

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto at = std::find(header.begin(), header.end(), name);
  if (at == header.end()) return std::nullopt;
  return static_cast<std::size_t>(at - header.begin());
}

Read<std::size_t> Table::need(std::string_view name) const {
  const auto at = column(name);
  if (!at) return std::unexpected(file + ": no column " + std::string(name));
  return *at;
}

std::string Table::where(std::size_t row, std::size_t column) const {
  return file + ", line " + std::to_string(row + 2) + ", column " + header[column];
}

Read<Table> parse_table(std::string_view bytes, const std::string& name) {
  tables::Limits limits;
  limits.file_bytes = 512U << 20U;
  limits.rows = 2'000'000;
  limits.columns = 4000;
  const auto book = tables::read_csv(bytes, limits);
  if (!book) return wrong(name + ": " + std::string(book.error().code) + " " + book.error().detail);
  Table table;
  table.file = name;
  for (const auto& row : book->sheets.at(0).rows) {
    std::vector<std::string> cells;
    for (const auto& cell : row) cells.push_back(cell.text);
    if (std::all_of(cells.begin(), cells.end(), [](const std::string& one) { return one.empty(); })) continue;
    if (table.header.empty()) {
      table.header = std::move(cells);
      continue;
    }
    if (cells.size() > table.header.size()) {
      return wrong(name + ", line " + std::to_string(table.rows.size() + 2) + ": more cells than the header");
    }
    cells.resize(table.header.size());
    table.rows.push_back(std::move(cells));
  }
  if (table.header.empty()) return wrong(name + ": empty");
  return table;
}

Read<Table> read_table(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return wrong(path + ": cannot be opened");
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return parse_table(bytes, path);
}

Read<std::vector<Item>> items_of(const Table& table) {
  const auto a = table.column("a");
  const auto b = table.column("b");
  const auto area = table.column("area");
  std::vector<std::size_t> steps;
  for (int n = 1; n <= max_steps; ++n) {
    const auto at = table.column("step" + std::to_string(n));
    if (!at) break;
    steps.push_back(*at);
  }
  if (b.has_value() == !steps.empty()) return wrong(table.file + ": needs a column b, or columns step1, step2, …");
  if (b) steps = {*b};
  std::vector<Item> items;
  std::set<std::string> seen;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    Item item;
    item.id = table.rows[r][table.column("item").value_or(0)];
    if (item.id.empty() || !seen.insert(item.id).second) {
      return wrong(table.where(r, 0) + ": empty or repeated item '" + item.id + "'");
    }
    if (a) {
      const auto value = number_at(table, r, *a);
      if (!value) return wrong(value.error());
      if (!(*value > 0)) return wrong(table.where(r, *a) + ": must be above 0");
      item.a = *value;
    }
    for (const auto at : steps) {
      if (table.rows[r][at].empty()) break;
      const auto value = number_at(table, r, at);
      if (!value) return wrong(value.error());
      item.steps.push_back(*value);
    }
    if (item.steps.empty()) return wrong(table.where(r, steps[0]) + ": missing");
    if (area) item.area = table.rows[r][*area];
    items.push_back(std::move(item));
  }
  return items;
}

Read<std::vector<Answer>> answers_of(std::string_view pattern, const std::vector<Item>& items,
                                     const std::string& where) {
  if (pattern.size() != items.size()) {
    return wrong(where + ": " + std::to_string(pattern.size()) + " answers for " + std::to_string(items.size()) +
                 " items");
  }
  std::vector<Answer> out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (is_not_given(pattern[i])) continue;
    const auto score = score_of(pattern[i]);
    if (!score || *score > items[i].top()) {
      return wrong(where + ": '" + pattern[i] + "' is no score of item " + items[i].id);
    }
    out.push_back({&items[i], *score});
  }
  return out;
}

Read<Responses> responses_of(const Table& table, const std::vector<std::string>& others) {
  Responses out;
  std::vector<std::size_t> columns;
  for (std::size_t c = 1; c < table.header.size(); ++c) {
    if (std::find(others.begin(), others.end(), table.header[c]) != others.end()) continue;
    columns.push_back(c);
    out.items.push_back(table.header[c]);
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    out.persons.push_back(table.rows[r][0]);
    for (const auto c : columns) {
      const auto& cell = table.rows[r][c];
      if (cell.empty() || cell == "NA" || (cell.size() == 1 && is_not_given(cell[0]))) {
        out.scores.push_back(not_given);
        continue;
      }
      if (cell != "0" && cell != "1") return wrong(table.where(r, c) + ": '" + cell + "' is neither 0, 1 nor empty");
      out.scores.push_back(cell == "1" ? 1 : 0);
    }
  }
  return out;
}

Read<Grid> grid_of(std::string_view text) {
  const auto first = text.find(':');
  const auto second = first == std::string_view::npos ? first : text.find(':', first + 1);
  double points = 0;
  Grid grid;
  if (second == std::string_view::npos || !number::read_double(text.substr(0, first), grid.low) ||
      !number::read_double(text.substr(first + 1, second - first - 1), grid.high) ||
      !number::read_double(text.substr(second + 1), points) || !(grid.low < grid.high) || !(points >= 3) ||
      points > 100'000) {
    return wrong("--grid: LOW:HIGH:POINTS, for example -4:4:33");
  }
  grid.points = static_cast<int>(points);
  return grid;
}

void Csv::comma() {
  if (!first_) out_ += ',';
  first_ = false;
}

Csv& Csv::text(std::string_view value) {
  comma();
  if (value.find_first_of(",\"\n\r") == std::string_view::npos) {
    out_ += value;
    return *this;
  }
  out_ += '"';
  for (const char c : value) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
  return *this;
}

Csv& Csv::number(double value) {
  comma();
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.8f", value);
  out_ += buffer;
  return *this;
}

Csv& Csv::whole(long long value) {
  comma();
  out_ += std::to_string(value);
  return *this;
}

Csv& Csv::blank() {
  comma();
  return *this;
}

void Csv::end() {
  out_ += '\n';
  first_ = true;
}

}  // namespace hvs::measurement
