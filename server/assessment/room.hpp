// Assessment on the server: /kiem-tra and the assisted mode.
#pragma once

#include <memory>

#include "core/assessment/model.hpp"
#include "server/app/services.hpp"

namespace hvs::assessment {

[[nodiscard]] app::Room make_assessment(app::Services& services, std::shared_ptr<const Bank> bank,
                                        std::shared_ptr<const learning::Library> library);

}  // namespace hvs::assessment
