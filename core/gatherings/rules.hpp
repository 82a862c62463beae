// Who needs a hand, which card is whose, how often an id is the same: decisions, pure.
#pragma once

#include <optional>

#include "core/gatherings/model.hpp"

namespace hvs::gatherings {

inline constexpr int stuck_days = 14;   // without a step in a unit that was begun
inline constexpr int stuck_misses = 3;  // tries at one question, none right

enum class Need : std::uint8_t { absent_twice, stuck, missed_quiz, ready };

struct Helped {
  const Member* member = nullptr;
  Need need = Need::absent_twice;
  std::string unit{};  // of stuck and missed_quiz
  int number = 0;      // meetings missed in a row; days; tries
};

// Absent from the last two meetings held, or more; stuck; ready to be confirmed. In the order of the class, each need
// of a member once.
[[nodiscard]] std::vector<Helped> needs(const Class& of, Instant now);

// Meetings held in a row up to the newest that somebody missed. One without a word about the member does not count.
[[nodiscard]] int missed_in_a_row(const Class& of, std::string_view person);

// Numbers for members who have none: the lowest free ones, by name. At most 60 in a class.
struct Seat {
  std::string person;
  int number = 0;
};
[[nodiscard]] std::vector<Seat> seats_to_give(const Class& of);

// The same seed and words give the same id: a form sent twice writes the same facts.
[[nodiscard]] std::string derived_id(std::string_view seed, std::string_view what);

// "19:30", "7:05" → "07:05"; nothing for what is no time of day.
[[nodiscard]] std::optional<std::string> read_time(std::string_view typed);

[[nodiscard]] const learning::Unit* find_unit(const learning::Library& library, std::string_view path,
                                              const learning::Course** course = nullptr);  // "course/unit"

// The newest word about somebody in a meeting, or null.
[[nodiscard]] const Roll* word_about(const Meeting& meeting, std::string_view person);

}  // namespace hvs::gatherings
