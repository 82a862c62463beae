// Practice on a drawn phone (tập thử): what is known of one person's runs, and the room as one pure function.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/html/around.hpp"
#include "core/learning/model.hpp"
#include "core/practice/run.hpp"
#include "core/practice/scenario.hpp"
#include "core/web/call.hpp"

namespace hvs::practice {

// A scenario on the shelf: what is played, and which of its sentences have a sound.
struct Title {
  Scenario scenario;
  std::string written;                        // the JSON it was read from: what the phone gets
  std::set<std::string, std::less<>> spoken;  // names from `sound_name` that exist
};

struct Shelf {
  std::vector<Title> titles;  // in the order of groups
  [[nodiscard]] const Title* find(std::string_view scenario) const;
};

// "/am/" + this + ".opus" is the sound of a sentence.
[[nodiscard]] std::string sound_name(std::string_view scenario, std::string_view sentence);

// The kinds of scenario, in order of the home page.
struct Group {
  std::string_view id;
  const Text& title;
};
[[nodiscard]] std::span<const Group> groups();
void put_in_order(Shelf& shelf);  // by group, then as written

struct State {
  bool seen = false;       // finished in any mode
  bool practised = false;  // proof kind "practised", evidence class 0: done by oneself, played again by the server
  int best = 0;            // best score in "tự làm"
  bool operator==(const State&) const = default;
};
struct Progress {
  std::map<std::string, State, std::less<>> variants;  // "quet-qr/cho"
  [[nodiscard]] State of(std::string_view scenario, std::string_view variant) const;
  bool operator==(const Progress&) const = default;
};

// What a stored run is worth, by playing it again. Unknown scenario, changed screens, a forged log: not verified.
struct Verdict {
  bool verified = false;
  bool practised = false;
  int score = 0;
  std::string object;  // scenario/variant
};
[[nodiscard]] Verdict judge(const journal::Operation& run, const Shelf& shelf);

// The same rule on the server's tables and over the phone's outbox.
void apply(Progress& progress, const Verdict& verdict, Mode mode);
void apply(Progress& progress, const journal::Operation& run, const Shelf& shelf);
[[nodiscard]] bool read_mode_of(const journal::Operation& run, Mode& mode);

// Scenarios with at least one practised variant.
[[nodiscard]] std::size_t practised_in(const Progress& progress, const Shelf& shelf);

// The tile of this room on the learner's home. Without signal it speaks of what is on the device, and says so.
[[nodiscard]] learning::Beside home_tile(const Shelf& shelf, const Progress& progress, const web::Call& call);
[[nodiscard]] std::string count_words(const Shelf& shelf, const Progress& progress, const web::Call& call);

struct Snapshot {
  const Shelf* shelf = nullptr;
  Progress progress;
};
struct Maker {
  html::Site site;
  RandomBytes random;
};

// Every address below /tap-thu but the packs.
[[nodiscard]] web::Answer answer(const web::Call& call, const Snapshot& snapshot, const Maker& maker);

// One scenario and the learner's progress in it, for the phone. Refusal: practice.bad_pack.
struct Pack {
  Title title;
  Progress progress;
};
[[nodiscard]] std::string write_pack(const Title& title, const Progress& progress);
[[nodiscard]] Result<Pack> read_pack(std::string_view json);

}  // namespace hvs::practice
