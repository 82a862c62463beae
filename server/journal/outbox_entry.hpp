// What a handed-in file holds, what would become of it, and its way through the door.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/auth/model.hpp"
#include "server/journal/door.hpp"
#include "server/journal/outbox_store.hpp"
#include "server/journal/room.hpp"

namespace hvs::journal {

struct OpenedSection {
  std::string device;
  auth::Me author;                    // with the rights of now
  bool mine_to_enter = false;         // the caller's own work, or the caller answers for the whole commune
  std::vector<Operation> operations;  // in the device's order; empty when it is not the caller's to see
};

// Opens every seal; one that does not hold refuses the whole file. Refusals: those of read_outbox_file, and
// journal.file_damaged, journal.file_elsewhere, journal.file_not_yours (nothing in it is for the caller).
[[nodiscard]] Result<std::vector<OpenedSection>> open_file(const app::Services& services, const Beside& beside,
                                                           const web::Call& call, const std::string& body);

struct Foreseen {
  Outcome outcome;
  std::string about;  // whom or which house
};
// What the door would say now, operation by operation.
[[nodiscard]] Result<std::vector<Foreseen>> look_through(app::Services& services, const OpenedSection& section,
                                                         Instant now);

// Through the door, with the author's rights, after a fact that names the file and who entered it.
[[nodiscard]] Result<void> enter(app::Services& services, const std::string& file, const OpenedSection& section,
                                 const auth::Me& by, Instant now, Counts& counts);

}  // namespace hvs::journal
