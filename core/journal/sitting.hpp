// One sitting of the door: what the database knows is put in, operations are decided one after another, what must be
// written comes out. Pure: the same sitting runs in tests without a database.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/auth/model.hpp"
#include "core/journal/authority.hpp"
#include "core/journal/model.hpp"

namespace hvs::journal {

// R11: what one device may have waiting behind a gap before it is asked to come back later.
inline constexpr std::size_t max_held_per_device = 2000;

// What was decided about an operation that came before.
struct Seen {
  OutcomeKind kind = OutcomeKind::applied;
  std::uint64_t number = 0;
  std::string_view reason;
  std::vector<std::string> clashing;
};

struct Held {
  Operation op;
  std::string_view refused;  // decided with the sender's rights of that moment; "" = allowed
  Instant received{};
};

struct Clash {
  Change wanted;
  FieldState kept;
};

// One thing to write. A duplicate writes nothing.
struct Entry {
  Operation op;
  Instant received{};
  OutcomeKind kind = OutcomeKind::applied;
  std::uint64_t number = 0;  // 0 for held and quarantined
  std::string_view reason;
  bool was_held = false;
  RecordState before;
  RecordState after;
  std::vector<std::string> changed;
  std::vector<Clash> clashes;
};

class Sitting {
 public:
  explicit Sitting(std::uint64_t last_number) : last_(last_number) {}

  void know_cursor(const std::string& device, std::uint32_t epoch, std::uint64_t last);
  void know_record(RecordState state);
  void know_fact(std::string_view entity, std::string_view id, std::uint64_t number, std::vector<Change> changes);
  void know_seen(const OpId& id, Seen seen);
  void know_held(Held held);

  // Operations of one device must come in the order of sending. Refusal: journal.too_many_held.
  [[nodiscard]] Result<Outcome> decide(const auth::Me& me, Operation op, Instant received);

  // An operation that was quarantined, once more: with its author's rights of now, else with those of the officer who
  // answers for it. Still refused: nothing is to be written.
  [[nodiscard]] Outcome admit(const auth::Me& author, const auth::Me& officer, Operation op, Instant received,
                              Instant now);

  // Gives up everything that must be written, in order; `cursors` are the devices' new positions.
  struct Cursor {
    std::string device;
    std::uint32_t epoch = 0;
    std::uint64_t last = 0;
    std::size_t held = 0;
    bool moved = false;
  };
  [[nodiscard]] std::vector<Entry>& entries() { return entries_; }
  [[nodiscard]] std::vector<Cursor> cursors() const;
  [[nodiscard]] std::uint64_t last_number() const { return last_; }

 private:
  struct Fact {
    std::uint64_t number = 0;
    std::vector<Change> changes;
  };
  using DeviceKey = std::pair<std::string, std::uint32_t>;
  struct Device {
    std::uint64_t last = 0;
    bool moved = false;
    std::map<std::uint64_t, Held> held;
  };

  RecordState& record(std::string_view entity, std::string_view id);
  std::string surviving(std::string_view person);
  std::string surviving_of_all(const std::vector<std::string>& persons);
  void follow_merges(Operation& op);
  const RecordState* anchor(const Operation& op);
  std::string_view refusal(const auth::Me& me, Operation& op, Instant received);
  Outcome settle(Operation op, std::string_view refused, Instant received, bool was_held);
  Outcome repeat(const Operation& op, const Seen& seen);
  void resolve_bases(Operation& op) const;
  void release(Device& device);

  std::uint64_t last_;
  std::unordered_map<std::string, RecordState> records_;
  std::unordered_map<std::string, Fact> facts_;
  std::map<OpId, Seen> seen_;
  std::map<DeviceKey, Device> devices_;
  std::vector<Entry> entries_;
};

}  // namespace hvs::journal
