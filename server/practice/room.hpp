// Practice on the server: /tap-thu and its packs for the phone.
#pragma once

#include <memory>

#include "core/practice/model.hpp"
#include "server/app/services.hpp"

namespace hvs::practice {

[[nodiscard]] app::Room make_practice(app::Services& services, std::shared_ptr<const Shelf> shelf);

}  // namespace hvs::practice
