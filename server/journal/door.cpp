#include "server/journal/door.hpp"

#include <algorithm>
#include <atomic>
#include <deque>
#include <future>
#include <map>
#include <mutex>

#include "server/journal/review.hpp"
#include "server/journal/sitting_io.hpp"
#include "server/journal/sql.hpp"

namespace hvs::journal {
namespace {

constexpr std::size_t max_operations_per_commit = 8192;  // keeps a commit, and so every waiting sender, short
constexpr std::size_t bulk_chunk = 5000;

struct Batch {
  auth::Me me;
  std::vector<Operation> operations;
  Instant received{};
  Committed done;
  Result<std::vector<Outcome>> answer;  // overwritten when the work is run again
};

// What one transaction decides: batches of any communes, in order of arrival.
struct Group {
  std::vector<std::shared_ptr<Batch>> batches;
  std::map<std::string, std::uint64_t> last;  // per commune, for the listeners
};

Result<void> decide(db::Tx& tx, const Stores& stores, const std::string& commune, Group& group) {
  std::vector<const Operation*> all;
  for (const auto& batch : group.batches) {
    if (batch->me.commune != commune) continue;
    for (const auto& op : batch->operations) all.push_back(&op);
  }
  HVS_TRY(sitting, open_sitting(tx, stores, commune, all, Checks::all));
  for (const auto& batch : group.batches) {
    if (batch->me.commune != commune) continue;
    std::vector<Outcome> outcomes;
    outcomes.reserve(batch->operations.size());
    Result<std::vector<Outcome>> answer;
    for (const auto& op : batch->operations) {
      auto outcome = sitting.decide(batch->me, op, batch->received);
      if (!outcome) {
        answer = std::unexpected(outcome.error());
        break;
      }
      outcomes.push_back(std::move(*outcome));
    }
    if (answer) answer = std::move(outcomes);
    batch->answer = std::move(answer);
  }
  group.last[commune] = sitting.last_number();
  return write_sitting(tx, stores, commune, sitting);
}

class TheDoor final : public Door {
 public:
  TheDoor(db::Database& db, const RandomBytes& random) : db_(db) {
    // Epoch and first number are drawn anew at each start, so that ids of two runs or two nodes never meet.
    std::array<std::uint8_t, 8> bytes{};
    random(bytes.data(), bytes.size());
    for (std::size_t i = 0; i < 4; ++i) epoch_ = (epoch_ << 8) | bytes[i];
    std::uint64_t first = 0;
    for (std::size_t i = 4; i < 8; ++i) first = (first << 8) | bytes[i];
    next_seq_ = (first << 16) + 1;
  }

  void add(Store store) override { stores_.add(std::move(store)); }
  void add(Reaction reaction) override { stores_.add(std::move(reaction)); }
  void on_commit(std::function<void(const std::string&, std::uint64_t)> hear) override {
    hear_.push_back(std::move(hear));
  }
  const Store* store(std::string_view entity) const override { return stores_.find(entity); }
  OpId next_server_id() override { return {std::string(server_device), epoch_, next_seq_.fetch_add(1)}; }

  void commit(const auth::Me& me, std::vector<Operation> operations, Instant received, Committed done) override {
    if (operations.empty()) return done(std::vector<Outcome>{});
    auto batch = std::make_shared<Batch>(Batch{me, std::move(operations), received, std::move(done), {}});
    give_ids(batch->operations);
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(batch));
      if (std::exchange(asked_, true)) return;  // the work already asked for will take this batch along
    }
    ask();
  }

  Result<std::vector<Outcome>> commit(const auth::Me& me, std::vector<Operation> operations,
                                      Instant received) override {
    std::promise<Result<std::vector<Outcome>>> promise;
    auto answer = promise.get_future();
    commit(me, std::move(operations), received,
           [&](Result<std::vector<Outcome>> r) { promise.set_value(std::move(r)); });
    return answer.get();
  }

  Result<std::vector<Outcome>> rehearse(db::Tx& tx, const auth::Me& me, const std::vector<Operation>& operations,
                                        Instant received) override {
    std::vector<const Operation*> all;
    for (const auto& op : operations) all.push_back(&op);
    HVS_TRY(sitting, open_sitting(tx, stores_, me.commune, all, Checks::rehearsal));
    std::vector<Outcome> outcomes;
    for (const auto& op : operations) {
      HVS_TRY(outcome, sitting.decide(me, op, received));
      outcomes.push_back(std::move(outcome));
    }
    return outcomes;
  }

  Result<Outcome> review(const Review& review, Instant received) override {
    Outcome out;
    std::uint64_t last = 0;
    const auto fact = next_server_id();
    const auto done = db_.write([&](db::Tx& tx) -> Result<void> {
      HVS_TRY(decided, review_aside(tx, stores_, review, fact, received, last));
      out = std::move(decided);
      return {};
    });
    if (!done) return std::unexpected(done.error());
    if (last != 0) {
      for (const auto& hear : hear_) hear(review.officer.commune, last);
    }
    return out;
  }

  Result<void> bulk(const auth::Me& me, const std::function<Result<bool>(std::vector<Operation>&)>& source,
                    Instant received) override;

 private:
  void give_ids(std::vector<Operation>& operations) {
    for (auto& op : operations) {
      if (op.id.device.empty()) op.id = next_server_id();
    }
  }

  void ask() {
    auto group = std::make_shared<Group>();
    db_.submit([this, group](db::Tx& tx) { return run(tx, *group); },
               [this, group](Result<void> r) { answer(*group, std::move(r)); });
  }

  // May run more than once: the first run takes the waiting batches, later ones decide the same batches again.
  Result<void> run(db::Tx& tx, Group& group) {
    if (group.batches.empty()) take(group);
    group.last.clear();
    std::vector<std::string_view> communes;
    for (const auto& batch : group.batches) {
      if (std::ranges::find(communes, batch->me.commune) == communes.end()) communes.emplace_back(batch->me.commune);
    }
    std::ranges::sort(communes);  // always in one order: two nodes must not wait for each other's counters
    for (const auto commune : communes) {
      if (auto ok = decide(tx, stores_, std::string(commune), group); !ok) return ok;
    }
    return {};
  }

  void take(Group& group) {
    bool more = false;
    {
      const std::lock_guard lock(mutex_);
      std::size_t count = 0;
      while (!waiting_.empty() &&
             (count == 0 || count + waiting_.front()->operations.size() <= max_operations_per_commit)) {
        count += waiting_.front()->operations.size();
        group.batches.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
      }
      more = !waiting_.empty();
      asked_ = more;
    }
    if (more) ask();
  }

  void answer(Group& group, Result<void> r) {
    if (!r && group.batches.empty()) take(group);  // the writer failed before it ran us
    if (!r && group.batches.size() > 1) return alone(group);
    if (r) tell(group);
    for (const auto& batch : group.batches) {
      if (r) {
        batch->done(std::move(batch->answer));
      } else {
        batch->done(std::unexpected(r.error()));
      }
    }
  }

  // One sender's broken operation must not fail the others: each batch gets a transaction of its own.
  void alone(Group& group) {
    for (auto& batch : group.batches) {
      auto one = std::make_shared<Group>();
      one->batches.push_back(std::move(batch));
      db_.submit([this, one](db::Tx& tx) { return run(tx, *one); },
                 [this, one](Result<void> r) { answer(*one, std::move(r)); });
    }
  }

  void tell(const Group& group) const {
    for (const auto& [commune, last] : group.last) {
      for (const auto& hear : hear_) hear(commune, last);
    }
  }

  db::Database& db_;
  Stores stores_;
  std::vector<std::function<void(const std::string&, std::uint64_t)>> hear_;
  std::uint32_t epoch_ = 0;
  std::atomic<std::uint64_t> next_seq_{1};
  std::mutex mutex_;
  std::deque<std::shared_ptr<Batch>> waiting_;
  bool asked_ = false;
};

Result<void> TheDoor::bulk(const auth::Me& me, const std::function<Result<bool>(std::vector<Operation>&)>& source,
                           Instant received) {
  std::vector<Operation> chunk;
  std::vector<Operation> next;
  for (bool more = true; more;) {
    next.clear();
    HVS_TRY(goes_on, source(next));
    more = goes_on;
    std::ranges::move(next, std::back_inserter(chunk));
    if (chunk.size() < bulk_chunk && more) continue;
    if (chunk.empty()) break;
    for (auto& op : chunk) op.id = next_server_id();
    std::uint64_t last = 0;
    const auto written = db_.exclusive([&](db::Tx& tx) -> Result<void> {
      std::vector<const Operation*> all;
      for (const auto& op : chunk) all.push_back(&op);
      HVS_TRY(sitting, open_sitting(tx, stores_, me.commune, all, Checks::records_only));
      for (const auto& op : chunk) {
        if (auto ok = sitting.decide(me, op, received); !ok) return std::unexpected(ok.error());
      }
      last = sitting.last_number();
      return write_sitting(tx, stores_, me.commune, sitting);
    });
    if (!written) return written;
    for (const auto& hear : hear_) hear(me.commune, last);
    chunk.clear();
  }
  return {};
}

}  // namespace

std::unique_ptr<Door> make_door(db::Database& db, RandomBytes random) { return std::make_unique<TheDoor>(db, random); }

auth::Me server_me(const std::string& commune) {
  auth::Me me;
  me.commune = commune;
  me.account = server_author;
  return me;
}

}  // namespace hvs::journal
