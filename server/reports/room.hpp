// The room "reports" on the server: frozen cuts and the month's report made from them.
#pragma once

#include <functional>
#include <string>

#include "core/reports/model.hpp"
#include "server/app/services.hpp"

namespace hvs::reports {

// The live figures of a month, read inside the transaction that freezes them; `month`, `at`, `synthetic` are set by the
// room.
using LiveFigures = std::function<Result<Figures>(db::Tx& tx, const std::string& commune, Month month, Instant now)>;

[[nodiscard]] app::Room make_reports(app::Services& services, LiveFigures live);

}  // namespace hvs::reports
