// SQL of the learning room: its facts, and the progress made from them (which can be thrown away and rebuilt).
#pragma once

#include <memory>
#include <vector>

#include "core/learning/model.hpp"
#include "server/journal/door.hpp"
#include "server/learning/shelf.hpp"

namespace hvs::learning {

[[nodiscard]] std::vector<journal::Store> stores();
// Keeps everybody's progress in step with the facts.
[[nodiscard]] journal::Reaction progress_reaction(ShelfPtr shelf);

[[nodiscard]] Result<Progress> load_progress(db::Tx& tx, const std::string& commune, const std::string& person);

}  // namespace hvs::learning
