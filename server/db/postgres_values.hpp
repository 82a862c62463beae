// Values on their way to and from libpq.
#pragma once

#include <libpq-fe.h>

#include <string>
#include <vector>

#include "server/db/db.hpp"

namespace hvs::db {

// Parameters in the form libpq takes. Text form except bytes, which go as they are.
class PgParams {
 public:
  explicit PgParams(Args args);
  [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
  [[nodiscard]] const char* const* values() const { return values_.data(); }
  [[nodiscard]] const int* lengths() const { return lengths_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::string> numbers_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

// From column `from` on.
[[nodiscard]] Row pg_row(const PGresult* result, int row, int from = 0);
[[nodiscard]] std::int64_t pg_whole(const PGresult* result, int row, int column);  // a whole number, text form
[[nodiscard]] Problem pg_problem(const PGresult* result, std::string_view name);

}  // namespace hvs::db
