// A supervised session (buổi kiểm tra có người coi): who waits, who works, who needs help. Everything that happens is
// an event; what stands on the screen follows from them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/model.hpp"

namespace hvs::assessment {

struct TestSession {
  std::string id;
  std::string place;  // "Nhà văn hoá Suối Trúc"
  std::string area;
  std::string group;    // whose questions
  std::string code;     // of the day, four digits
  int minutes = 0;      // 0 = no limit
  std::string proctor;  // account
  Instant opened{};
};

enum class Happening : std::uint8_t {
  asked_in,  // the learner typed the code
  approved,  // may start
  paused,
  resumed,
  extra,     // value: minutes more
  incident,  // value: in words
  help,      // the learner called
  helped,
  closed,     // the session is over; no person
  rechecked,  // an assisted result was looked at again: "khop" or what was found
};
[[nodiscard]] std::string_view happening_name(Happening what);
[[nodiscard]] bool read_happening(std::string_view name, Happening& out);

struct SessionEvent {
  std::string person;
  Happening what = Happening::asked_in;
  std::string value;
  Instant at{};
  std::string author;
};

enum class SeatState : std::uint8_t { none, waiting, admitted, paused, done };

// In the order in which somebody should look: `seats` sorts by it.
enum class Need : std::uint8_t { help, approve, paused, slow, none, done };

struct Seat {
  std::string person;
  SeatState state = SeatState::none;
  Need need = Need::none;
  int extra_minutes = 0;
  bool calls = false;
  int incidents = 0;
  Instant asked{};
  // From the person's form of this session, when it is begun.
  std::string form;
  std::size_t answered = 0;
  Instant started{};
  Instant last{};
  bool finished = false;
};

// What the server knows of the forms of a session.
struct SeatForm {
  std::string id;
  std::string person;
  std::size_t answered = 0;
  Instant started{};
  Instant last{};
  bool finished = false;
};

[[nodiscard]] bool is_closed(std::span<const SessionEvent> events);
[[nodiscard]] Seat seat_of(const TestSession& session, std::span<const SessionEvent> events,
                           std::span<const SeatForm> forms, std::string_view person, Instant now);
[[nodiscard]] std::vector<Seat> seats(const TestSession& session, std::span<const SessionEvent> events,
                                      std::span<const SeatForm> forms, Instant now);
// Whole minutes left; −1 = no limit.
[[nodiscard]] int minutes_left(const TestSession& session, const Seat& seat, Instant now);

// What a proctor may do to a seat as it is. Refusals: session.not_now.
[[nodiscard]] Result<void> may_happen(const Seat& seat, Happening what);

// One in twenty assisted results is looked at again by somebody else. Follows from the form, so nobody chooses.
[[nodiscard]] bool to_recheck(std::string_view form);

// For a person to look at, never a verdict.
struct TimedAnswer {
  std::string item;
  std::string choice;
  Instant at{};
  bool right = false;
};
struct Paper {
  std::string person;
  Instant started{};
  std::vector<TimedAnswer> answers;  // in order
};
struct Alike {
  std::string one, other;
  int same_wrong = 0;  // the same option, not right, not "Tôi chưa biết"
  int both_wrong = 0;  // questions that both got and neither knew
};
// At least `least` equal wrong answers, and four of five of what both got wrong.
[[nodiscard]] std::vector<Alike> alike(std::span<const Paper> papers, int least = 4);
// Half of at least eight answers came within three seconds.
[[nodiscard]] bool in_haste(const Paper& paper);

}  // namespace hvs::assessment
