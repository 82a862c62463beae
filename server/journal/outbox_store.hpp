// Files of "xuất sổ" as they were handed in, and what became of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "server/db/db.hpp"

namespace hvs::journal {

struct Counts {
  std::int64_t operations = 0;
  std::int64_t taken = 0;  // applied, merged, or with a clash to look at
  std::int64_t known = 0;  // were here before
  std::int64_t held = 0;
  std::int64_t aside = 0;
};

struct HandedIn {
  std::string id;
  Instant received{};
  std::string received_by;
  std::string status;  // cho | da_ghi | bo
  Instant decided{};
  std::string decided_by;
  Counts counts;
  std::string body;  // as it came; empty once everything in it is in the journal
};

namespace outbox_files {

inline constexpr std::int64_t most_waiting = 50;  // a commune's files that nobody has decided about

[[nodiscard]] Result<std::optional<HandedIn>> find(db::Tx& tx, const std::string& commune, const std::string& id);
// Newest first, without bodies; `by` "" lists everybody's.
[[nodiscard]] Result<std::vector<HandedIn>> recent(db::Tx& tx, const std::string& commune, const std::string& by);
// The same file again changes nothing. Refusal: journal.file_too_many.
[[nodiscard]] Result<void> keep(db::Tx& tx, const std::string& commune, const HandedIn& file);
[[nodiscard]] Result<void> decide(db::Tx& tx, const std::string& commune, const HandedIn& file);

}  // namespace outbox_files
}  // namespace hvs::journal
