// The author's desk (bàn soạn): how a question comes from a draft into the bank. Facts only: what was written, and the
// steps people took; where a question stands follows from them, in the order they were committed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/assessment/item.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace hvs::assessment {

// draft → review → trial → live → retired. What was on trial or live is never written over: a change is a new version.
enum class Stage : std::uint8_t { draft, review, trial, live, retired };
[[nodiscard]] std::string_view stage_name(Stage stage);  // "nhap", "duyet", "thu", "dung", "nghi": in addresses
[[nodiscard]] const Text& stage_words(Stage stage);

enum class Move : std::uint8_t { send, approve, send_back, release, retire };
[[nodiscard]] std::string_view move_name(Move move);  // as stored in the fact
[[nodiscard]] bool read_move(std::string_view name, Move& out);

struct Written {  // fact item_text
  std::string id;
  std::string group;
  Item item;           // names in it are not resolved
  std::string source;  // file it was imported from, "" = typed here
  std::string author;
  Instant at{};
  std::uint64_t commit = 0;
};
struct Moved {  // fact item_step
  std::string text;
  Move move = Move::send;
  std::string note;
  std::string author;
  Instant at{};
  std::uint64_t commit = 0;
};

struct Held {  // one version of one question
  Written text;
  Stage stage = Stage::draft;
  std::vector<Moved> history;  // the steps that counted
};

// All versions, by id and version. Facts that do not fit where the question stood by then count for nothing: an own
// review, a text over one that is on trial, a step about words that were changed since.
[[nodiscard]] std::vector<Held> held(std::vector<Written> texts, std::vector<Moved> moves);

// Whether this person may take the step now. Refusals: bank.own_review, .wrong_stage, .note_needed (sending back).
[[nodiscard]] Result<void> may_move(const Held& held, Move move, std::string_view account, std::string_view note);

// What the pages ask: the newest version of every question, and of those the ones that are in the bank (live, or the
// last live version where a newer one is still being made).
[[nodiscard]] const Held* newest(std::span<const Held> all, std::string_view item);
[[nodiscard]] std::vector<const Held*> in_bank(std::span<const Held> all, std::string_view group);

// How alike two questions read, 0–1: three-word shingles of the folded words (Broder 1997), by Jaccard.
[[nodiscard]] double likeness(const Item& one, const Item& other);
inline constexpr double alike_from = 0.4;
struct Resemblance {
  const Item* item = nullptr;
  double likeness = 0;
};
[[nodiscard]] std::vector<Resemblance> alike(const Item& item, std::span<const Item* const> among, std::size_t limit);

}  // namespace hvs::assessment
