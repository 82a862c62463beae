// What the import needs to know of the database, and how its steps reach the door.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/people/import_rules.hpp"
#include "server/app/services.hpp"
#include "server/people/import_body.hpp"
#include "server/people/import_ops.hpp"
#include "server/people/import_store.hpp"
#include "server/people/sealing.hpp"

namespace hvs::people {

[[nodiscard]] Result<World> load_world(db::Database& db, const std::string& commune);
[[nodiscard]] Result<Ground> ground_for(db::Tx& tx, const std::string& commune, const std::vector<Part>& parts);
[[nodiscard]] Result<Touched> touched_among(db::Tx& tx, const std::string& commune, const std::vector<Part>& parts);
[[nodiscard]] SheetNote note_of(const std::string& name, const Planner::Sheet& sheet);

// Commits the operations, then notes what became of every row and the batch's progress.
[[nodiscard]] Result<void> commit_steps(app::Services& services, const std::string& id, Batch& batch, Steps& steps,
                                        const std::function<std::string(const journal::Outcome&)>& outcome_of);

// Ends the new households and areas of an undone list that hold nobody.
[[nodiscard]] Result<std::vector<journal::Operation>> closing_operations(app::Services& services,
                                                                         const std::string& author,
                                                                         const BatchBody& body);

}  // namespace hvs::people
