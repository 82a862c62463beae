// One run through a variant: every touch is one letter of its log, so a run can be played again and checked anywhere.
//   a…l   touched spot 0…11; of a field: typed what was wanted
//   A…L   typed something else into that field
//   ~     typed what looks like a real secret; the text itself is never kept
//   -     asked for a hint
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/practice/scenario.hpp"

namespace hvs::practice {

enum class Mode : std::uint8_t { show, help, alone };  // xem mẫu, cùng làm, tự làm
[[nodiscard]] std::string_view mode_name(Mode mode);
[[nodiscard]] bool read_mode(std::string_view name, Mode& out);

inline constexpr std::size_t max_log = 300;
inline constexpr int pulse_after = 2, show_after = 3;  // wrong touches on one screen (learners.md E-2)

enum class Told : std::uint8_t { nothing, moved, wrong, trap, secret, hint, finished };

struct Run {
  Mode mode = Mode::help;
  std::uint16_t screen = 0;
  bool done = false;
  std::uint16_t steps = 0;    // expected steps made
  std::uint16_t wrong = 0;    // touches beside the spot
  std::uint16_t traps = 0;    // traps fallen into
  std::uint16_t hints = 0;    // asked for
  std::uint16_t shown = 0;    // screens on which the spot had to be shown
  std::uint16_t secrets = 0;  // real-looking secrets caught
  std::uint16_t slips = 0;    // wrong touches and traps on this screen since it was entered
  bool hinted = false;        // on this screen
  Told told = Told::nothing;  // what the last touch came to
  std::uint8_t touched = no_spot;
  bool operator==(const Run&) const = default;
};

[[nodiscard]] Run begin(const Variant& variant, Mode mode);

// One letter. False, and nothing changed, when this screen has no such touch or the run is over.
[[nodiscard]] bool touch(Run& run, const Variant& variant, char letter);

// A whole log. Refusal: practice.bad_run.
[[nodiscard]] Result<Run> replay(const Variant& variant, Mode mode, std::string_view log);

// The letter for a text typed into a field: wanted, something else, or a secret.
[[nodiscard]] char letter_for(const Element& field, std::string_view typed);
[[nodiscard]] inline char letter_for(std::uint8_t spot) { return static_cast<char>('a' + spot); }

[[nodiscard]] inline bool pulses(const Run& run) { return run.slips >= pulse_after; }
[[nodiscard]] inline bool shows(const Run& run) { return run.mode == Mode::show || run.slips >= show_after; }

// 0–100: 8 off for a wrong touch or a hint, 12 for a spot that had to be shown, 20 for a trap.
[[nodiscard]] int score(const Run& run);
[[nodiscard]] int stars(const Run& run);  // 1–3; 0 while the run goes on

// The proof kind "practised" (learners.md E-7): alone, to the end, no trap, at most one help, score 70 or more.
[[nodiscard]] bool counts_as_practised(const Run& run);

}  // namespace hvs::practice
