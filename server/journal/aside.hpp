// Operations that were kept aside, as an officer sees them, and the officer's word about one of them.
#pragma once

#include "core/journal/pages.hpp"
#include "server/journal/room.hpp"

namespace hvs::journal {

// Those within the caller's areas: still open, and left out earlier.
[[nodiscard]] Result<void> read_aside(db::Tx& tx, const app::Services& services, const Beside& beside,
                                      const web::Call& call, ReviewView& view);

// "" when done: the operation is in the book, or left out. Otherwise why not, in words for the page.
[[nodiscard]] std::string decide_aside(app::Services& services, const Beside& beside, const web::Call& call);

}  // namespace hvs::journal
