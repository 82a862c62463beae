// Which changes the phones in the field hear of. Learners' answers and tests are not among them.
#pragma once

#include <string_view>

#include "core/journal/model.hpp"

namespace hvs::journal {

struct FeedRow {
  std::string_view entity;  // "" = not for the feed
  std::string_view entity_id;
  std::string_view ref;  // the fact that is the latest of its kind
};

// A visit stands under its household: only the latest one is shipped (R7).
[[nodiscard]] FeedRow feed_row(const Operation& op);

// What may leave for a phone in the field: no sensitive field, no personal number (PD-02, NR-08).
[[nodiscard]] RecordState for_phone(RecordState state);

}  // namespace hvs::journal
