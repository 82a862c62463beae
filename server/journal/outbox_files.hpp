// /quan-tri/so-tay-tep: files of "xuất sổ" come in, are looked through, and go through the one door.
#pragma once

#include "server/journal/room.hpp"

namespace hvs::journal {

[[nodiscard]] std::vector<web::Route> outbox_file_routes(app::Services& services, const Beside& beside);

}  // namespace hvs::journal
