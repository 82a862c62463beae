// SQL of the field book: assignments, figures of a month, and the snapshot a volunteer carries.
#pragma once

#include <string>
#include <vector>

#include "core/auth/model.hpp"
#include "core/outreach/model.hpp"
#include "server/journal/door.hpp"

namespace hvs::outreach {

struct Assignment {
  std::string id{};
  std::string account{};
  std::string area{};
};

[[nodiscard]] journal::Store assignment_store();
[[nodiscard]] journal::Reaction figure_reaction();

[[nodiscard]] Result<std::vector<Assignment>> assignments(db::Tx& tx, const std::string& commune);  // those in force

// Leaf areas of today that this account may visit and is meant to: a grant for the very area or above it (not the whole
// commune), or an assignment.
[[nodiscard]] Result<std::vector<Place>> places_of(db::Tx& tx, const auth::Me& me, Instant now);
[[nodiscard]] Result<Snapshot> load_snapshot(db::Tx& tx, const journal::Door& door, const auth::Me& me,
                                             const std::vector<Skill>& skills, Instant now);

}  // namespace hvs::outreach
