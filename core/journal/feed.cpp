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
  // Whether somebody may be followed is asked at every door: the latest word stands under the person.
  if (op.entity == "consent" && value_of(op, "purpose") == "hoc_tap")
    return {"consent", value_of(op, "person"), op.entity_id};
  if (std::ranges::find(followed, op.entity) != followed.end()) return {op.entity, op.entity_id, {}};
  return {};
}

RecordState for_phone(RecordState state) {
  const auto* rule = find_entity(state.entity);
  std::erase_if(state.fields, [&](const FieldState& one) {
    const auto* field = rule == nullptr ? nullptr : find_field(*rule, one.field);
    return field == nullptr || field->label == Label::sensitive || one.field == "number" || one.field == "number_hash";
  });
  return state;
}

}  // namespace hvs::journal
