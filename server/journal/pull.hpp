// What a phone hears: the latest state of everything that changed in its areas since its cursor (R4, R6, R7).
#pragma once

#include <chrono>
#include <string>

#include "core/journal/exchange.hpp"
#include "server/journal/door.hpp"

namespace hvs::journal {

inline constexpr std::chrono::days keep_tombstones{400};  // R7

[[nodiscard]] Result<std::uint64_t> last_number(db::Tx& tx, const std::string& commune);
[[nodiscard]] Result<ScopePart> pull(db::Tx& tx, const Door& door, const std::string& commune, const ScopeCursor& since,
                                     std::size_t limit = max_records_per_turn);
// A fact as it was logged, in the form of a record, with the extra last field "at": when it happened (ms).
// Not found: exists = false.
[[nodiscard]] Result<RecordState> logged_fact(db::Tx& tx, const std::string& commune, std::string_view entity,
                                              const std::string& id);
// Drops tombstones older than keep_tombstones; called by a daily job.
[[nodiscard]] Result<void> prune_feed(db::Tx& tx, const std::string& commune, Instant now);

}  // namespace hvs::journal
