// The dictionary of the assessment room: items of the bank, the blueprint of a form, a drawn form, answers, a result.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/scoring.hpp"
#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/html/around.hpp"
#include "core/learning/course.hpp"
#include "core/web/call.hpp"

namespace hvs::assessment {

struct Share {
  std::string domain;
  std::size_t count = 0;  // questions of this domain in a form
  int floor_percent = 0;  // 0 = no floor of its own
};

// fixed: every question is drawn before the first is asked. adaptive: each follows from the answers so far.
enum class Way : std::uint8_t { fixed, adaptive };

// How an adaptive sitting goes; data of the blueprint, words as in docs/measurement.md.
struct AdaptiveRules {
  std::string criterion = "MFI";
  double se = 0;             // stop when the standard error is at most this; 0 = never
  int shortest = 5;          // but not before so many questions
  int longest = 15;          // then the person is asked whether to go on …
  int more = 10;             // … for at most so many more
  double confidence = 0.95;  // stop when it is so certain on which side of the mark the person stands; 0 = no mark
  int randomesque = 3;       // pick at random among so many best
  double exposure = 0.2;     // largest share of the commune's sittings one question may go to; 0 = no limit
  double prior_mean = 0;
  double prior_sd = 1;
};

// How a form is made and what counts as passed; data with a version, provisional until a person has compared it with
// the official text (framework.md §0).
struct Blueprint {
  std::string id;
  std::string version;
  std::string group;
  std::string title;
  std::string source;
  bool provisional = true;
  std::size_t total = 0;
  std::vector<Share> shares;
  int pass_percent = 100;
  int attempts_per_day = 1;
  Way way = Way::fixed;
  AdaptiveRules adaptive{};    // of the assessment that counts, when `way` says so
  AdaptiveRules self_check{};  // of "mình biết đến đâu", which is always adaptive and has no consequence
  [[nodiscard]] std::string ref() const { return id + "@" + version; }
};

struct Bank {
  Blueprint blueprint;
  std::vector<Item> items;
  std::map<std::string, learning::Sound, std::less<>> spoken;  // this room's own sentences, by text key
  [[nodiscard]] const Item* find(std::string_view ref) const {
    for (const auto& one : items) {
      if (one.ref() == ref) return &one;
    }
    return nullptr;
  }
};

// A form (bài kiểm tra) as it was drawn for one person.
struct Form {
  std::string id;
  std::string person;
  std::string group;
  std::vector<std::string> items;  // refs, in order of asking
  std::string blueprint;           // ref
  std::string seed;
  std::string assessor;  // account, when somebody sits beside
  Instant started{};
  bool finished = false;
  Way way = Way::fixed;  // adaptive: `items` is empty, the answers say what was asked
  bool self_check = false;
  std::string edition{};                 // ref of the bank as it was then (edition.hpp)
  std::vector<std::string> kept_back{};  // refs not to be asked in this sitting: exposure control
  std::string session{};                 // supervised session it belongs to
};

// The last answer given to one item, as scoring.hpp writes it.
struct Answer {
  std::string item;
  std::string choice;
};

struct DomainScore {
  std::string domain;
  std::size_t right = 0;
  std::size_t total = 0;
  bool floor_met = true;
};

struct Score {
  std::size_t right = 0;
  std::size_t total = 0;
  std::vector<DomainScore> domains;  // in the order of the blueprint
  bool passed = false;
};

struct Outcome {
  std::string form;
  std::string group;
  std::size_t right = 0;
  std::size_t total = 0;
  bool passed = false;
  Instant at{};
  std::string rules{};  // ref of the blueprint it was measured by
  bool self_check = false;
  std::string measure{};  // as stored (measure.hpp); "" on results older than the scale
};

// How often one question was used in this commune's adaptive sittings.
struct ItemUse {
  std::string ref;
  long long given = 0;
  long long kept_back = 0;
};
struct Exposure {
  long long sittings = 0;
  std::vector<ItemUse> items{};
};

struct Edition;  // edition.hpp

// Everything the pages of this room are made from.
struct Snapshot {
  const Bank* bank = nullptr;
  const learning::Library* library = nullptr;
  std::vector<Form> forms;       // of the learner, newest first
  std::vector<Outcome> results;  // of the learner, newest first
  Form form;                     // the one in the address; id "" when there is none
  std::vector<Answer> answers;   // to that form, the last one of each item
  std::string assessor_name;     // who sits beside, when somebody does
  Blueprint rules{};             // what decides: of the form in the address, else of a new one; id "" = the bank's own
  std::map<std::string, std::string, std::less<>> domain_names{};  // as the framework of those rules calls them
  std::shared_ptr<const Edition> edition{};  // of the form in the address, else the one new forms are made with
  Exposure exposure{};                       // filled where a sitting is begun
  bool proposed = false;                     // a proposal of this person is waiting or stands confirmed
};

struct Maker {
  html::Site site;
  RandomBytes random;
};

// The room as one pure function: pages of /kiem-tra, and what a pressed button writes.
[[nodiscard]] web::Answer answer(const web::Call& call, const Snapshot& snapshot, const Maker& maker);

// What a form is begun for.
struct Beginning {
  std::string person;
  std::string assessor{};   // account of who sits beside, or ""
  std::string session{};    // supervised session, or ""
  bool self_check = false;  // of no consequence
};

// The fact that begins a form. Refusals: assessment.enough_today, assessment.bank_too_small.
[[nodiscard]] Result<journal::Operation> begin_form(const web::Call& call, const Snapshot& snapshot, const Maker& maker,
                                                    const Beginning& beginning);

}  // namespace hvs::assessment
