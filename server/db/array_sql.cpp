#include "server/db/array_sql.hpp"

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

bool has_placeholder(std::string_view sql) {
  for (std::size_t i = 0; i + 1 < sql.size(); ++i) {
    if (sql[i] == '$' && is_digit(sql[i + 1])) return true;
  }
  return false;
}

// `$3` → `p.p3`, quotes respected.
void append_columns(std::string& out, std::string_view sql) {
  bool quoted = false;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    if (sql[i] == '\'') quoted = !quoted;
    if (!quoted && sql[i] == '$' && i + 1 < sql.size() && is_digit(sql[i + 1])) {
      out += "p.p";
    } else {
      out += sql[i];
    }
  }
}

void append_unnest(std::string& out, std::span<const std::string_view> types) {
  out += "unnest(";
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (i > 0) out += ", ";
    out += '$' + std::to_string(i + 1) + "::";
    out += types[i];
    out += "[]";
  }
  out += ')';
}

void append_names(std::string& out, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += ", ";
    out += 'p' + std::to_string(i + 1);
  }
}

}  // namespace

std::string insert_of_arrays(std::string_view insert, std::span<const std::string_view> types) {
  constexpr std::string_view word = "VALUES (";
  const auto at = insert.find(word);
  if (at == std::string_view::npos || types.empty() || !insert.starts_with("INSERT INTO ")) return {};
  const auto open = at + word.size() - 1;
  const auto close = closing(insert, open);
  if (close == std::string_view::npos) return {};
  const auto tail = insert.substr(close + 1);
  if (has_placeholder(tail) || tail.starts_with(',')) return {};
  std::string out{insert.substr(0, at)};
  out += "SELECT ";
  append_columns(out, insert.substr(open + 1, close - open - 1));
  out += " FROM ";
  append_unnest(out, types);
  out += " AS p(";
  append_names(out, types.size());
  out += ')';
  out += tail;
  return out;
}

std::string select_of_arrays(std::string_view select, std::span<const std::string_view> types) {
  if (types.empty() || !select.starts_with("SELECT ")) return {};
  std::string out = "SELECT p.place, answer.* FROM ";
  append_unnest(out, types);
  out += " WITH ORDINALITY AS p(";
  append_names(out, types.size());
  // OFFSET 0 keeps the statement whole: it is planned as it would be alone, and its own order stands.
  out += ", place), LATERAL (";
  append_columns(out, select);
  out += " OFFSET 0) AS answer";
  return out;
}

}  // namespace hvs::db
