// A person's word about an operation that was kept aside (R2): into the book after all, or left out.
#pragma once

#include "server/journal/door.hpp"
#include "server/journal/stores.hpp"

namespace hvs::journal {

// In the caller's transaction: the decision as a fact, and the operation under its own id and its author's name.
// `last` becomes the commune's commit number.
[[nodiscard]] Result<Outcome> review_aside(db::Tx& tx, const Stores& stores, const Review& review, OpId fact_id,
                                           Instant received, std::uint64_t& last);

}  // namespace hvs::journal
