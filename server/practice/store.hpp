// SQL of the practice room: finished runs as they came, and what they are worth after being played again here.
#pragma once

#include <memory>
#include <vector>

#include "core/practice/model.hpp"
#include "server/journal/door.hpp"

namespace hvs::practice {

[[nodiscard]] std::vector<journal::Store> stores(std::shared_ptr<const Shelf> shelf);

[[nodiscard]] Result<Progress> load_progress(db::Tx& tx, const std::string& commune, const std::string& person);

// Progress again from the runs and what each was found to be worth when it came, compared with what is kept: a line for
// every cell that differs. The scenarios of today are not asked: they may have changed since.
[[nodiscard]] Result<std::vector<std::string>> recount(db::Database& db, const std::string& commune);

}  // namespace hvs::practice
