// Assessment on the server: /kiem-tra, the assisted mode, official values.
#pragma once

#include <functional>
#include <memory>

#include "core/assessment/model.hpp"
#include "server/app/services.hpp"
#include "server/assessment/officials.hpp"

namespace hvs::assessment {

// Whether a proposal of this person and group waits or stands confirmed; the credentials room knows.
using Proposed = std::function<Result<bool>(db::Tx& tx, const std::string& commune, const std::string& person,
                                            std::string_view group)>;

[[nodiscard]] app::Room make_assessment(app::Services& services, OfficialsPtr officials, Proposed proposed);

}  // namespace hvs::assessment
