// One exchange of the "sổ tay" protocol: what a phone sends in one POST and what it hears back. Every part may be cut
// and sent again: operations are known by device.epoch.seq, pulls go on from the cursor. Layout: docs/exchange.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/journal/model.hpp"

namespace hvs::journal {

inline constexpr std::size_t max_operations_per_turn = 1000;  // R11: the rest is sent in the next turn
inline constexpr std::size_t max_records_per_turn = 1500;     // a xóm fits; more comes in the next turn
inline constexpr std::size_t max_scopes = 64;

struct ScopeCursor {
  std::string area;          // path of a leaf area
  std::uint64_t cursor = 0;  // 0 = never had it
  bool operator==(const ScopeCursor&) const = default;
};

struct Request {
  std::uint32_t epoch = 0;
  std::vector<ScopeCursor> scopes;
  std::vector<Operation> operations;  // in order of seq; the device is the session's
};

enum class ScopeNews : std::uint8_t {
  changes,  // latest states since the cursor
  enter,    // forget what you had of this area, this is the snapshot's first part (R6, R7)
  leave,    // no longer yours (R6)
};

struct Gone {
  std::string entity;
  std::string entity_id;
  bool operator==(const Gone&) const = default;
};

struct ScopePart {
  std::string area;
  ScopeNews news = ScopeNews::changes;
  std::uint64_t next = 0;  // the next cursor
  bool more = false;       // ask again at once
  std::vector<RecordState> records;
  std::vector<Gone> gone;  // moved to another area or withdrawn from it
};

struct Reply {
  std::uint32_t epoch = 0;
  std::uint64_t last = 0;         // the commune's commit number of this cut (R9)
  std::vector<Outcome> outcomes;  // of the operations that were taken, in order
  std::vector<ScopePart> scopes;
};

[[nodiscard]] std::string pack_request(const Request& request);
// Refusals: journal.bad_exchange (not ours, other version), journal.bad_frame. Operations after the first bad frame are
// dropped: the phone sends them again. At most max_operations_per_turn are read.
[[nodiscard]] Result<Request> unpack_request(std::string_view raw, std::string_view device);
[[nodiscard]] std::string pack_reply(const Reply& reply);
[[nodiscard]] Result<Reply> unpack_reply(std::string_view raw, std::string_view device);

// The phone may forget an operation once its outcome is one of these; held ones are sent again.
[[nodiscard]] constexpr bool is_settled(OutcomeKind kind) { return kind != OutcomeKind::held; }

}  // namespace hvs::journal
