#include "core/journal/feed.hpp"

#include <algorithm>
#include <array>

#include "core/journal/authority.hpp"

namespace hvs::journal {
namespace {

constexpr std::array<std::string_view, 4> followed{"household", "person", "assignment", "area"};

}  // namespace

FeedRow feed_row(const Operation& op) {
  if (op.entity == "visit") {
    const auto household = value_of(op, "household");
    return household.empty() ? FeedRow{} : FeedRow{"visit", household, op.entity_id};
  }
  if (std::ranges::find(followed, op.entity) != followed.end()) return {op.entity, op.entity_id, {}};
  return {};
}

}  // namespace hvs::journal
