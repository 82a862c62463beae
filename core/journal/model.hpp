// Operations, the only way state changes (design.md §3). Facts are immutable; records carry a version per field.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace hvs::journal {

// How two writes to one field become one value (rules R2, R3).
enum class Merge : std::uint8_t {
  fact,     // written once with the fact itself, never changed
  level,    // lattice maximum of a small integer: evidence class, VNeID level
  scalar,   // three-way; a same-field clash keeps the server's value and opens a conflict
  set,      // words separated by ' '; a change is "+word" / "-word" separated by ' '
  derived,  // computed from facts; never written by an operation
};

enum class Value : std::uint8_t { text, number, flag, day, instant, uuid, words };

// PD-01: every stored field carries a label.
enum class Label : std::uint8_t { none, basic, sensitive };

struct FieldRule {
  std::string_view name;
  Merge merge = Merge::scalar;
  Value value = Value::text;
  std::uint16_t max_bytes = 200;
  Label label = Label::basic;
};

struct EntityRule {
  std::string_view name;  // "person", "household", "visit", "answer"
  bool is_fact = false;
  std::span<const FieldRule> fields;
};

// The declared policy of every entity of every room; one table, printed by `hocvuso audit policy`.
[[nodiscard]] std::span<const EntityRule> entities();
[[nodiscard]] const EntityRule* find_entity(std::string_view name);
[[nodiscard]] const FieldRule* find_field(const EntityRule& entity, std::string_view name);

// device.epoch.seq is the idempotency key. Operations made by the server itself use device "may-chu".
struct OpId {
  std::string device;
  std::uint32_t epoch = 0;
  std::uint64_t seq = 0;
  auto operator<=>(const OpId&) const = default;
};

struct Change {
  std::string field;
  std::string value;       // text form; empty clears a scalar
  std::uint64_t base = 0;  // field version (commit number) the writer saw; 0 = never seen
  bool operator==(const Change&) const = default;
};

struct Operation {
  OpId id;
  std::string entity;
  std::string entity_id;  // UUIDv7 chosen by the maker
  std::string author;     // account id
  std::string person;     // whom it is about, when about a person (progress, answers, visits)
  std::string area;       // area path of the thing, for scope checks and feeds
  Instant claimed{};      // the maker's clock; orders nothing
  std::uint16_t schema = 1;
  std::vector<Change> changes;
  bool operator==(const Operation&) const = default;
};

enum class OutcomeKind : std::uint8_t { applied, merged, conflict, held, quarantined };

struct FieldState {
  std::string field;
  std::string value;
  std::uint64_t version = 0;
  bool operator==(const FieldState&) const = default;
};

// A record as the server has it now.
struct RecordState {
  std::string entity;
  std::string entity_id;
  std::string area;
  bool exists = false;
  std::vector<FieldState> fields;
};

struct Outcome {
  OpId id;
  OutcomeKind kind = OutcomeKind::applied;
  bool duplicate = false;             // seen before; `kind` is what was decided then
  std::uint64_t commit_number = 0;    // gapless per commune
  std::string_view reason;            // text id when quarantined or held
  std::vector<std::string> clashing;  // fields in conflict
  std::optional<RecordState> state;   // for every outcome other than a fresh applied (R3)
};

// `base` of a change on top of the writer's own earlier operation, whose commit number it cannot know yet (two edits of
// one field in a day without signal). The door turns it into that commit number before merging.
inline constexpr std::uint64_t own_base_bit = std::uint64_t{1} << 63;
[[nodiscard]] constexpr std::uint64_t own_base(std::uint64_t seq) { return own_base_bit | seq; }

// Operations the server makes by its own rules (a scored result, a counted class 2 proof) carry this author. They pass
// authority; the exchange refuses it from outside.
inline constexpr std::string_view server_author = "may-chu";
inline constexpr std::string_view server_device = "may-chu";

// Pure three-way merge of one operation into a record. `next` is the commit number it would get.
struct Merged {
  OutcomeKind kind = OutcomeKind::applied;
  RecordState after;
  std::vector<std::string> changed;
  std::vector<Change> clashes;  // what the writer wanted, per field in conflict
};
[[nodiscard]] Merged merge(const EntityRule& rule, const RecordState& before, const Operation& op, std::uint64_t next);

// Shape check at the border: known entity and fields, value forms, sizes, UTF-8. Refusal → the operation is
// quarantined.
[[nodiscard]] Result<void> check(const Operation& op);

}  // namespace hvs::journal
