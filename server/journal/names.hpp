// What people call a record, for the journal's own lists.
#pragma once

#include <string>

#include "server/journal/door.hpp"

namespace hvs::journal {

[[nodiscard]] Result<RecordState> load_record(db::Tx& tx, const Door& door, const std::string& commune,
                                              const std::string& entity, const std::string& id);
// A person's name, a household's code and address.
[[nodiscard]] std::string shown_name(const RecordState& state);

}  // namespace hvs::journal
