// Why an operation is kept aside, and why a sender is asked to come back. Each is an id in core/text/vi/journal.toml.
#pragma once

#include <array>
#include <string_view>

namespace hvs::journal::reason {

inline constexpr std::string_view gap = "journal.gap";                        // an earlier one has not come yet
inline constexpr std::string_view unknown_entity = "journal.unknown_entity";  // newer schema, or not ours
inline constexpr std::string_view bad_shape = "journal.bad_shape";
inline constexpr std::string_view bad_value = "journal.bad_value";
inline constexpr std::string_view too_long = "journal.too_long";
inline constexpr std::string_view derived = "journal.derived";
inline constexpr std::string_view wrong_author = "journal.wrong_author";
inline constexpr std::string_view not_allowed = "journal.not_allowed";
inline constexpr std::string_view nobody_there = "journal.nobody_there";  // about a person or household we do not have
inline constexpr std::string_view fact_exists = "journal.fact_exists";    // same id, other content
inline constexpr std::string_view too_many_held = "journal.too_many_held";
inline constexpr std::string_view bad_frame = "journal.bad_frame";        // cut or damaged on the way: send again
inline constexpr std::string_view broken_blob = "journal.broken_blob";    // what we stored does not read back
inline constexpr std::string_view bad_exchange = "journal.bad_exchange";  // not our protocol, or a newer one

// Why a file of "xuất sổ" is not read; nothing of it is written.
inline constexpr std::string_view file_not_ours = "journal.file_not_ours";
inline constexpr std::string_view file_newer = "journal.file_newer";
inline constexpr std::string_view file_too_big = "journal.file_too_big";
inline constexpr std::string_view file_damaged = "journal.file_damaged";  // the seal does not hold, or what is inside
inline constexpr std::string_view file_elsewhere = "journal.file_elsewhere";  // another commune's
inline constexpr std::string_view file_not_yours = "journal.file_not_yours";
inline constexpr std::string_view file_gone = "journal.file_gone";
inline constexpr std::string_view file_too_many = "journal.file_too_many";
inline constexpr std::string_view review_gone = "journal.gone";  // somebody has decided about it already

// The static text of a reason read from a table; "" for one that an older program wrote and we no longer know.
inline constexpr std::array all{gap,          unknown_entity, bad_shape,    bad_value,   too_long,     derived,
                                wrong_author, not_allowed,    nobody_there, fact_exists, too_many_held};
[[nodiscard]] constexpr std::string_view known(std::string_view text) {
  for (const auto one : all) {
    if (one == text) return one;
  }
  return {};
}

}  // namespace hvs::journal::reason
