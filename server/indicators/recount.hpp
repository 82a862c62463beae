// Counting again from the ground, on the side, and comparing every cell.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/indicators/rules.hpp"
#include "core/journal/model.hpp"
#include "server/db/db.hpp"

namespace hvs::indicators {

struct Difference {
  std::string what;  // "III.1.c population", "columns of person", …
  std::int64_t leaf = 0;
  std::int64_t kept = 0;   // what the counters say
  std::int64_t found = 0;  // what counting again says
};

struct Recount {
  std::size_t people = 0;
  std::size_t households = 0;
  std::size_t cells = 0;  // compared: leaf × indicator × (population, reached)
  std::vector<Difference> differences;
};

// From the compact columns: every person and household against every indicator, with two readers.
[[nodiscard]] Result<Recount> recount(db::Database& db, const std::string& commune, const Rules& rules);

// Gives every current record of one entity, or every fact, in any order.
using Source = std::function<Result<void>(db::Tx&, const std::string& commune, std::string_view entity,
                                          const std::function<Result<void>(const journal::RecordState&)>& each)>;
// From records and facts: the columns too are made again and compared. Slower.
[[nodiscard]] Result<Recount> recount_deep(db::Database& db, const std::string& commune, const Rules& rules,
                                           const Source& source);

// Counts the cells anew from the columns; needed when the plan's rules changed. Does nothing when they did not.
[[nodiscard]] Result<bool> rebuild_if_changed(db::Database& db, const std::string& commune, const Rules& rules,
                                              Instant now);

}  // namespace hvs::indicators
