// SQL of classes that meet.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "core/auth/model.hpp"
#include "core/gatherings/model.hpp"
#include "server/db/db.hpp"
#include "server/journal/door.hpp"

namespace hvs::gatherings {

[[nodiscard]] std::vector<journal::Store> stores();

// Persons who passed the assessment and wait to be confirmed; other rooms know, so the composition root asks there.
using ReadyPeople = std::function<Result<std::set<std::string>>(db::Tx&, const std::string& commune)>;

// Open classes whose door `me` may open, with everything the pages show. `only` "" = all of them.
[[nodiscard]] Result<std::vector<Class>> load_classes(db::Tx& tx, const auth::Me& me, const std::string& only,
                                                      const ReadyPeople& ready, Instant now);

}  // namespace hvs::gatherings
