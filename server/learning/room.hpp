// Lessons on the server: /hoc, its pack for the phone, pictures and sounds.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/learning/model.hpp"
#include "server/app/services.hpp"
#include "server/learning/shelf.hpp"

namespace hvs::learning {

// What rooms above show on /hoc; tied by the composition root, so that no arrow points upward.
using Above = std::function<std::vector<Beside>(const web::Call&)>;

[[nodiscard]] app::Room make_learning(app::Services& services, ShelfPtr shelf, Above above = {});

}  // namespace hvs::learning
