// What is known of one person's learning, and what a page about it needs. The face of this room.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/html/around.hpp"
#include "core/learning/course.hpp"
#include "core/learning/fsrs.hpp"
#include "core/web/call.hpp"

namespace hvs::learning {

struct QuizState {
  int tries = 0;
  int choice = -1;  // last option chosen; -1 = "Tôi chưa biết" or none
  bool right = false;
  bool first_right = false;
  fsrs::Memory memory{};  // after the last answer
  int day = 0;            // of the last answer (core/learning/recall.hpp); 0 = never asked
  int rung = 0;           // times remembered on a later day, since it was last forgotten
};

struct UnitProgress {
  std::string at;                           // where to come back to: a card, a question, or "xong"; "" = not begun
  std::set<std::string, std::less<>> seen;  // cards finished
  std::map<std::string, QuizState, std::less<>> quiz;
  bool done = false;
};

// Keyed by "course/unit".
struct Progress {
  std::map<std::string, UnitProgress, std::less<>> units;
  [[nodiscard]] const UnitProgress* find(std::string_view course, std::string_view unit) const;
};

// A tile that a room above puts beside the courses on the learner's home: where it leads, how far the learner is.
struct Beside {
  std::string href{};
  std::string title{};
  std::string summary{};
  std::string progress{};  // "" for a visitor
};

// Everything the pages of this room are made from; the server fills it from its tables, the phone from its snapshot.
struct Snapshot {
  const Library* library = nullptr;
  Progress progress;
  std::vector<Beside> beside{};  // read for /hoc only
};

// How new facts get their names: the clock and randomness of whoever answers.
struct Maker {
  html::Site site;
  RandomBytes random;
};

// The whole room, as one pure function: pages of /hoc, and what a pressed button writes.
[[nodiscard]] web::Answer answer(const web::Call& call, const Snapshot& snapshot, const Maker& maker);

// The same state after a fact of this room; used by the phone's outbox and tested equal to the server's tables.
void apply(Progress& progress, const journal::Operation& fact, const Library& library);

// The tasks of a checklist that a lesson step reports as done for real: "0", "2".
[[nodiscard]] std::vector<std::string> tasks_of(const journal::Operation& fact);

// For the phone: courses and progress as bytes, and back. Refusal: learning.bad_pack.
[[nodiscard]] std::string write_pack(const Library& library, const Progress& progress);
struct Pack {
  Library library;
  Progress progress;
};
[[nodiscard]] Result<Pack> read_pack(std::string_view json);

}  // namespace hvs::learning
