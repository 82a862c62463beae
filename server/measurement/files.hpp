// The psychometrician's files: CSV in, CSV out (docs/measurement.md). Errors name file, line and column in English:
// these are tools for people who build item banks, not screens.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/measurement/ability.hpp"
#include "core/measurement/item.hpp"
#include "core/measurement/responses.hpp"

namespace hvs::measurement {

template <class T>
using Read = std::expected<T, std::string>;

// Names the value, or returns the words to the caller.
#define MEASURE_TRY(name, call)                                         \
  auto name##_or = (call);                                              \
  if (!name##_or) return std::unexpected(std::move(name##_or.error())); \
  auto& name = *name##_or

struct Table {
  std::string file;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  // each as long as the header
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  [[nodiscard]] Read<std::size_t> need(std::string_view name) const;           // a column that must be there
  [[nodiscard]] std::string where(std::size_t row, std::size_t column) const;  // "I.csv, line 3, column b"
};

[[nodiscard]] Read<Table> read_table(const std::string& path);
[[nodiscard]] Read<Table> parse_table(std::string_view bytes, const std::string& name);

// Columns `item,a,b[,area]` (right/wrong) or `item,a,step1,step2,…[,area]` (empty steps at the end: fewer scores).
// Without a column `a` every slope is 1.
[[nodiscard]] Read<std::vector<Item>> items_of(const Table& table);

// A pattern: one character an item in the order of the items, `-` (or `.`, `N`) = not given, else the score 0–9 A–V.
[[nodiscard]] Read<std::vector<Answer>> answers_of(std::string_view pattern, const std::vector<Item>& items,
                                                   const std::string& where);

// First column: person. Columns named in `others` are left out; all else are items, empty, `-` or NA = not given.
[[nodiscard]] Read<Responses> responses_of(const Table& table, const std::vector<std::string>& others);

[[nodiscard]] Read<Grid> grid_of(std::string_view text);  // LOW:HIGH:POINTS

// One line of CSV at a time; quotes what needs it.
class Csv {
 public:
  Csv& text(std::string_view value);
  Csv& number(double value);  // eight decimals
  Csv& whole(long long value);
  Csv& blank();
  void end();
  [[nodiscard]] const std::string& bytes() const { return out_; }

 private:
  void comma();
  std::string out_;
  bool first_ = true;
};

}  // namespace hvs::measurement
