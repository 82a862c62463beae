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

// Units somebody has begun and not finished: when last touched, and the most tries at one question that none got right.
struct BegunUnit {
  std::string unit{};  // course/unit
  Instant changed{};
  int most_misses = 0;
};
[[nodiscard]] Result<std::vector<BegunUnit>> begun_units(db::Tx& tx, const std::string& commune,
                                                         const std::string& person);

}  // namespace hvs::learning
