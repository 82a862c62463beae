// Lessons on the server: /hoc, its pack for the phone, pictures and sounds.
#pragma once

#include <memory>

#include "core/learning/course.hpp"
#include "server/app/services.hpp"

namespace hvs::learning {

[[nodiscard]] app::Room make_learning(app::Services& services, std::shared_ptr<const Library> library);

}  // namespace hvs::learning
