// Which right each entity needs, decided where the thing really is: the one table behind the door (design.md §8).
#pragma once

#include <string>
#include <string_view>

#include "core/auth/model.hpp"
#include "core/journal/model.hpp"

namespace hvs::journal {

// The record a fact hangs on; its area, not the sender's word, decides who may write and whose feed shows it.
struct Anchor {
  std::string_view entity;  // "" when the operation stands for itself
  std::string_view id;
};
[[nodiscard]] Anchor anchor_of(const Operation& op);

// Ids of the persons a visit met, in their order: the one field that names several persons.
inline constexpr std::string_view met_field = "met";
[[nodiscard]] std::vector<std::string> persons_met(const Operation& op);

// `before` is the record itself, `anchor` the record of anchor_of (null when there is none or it is not known).
// Refusals: journal.wrong_author, journal.not_allowed, journal.nobody_there.
[[nodiscard]] Result<void> authority(const auth::Me& me, const Operation& op, const RecordState& before,
                                     const RecordState* anchor, Instant now);

[[nodiscard]] std::string_view value_of(const Operation& op, std::string_view field);
[[nodiscard]] std::string_view value_of(const RecordState& record, std::string_view field);

}  // namespace hvs::journal
