// Practice on the server: /tap-thu and its packs for the phone.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/practice/model.hpp"
#include "server/app/services.hpp"

namespace hvs::practice {

// For the learner's home: the tile of this room.
[[nodiscard]] std::function<std::vector<learning::Beside>(const web::Call&)> beside_courses(
    app::Services& services, std::shared_ptr<const Shelf> shelf);

[[nodiscard]] app::Room make_practice(app::Services& services, std::shared_ptr<const Shelf> shelf);

}  // namespace hvs::practice
