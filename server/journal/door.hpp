// The one door (design.md §3): every change of state is a batch of operations committed here.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/auth/model.hpp"
#include "core/base/id.hpp"
#include "core/journal/model.hpp"
#include "server/db/db.hpp"

namespace hvs::journal {

// How one entity's state is kept. Given by the room that owns the table; called inside the commit's transaction.
struct Store {
  std::string_view entity;
  // Current states of many records, in the order of `ids`; a missing one has exists = false. Facts need not give this.
  std::function<Result<std::vector<RecordState>>(db::Tx&, const std::string& commune, std::span<const std::string> ids)>
      load;
  // Writes the new state (record) or inserts the fact. `changed` names the fields that differ from before.
  std::function<Result<void>(db::Tx&, const std::string& commune, const Operation& op, const RecordState& before,
                             const RecordState& after, std::span<const std::string> changed,
                             std::uint64_t commit_number, Instant received)>
      save;
};

// An operation that changed something.
struct Applied {
  const Operation& op;
  const RecordState& before;
  const RecordState& after;
  std::uint64_t commit_number = 0;
  Instant received{};
};

// Reacts, in the same transaction, to all operations of a commune that changed something (counters, progress). It is
// given them together and in order, after all of them were saved, so that it can read once and write once.
struct Reaction {
  std::string_view name;
  std::function<Result<void>(db::Tx&, const std::string& commune, std::span<const Applied> all)> apply;
};

// An officer's word about an operation that was kept aside.
struct Review {
  OpId id;           // of the operation
  std::string fact;  // id of the fact that records the decision
  auth::Me officer;
  auth::Me author;    // the operation's author with the rights of now; a visitor when unknown
  bool take = false;  // into the book; else left out
  std::string note;
};

using Committed = std::function<void(Result<std::vector<Outcome>>)>;

class Door {
 public:
  virtual ~Door() = default;
  virtual void add(Store store) = 0;        // at start-up only
  virtual void add(Reaction reaction) = 0;  // at start-up only

  // Applies the operations of one sender in order, durably, then answers. Waiting senders share one commit.
  // Authority (core/journal/authority.cpp): each operation is checked against `me`, and its author must be me.account.
  // Server-made operations pass `server_me()`; a handler that makes one among a person's own gives it the author
  // `server_author` (core/journal/model.hpp). An operation without a device gets a fresh server id here.
  // An error means that nothing of this call was kept, or (journal.too_many_held) that it must be sent again.
  virtual void commit(const auth::Me& me, std::vector<Operation> operations, Instant received, Committed done) = 0;
  virtual Result<std::vector<Outcome>> commit(const auth::Me& me, std::vector<Operation> operations,
                                              Instant received) = 0;

  // What `commit` would answer now; nothing is written. For previews.
  virtual Result<std::vector<Outcome>> rehearse(db::Tx& tx, const auth::Me& me,
                                                const std::vector<Operation>& operations, Instant received) = 0;

  // Decides again about an operation that was kept aside: under its own id, its author's rights of now, else the
  // officer's. In one commit with the fact that says who decided. Still quarantined = nothing was written, `reason`
  // says why. Refusal: journal.gone (somebody was first).
  virtual Result<Outcome> review(const Review& review, Instant received) = 0;

  // For imports and demo data: a transaction per few thousand operations, no duplicate checks, still numbered and
  // journaled. `source` fills `next` and says whether there is more. A failure leaves the earlier transactions in
  // place.
  virtual Result<void> bulk(const auth::Me& me, const std::function<Result<bool>(std::vector<Operation>& next)>& source,
                            Instant received) = 0;

  // How an entity is kept; null for one nobody declared. For reading states in a transaction of the caller.
  [[nodiscard]] virtual const Store* store(std::string_view entity) const = 0;

  // A fresh id for an operation the server makes itself.
  virtual OpId next_server_id() = 0;

  // Told after each commit on the writer's thread: highest commit number. For live boards and long polls.
  virtual void on_commit(std::function<void(const std::string& commune, std::uint64_t last)> hear) = 0;
};

[[nodiscard]] std::unique_ptr<Door> make_door(db::Database& db, RandomBytes random);
[[nodiscard]] auth::Me server_me(const std::string& commune);

}  // namespace hvs::journal
