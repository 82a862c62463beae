#include "server/db/postgres_values.hpp"

#include <charconv>
#include <cstring>

#include "text/db.hpp"

namespace hvs::db {
namespace {

// Type numbers of pg_type that our SQL can answer with.
enum PgType : unsigned {
  pg_bool = 16,
  pg_bytea = 17,
  pg_int8 = 20,
  pg_int2 = 21,
  pg_int4 = 23,
  pg_float4 = 700,
  pg_float8 = 701,
  pg_numeric = 1700
};

int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

Value bytes_of(std::string_view text) {  // "\x0a1b"
  if (!text.starts_with("\\x")) return Blob{std::string(text)};
  text.remove_prefix(2);
  std::string raw(text.size() / 2, '\0');
  for (std::size_t i = 0; i < raw.size(); ++i) {
    raw[i] = static_cast<char>(digit(text[2 * i]) * 16 + digit(text[2 * i + 1]));
  }
  return Blob{std::move(raw)};
}

Value number_of(std::string_view text) {
  std::int64_t whole = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
  if (error == std::errc{} && end == text.data() + text.size()) return whole;  // SUM(BIGINT) is NUMERIC here
  double real = 0;
  std::from_chars(text.data(), text.data() + text.size(), real);
  return real;
}

Value double_of(std::string_view text) {
  double real = 0;
  std::from_chars(text.data(), text.data() + text.size(), real);
  return real;
}

Value cell(const PGresult* r, int row, int column) {
  if (PQgetisnull(r, row, column) != 0) return nullptr;
  const std::string_view text(PQgetvalue(r, row, column), static_cast<std::size_t>(PQgetlength(r, row, column)));
  switch (PQftype(r, column)) {
    case pg_int8:
    case pg_int4:
    case pg_int2:
    case pg_numeric:
      return number_of(text);
    case pg_float8:
    case pg_float4:
      return double_of(text);
    case pg_bool:
      return std::int64_t{text == "t" ? 1 : 0};
    case pg_bytea:
      return bytes_of(text);
    default:
      return std::string(text);
  }
}

}  // namespace

PgParams::PgParams(Args args) {
  numbers_.reserve(args.size());  // pointers into it must stay
  for (const auto& arg : args) {
    const auto as_text = [&](auto n) {
      char buffer[32];
      const auto done = std::to_chars(buffer, buffer + sizeof buffer, n);
      numbers_.emplace_back(buffer, done.ptr);
      values_.push_back(numbers_.back().c_str());
      lengths_.push_back(0);
      formats_.push_back(0);
    };
    std::visit(Cases{[&](std::nullptr_t) {
                       values_.push_back(nullptr);
                       lengths_.push_back(0);
                       formats_.push_back(0);
                     },
                     [&](std::int64_t n) { as_text(n); }, [&](double d) { as_text(d); },
                     [&](const std::string& s) {
                       values_.push_back(s.data());
                       lengths_.push_back(static_cast<int>(s.size()));
                       formats_.push_back(1);  // the binary form of text is its bytes; it keeps its length
                     },
                     [&](const Blob& b) {
                       values_.push_back(b.bytes.empty() ? "" : b.bytes.data());
                       lengths_.push_back(static_cast<int>(b.bytes.size()));
                       formats_.push_back(1);
                     }},
               arg);
  }
}

std::int64_t pg_whole(const PGresult* r, int row, int column) {
  std::int64_t whole = 0;
  const char* const text = PQgetvalue(r, row, column);
  std::from_chars(text, text + PQgetlength(r, row, column), whole);
  return whole;
}

Row pg_row(const PGresult* result, int row, int from) {
  const int n = PQnfields(result);
  std::vector<Value> cells;
  cells.reserve(static_cast<std::size_t>(n - from));
  for (int i = from; i < n; ++i) cells.push_back(cell(result, row, i));
  return Row(std::move(cells));
}

// SQLSTATE classes: PostgreSQL 15 manual, appendix A.
Problem pg_problem(const PGresult* result, std::string_view name) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  const std::string_view s = state != nullptr ? state : "";
  // Not DETAIL: it repeats the row's values, and those may be personal.
  std::string detail = std::string(name) + ": " + std::string(s) + " " + (message != nullptr ? message : "");
  if (s == "23505" || s == "23P01") return {Kind::conflict, t::db::duplicate.key, std::move(detail)};
  if (s == "23503") return {Kind::missing, t::db::missing_parent.key, std::move(detail)};
  if (s.starts_with("23") || s.starts_with("22"))
    return {Kind::invalid, t::db::not_allowed_value.key, std::move(detail)};
  if (s == "40001" || s == "40P01" || s == "55P03") return {Kind::busy, t::db::busy.key, std::move(detail)};
  if (s.starts_with("08") || s.starts_with("57P") || s == "53300" || s.empty()) {
    return {Kind::busy, t::db::connection_lost.key, std::move(detail)};
  }
  if (s == "53100") return {Kind::broken, t::db::full.key, std::move(detail)};
  if (s == "42501" || s == "25006" || s.starts_with("28")) return {Kind::denied, t::db::denied.key, std::move(detail)};
  return {Kind::broken, t::db::broken.key, std::move(detail)};
}

}  // namespace hvs::db
