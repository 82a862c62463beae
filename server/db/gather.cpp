#include "server/db/gather.hpp"

#include <algorithm>
#include <bit>
#include <charconv>

namespace hvs::db {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Where the bracket opened at `open` is closed, quotes respected; npos if nowhere.
std::size_t closing(std::string_view sql, std::size_t open) {
  int depth = 0;
  bool quoted = false;
  for (auto i = open; i < sql.size(); ++i) {
    if (sql[i] == '\'') quoted = !quoted;
    if (quoted) continue;
    if (sql[i] == '(') ++depth;
    if (sql[i] == ')' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

void append_moved(std::string& out, std::string_view tuple, std::size_t by) {
  bool quoted = false;
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    out += tuple[i];
    if (tuple[i] == '\'') quoted = !quoted;
    if (quoted || tuple[i] != '$') continue;
    std::size_t number = 0;
    const auto* const first = tuple.data() + i + 1;
    const auto read = std::from_chars(first, tuple.data() + tuple.size(), number);
    out += std::to_string(number + by);
    i += static_cast<std::size_t>(read.ptr - first);
  }
}

}  // namespace

std::string with_rows(std::string_view insert, std::size_t rows, std::size_t per_row) {
  constexpr std::string_view word = "VALUES (";
  const auto at = insert.find(word);
  if (at == std::string_view::npos) return {};
  const auto open = at + word.size() - 1;
  const auto close = closing(insert, open);
  if (close == std::string_view::npos) return {};
  const auto tail = insert.substr(close + 1);
  for (std::size_t i = 0; i + 1 < tail.size(); ++i) {
    if (tail[i] == '$' && is_digit(tail[i + 1])) return {};
  }
  std::string out{insert.substr(0, open)};
  for (std::size_t row = 0; row < rows; ++row) {
    if (row > 0) out += ", ";
    append_moved(out, insert.substr(open, close - open + 1), row * per_row);
  }
  out += tail;
  return out;
}

Gather::Batch* Gather::add(const Sql& sql, Args args) {
  auto found = std::ranges::find(batches_, sql.name, [](const Batch& b) { return b.sql.name; });
  if (found == batches_.end()) found = batches_.insert(batches_.end(), Batch{sql, {}, 0});
  found->values.insert(found->values.end(), args.begin(), args.end());
  return ++found->rows == most_rows ? &*found : nullptr;
}

Sql Gather::statement(const Sql& sql, std::size_t rows, std::size_t per_row) {
  if (rows == 1) return {sql.name, sql.text};
  auto known = made_.find(sql.name);
  if (known == made_.end()) known = made_.emplace(std::string(sql.name), std::array<Made, 5>{}).first;
  auto& made = known->second.at(static_cast<std::size_t>(std::countr_zero(rows)));
  if (made.text.empty()) {
    made = {std::string(sql.name) + " x " + std::to_string(rows), with_rows(sql.text, rows, per_row)};
  }
  return {made.name, made.text};
}

void Gather::forget() {
  for (auto& batch : batches_) {
    batch.values.clear();
    batch.rows = 0;
  }
}

}  // namespace hvs::db
