#include "server/db/dialect.hpp"

#include <cctype>

namespace hvs::db {
namespace {

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }
bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

// The length of the quoted text or comment that starts at `at`; 0 when none starts there.
std::size_t opaque(std::string_view sql, std::size_t at) {
  const char c = sql[at];
  if (c == '\'' || c == '"') {
    const auto end = sql.find(c, at + 1);
    return (end == std::string_view::npos ? sql.size() : end + 1) - at;
  }
  if (sql.substr(at, 2) == "--") {
    const auto end = sql.find('\n', at);
    return (end == std::string_view::npos ? sql.size() : end) - at;
  }
  return 0;
}

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && std::isspace(static_cast<unsigned char>(s.front())) != 0) s.remove_prefix(1);
  while (!s.empty() && std::isspace(static_cast<unsigned char>(s.back())) != 0) s.remove_suffix(1);
  return s;
}

// Copies `sql`, giving every word outside quotes to `word`, which returns what stands in its place.
template <class F>
std::string replace_words(std::string_view sql, const F& word) {
  std::string out;
  for (std::size_t i = 0; i < sql.size();) {
    if (const auto skip = opaque(sql, i); skip != 0) {
      out += sql.substr(i, skip);
      i += skip;
    } else if (is_word(sql[i])) {
      std::size_t end = i;
      while (end < sql.size() && is_word(sql[end])) ++end;
      out += word(sql.substr(i, end - i));
      i = end;
    } else {
      out += sql[i++];
    }
  }
  return out;
}

bool creates_table(std::string_view sql) {
  const auto s = trimmed(sql);
  return s.size() > 12 && same(s.substr(0, 6), "CREATE") && same(trimmed(s.substr(6)).substr(0, 5), "TABLE");
}

}  // namespace

std::string sqlite_placeholders(std::string_view sql) {
  std::string out;
  out.reserve(sql.size());
  for (std::size_t i = 0; i < sql.size();) {
    if (const auto skip = opaque(sql, i); skip != 0) {
      out += sql.substr(i, skip);
      i += skip;
      continue;
    }
    const bool number_follows = i + 1 < sql.size() && std::isdigit(static_cast<unsigned char>(sql[i + 1])) != 0;
    out += sql[i] == '$' && number_follows ? '?' : sql[i];
    ++i;
  }
  return out;
}

std::vector<std::string> statements(std::string_view script) {
  std::vector<std::string> found;
  std::string now;
  const auto close = [&] {
    if (const auto s = trimmed(now); !s.empty()) found.emplace_back(s);
    now.clear();
  };
  for (std::size_t i = 0; i < script.size();) {
    if (const auto skip = opaque(script, i); skip != 0) {
      if (script[i] != '-') now += script.substr(i, skip);
      i += skip;
    } else if (script[i] == ';') {
      close();
      ++i;
    } else {
      now += script[i++];
    }
  }
  close();
  return found;
}

std::string sqlite_ddl(std::string_view statement) {
  std::string out = replace_words(statement, [](std::string_view w) -> std::string_view {
    if (same(w, "BIGINT")) return "INTEGER";
    if (same(w, "DOUBLE")) return "REAL";
    if (same(w, "PRECISION")) return "";
    if (same(w, "BYTEA")) return "BLOB";
    return w;
  });
  if (!creates_table(out)) return out;
  const auto end = trimmed(out);
  const bool has_option = !end.empty() && end.back() != ')';  // "… ) WITHOUT ROWID"
  return std::string(end) + (has_option ? ", STRICT" : " STRICT");
}

std::string postgres_ddl(std::string_view statement) {
  return replace_words(statement, [](std::string_view w) -> std::string_view {
    if (same(w, "BLOB")) return "BYTEA";
    if (same(w, "WITHOUT") || same(w, "ROWID")) return "";
    return w;
  });
}

}  // namespace hvs::db
