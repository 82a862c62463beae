#include "server/db/postgres_rows.hpp"

#include <bit>
#include <limits>

namespace hvs::db {
namespace {

// Type numbers of pg_type, and the binary forms of the PostgreSQL 15 sources (array_recv, int8recv, float8recv).
enum PgType : unsigned { pg_bytea = 17, pg_int8 = 20, pg_int4 = 23, pg_text = 25, pg_float8 = 701 };
constexpr std::uint32_t null_length = 0xFFFFFFFFU;

template <class T>
void put(std::string& out, T value) {
  for (int shift = static_cast<int>(sizeof(T) * 8) - 8; shift >= 0; shift -= 8) {
    out += static_cast<char>(static_cast<unsigned char>(value >> shift));
  }
}

std::uint32_t length_at(const std::string& bytes, std::size_t at) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) out = (out << 8) | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

void put_bytes(std::string& out, std::string_view bytes) {
  put(out, static_cast<std::uint32_t>(bytes.size()));
  out += bytes;
}

bool put_number(std::string& out, unsigned type, std::int64_t n) {
  switch (type) {
    case pg_int8:
      put(out, std::uint32_t{8});
      put(out, static_cast<std::uint64_t>(n));
      return true;
    case pg_int4:
      if (n < std::numeric_limits<std::int32_t>::min() || n > std::numeric_limits<std::int32_t>::max()) return false;
      put(out, std::uint32_t{4});
      put(out, static_cast<std::uint32_t>(n));
      return true;
    case pg_float8:
      put(out, std::uint32_t{8});
      put(out, std::bit_cast<std::uint64_t>(static_cast<double>(n)));
      return true;
    case pg_text:
      put_bytes(out, std::to_string(n));
      return true;
    default:
      return false;
  }
}

bool put_value(std::string& out, unsigned type, const Value& value) {
  return std::visit(Cases{[&](std::nullptr_t) {
                            put(out, null_length);
                            return true;
                          },
                          [&](std::int64_t n) { return put_number(out, type, n); },
                          [&](double d) {
                            if (type != pg_float8) return false;
                            put(out, std::uint32_t{8});
                            put(out, std::bit_cast<std::uint64_t>(d));
                            return true;
                          },
                          [&](const std::string& s) {
                            if (type != pg_text && type != pg_bytea) return false;
                            put_bytes(out, s);
                            return true;
                          },
                          [&](const Blob& b) {
                            if (type != pg_bytea) return false;
                            put_bytes(out, b.bytes);
                            return true;
                          }},
                    value);
}

}  // namespace

std::string_view pg_type_name(unsigned type) {
  switch (type) {
    case pg_bytea:
      return "bytea";
    case pg_int8:
      return "int8";
    case pg_int4:
      return "int4";
    case pg_text:
      return "text";
    case pg_float8:
      return "float8";
    default:
      return {};
  }
}

bool PgRows::add(Args row) {
  const auto bytes = bytes_.size();
  const auto cells = cells_.size();
  bool fits = row.size() == types_.size();
  for (std::size_t i = 0; fits && i < row.size(); ++i) {
    cells_.push_back(bytes_.size());
    fits = put_value(bytes_, types_[i], row[i]);
  }
  if (fits) {
    starts_.push_back(cells);
  } else {
    bytes_.resize(bytes);
    cells_.resize(cells);
  }
  return fits;
}

std::string_view PgRows::head(std::size_t count) const {
  const auto first = cell(size() - 1, 0);
  const auto end = count < types_.size() ? cell(size() - 1, count) : bytes_.size();
  return std::string_view(bytes_).substr(first, end - first);
}

void PgRows::move_last_to(std::size_t at) {
  starts_[at] = starts_.back();
  starts_.pop_back();
}

void PgRows::clear() {
  bytes_.clear();
  cells_.clear();
  starts_.clear();
}

PgBinary PgRows::one(std::size_t row) const {
  PgBinary out;
  for (std::size_t i = 0; i < types_.size(); ++i) {
    const auto at = cell(row, i);
    const auto length = length_at(bytes_, at);
    out.values.push_back(length == null_length ? nullptr : bytes_.data() + at + 4);
    out.lengths.push_back(length == null_length ? 0 : static_cast<int>(length));
  }
  out.formats.assign(types_.size(), 1);
  return out;
}

PgBinary PgRows::arrays() const {
  PgBinary out;
  out.arrays.resize(types_.size());
  for (std::size_t i = 0; i < types_.size(); ++i) {
    auto& array = out.arrays[i];
    put(array, std::uint32_t{1});  // dimensions
    put(array, std::uint32_t{0});  // nulls among them: only a hint, set below
    put(array, static_cast<std::uint32_t>(types_[i]));
    put(array, static_cast<std::uint32_t>(size()));
    put(array, std::uint32_t{1});  // counted from
    for (std::size_t row = 0; row < size(); ++row) {
      const auto at = cell(row, i);
      const auto length = length_at(bytes_, at);
      if (length == null_length) array[7] = 1;
      array.append(bytes_, at, length == null_length ? 4 : 4 + length);
    }
    out.values.push_back(array.data());
    out.lengths.push_back(static_cast<int>(array.size()));
  }
  out.formats.assign(types_.size(), 1);
  return out;
}

}  // namespace hvs::db
