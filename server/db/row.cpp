#include "server/db/db.hpp"

namespace hvs::db {

std::int64_t Row::integer(std::size_t i) const {
  const auto& cell = cells_[i];
  if (const auto* n = std::get_if<std::int64_t>(&cell)) return *n;
  if (const auto* d = std::get_if<double>(&cell)) return static_cast<std::int64_t>(*d);
  return 0;
}

double Row::number(std::size_t i) const {
  const auto& cell = cells_[i];
  if (const auto* d = std::get_if<double>(&cell)) return *d;
  if (const auto* n = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*n);
  return 0;
}

const std::string& Row::text(std::size_t i) const {
  static const std::string none;
  const auto& cell = cells_[i];
  if (const auto* s = std::get_if<std::string>(&cell)) return *s;
  if (const auto* b = std::get_if<Blob>(&cell)) return b->bytes;
  return none;
}

}  // namespace hvs::db
