// Classes that meet: who is in them, when, what was taught, who was there. The face of this room. Terms: README.md.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/html/around.hpp"
#include "core/learning/course.hpp"
#include "core/web/call.hpp"

namespace hvs::gatherings {

inline constexpr int most_cards = 60;  // printed cards of one room

// A unit somebody has begun and not finished, or a question missed again and again.
struct Begun {
  std::string unit{};   // course/unit
  Instant changed{};    // last step or answer
  int most_misses = 0;  // tries without a right answer at one question of the unit
};

struct Member {
  std::string id{};
  std::string name{};
  std::string facts{};  // "1962, Xóm Na Mấy"
  std::string phone{};
  std::string household{};
  int card = 0;  // 0: none yet
  std::vector<Begun> begun{};
  bool ready = false;        // passed the assessment, not yet confirmed
  bool handed_over = false;  // within the last weeks
};

struct Roll {
  std::string person{};  // "" for a guest
  std::string guest{};
  bool present = false;
};

struct Tally {
  std::string object{};
  std::array<int, 4> counts{};
  bool cards = false;  // read from cards, else hands
};

enum class MeetingState : std::uint8_t { planned = 0, off = 1, held = 2 };
[[nodiscard]] MeetingState read_state(std::string_view word);  // "0", "1", "2"
[[nodiscard]] std::string state_word(MeetingState state);

struct Meeting {
  std::string id{};
  std::string on{};  // 2026-11-22
  std::string at{};
  std::string place{};
  std::string unit{};
  std::uint64_t unit_version = 0;  // base of a change of unit
  MeetingState state = MeetingState::planned;
  std::vector<Roll> roll{};
  std::vector<Tally> tallies{};
};

struct Class {
  std::string id{};
  std::string name{};
  std::string area{};
  std::string area_name{};
  std::vector<Member> members{};    // by name
  std::vector<Meeting> meetings{};  // oldest first
};

struct Snapshot {
  const learning::Library* library = nullptr;
  std::vector<Class> classes{};  // those whose door the caller may open, by name
  // What the screen in the room shows, when one is paired (server only).
  std::string screen_code{};
};

struct Maker {
  html::Site site;
  RandomBytes random;
};

// The whole room as one pure function: pages of /lop-hoc, and what a pressed button writes.
[[nodiscard]] web::Answer answer(const web::Call& call, const Snapshot& snapshot, const Maker& maker);

// The same state after an operation of this room, for what waits on a phone.
void apply(Snapshot& snapshot, const journal::Operation& op);

[[nodiscard]] std::array<int, 4> read_counts(std::string_view words);  // "3 12 0 1"

// For the phone, and back. Refusal: gatherings.bad_pack.
[[nodiscard]] std::string write_pack(const Snapshot& snapshot);
[[nodiscard]] Result<std::vector<Class>> read_pack(std::string_view json);

}  // namespace hvs::gatherings
