#include "server/db/writer.hpp"

#include <chrono>

#include "text/db.hpp"

namespace hvs::db {
namespace {

constexpr int most_attempts = 6;  // 2 + 4 + 8 + 16 + 32 ms of patience with another process or node

bool worth_retrying(const Problem& p) { return p.kind == Kind::busy && p.code == t::db::busy.key; }

}  // namespace

Writer::Writer(Driver& driver, int max_group)
    : driver_(driver), max_group_(static_cast<std::size_t>(max_group)), thread_([this] { serve(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Writer::submit(Work work, Company company, Done done) {
  {
    const std::lock_guard lock(mutex_);
    if (!stopping_) {
      queue_.push_back({std::move(work), company, std::move(done), {}});
      wake_.notify_one();
      return;
    }
  }
  done(refuse(Kind::busy, t::db::stopping.key));
}

Stats Writer::stats() const {
  const std::lock_guard lock(mutex_);
  return stats_;
}

std::vector<Writer::Item> Writer::next_group() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
  std::vector<Item> group;
  while (!queue_.empty() && group.size() < max_group_) {
    const bool alone = queue_.front().company == Company::alone;
    if (alone && !group.empty()) break;
    group.push_back(std::move(queue_.front()));
    queue_.pop_front();
    if (alone) break;
  }
  return group;
}

void Writer::serve() {
  for (;;) {
    auto group = next_group();
    if (group.empty()) return;  // stopping, and nothing waits
    run_group(group);
    for (auto& item : group) item.done(std::move(item.answer));
  }
}

void Writer::run_group(std::vector<Item>& group) {
  Result<void> outcome;
  int attempt = 0;
  std::uint64_t retries = 0;
  bool apart = false;
  for (;;) {
    outcome = apart ? try_apart(group) : try_together(group);
    if (outcome) break;
    if (worth_retrying(outcome.error()) && ++attempt < most_attempts) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1 << attempt));
    } else if (!apart && group.size() > 1) {
      apart = true;  // one of them failed: run them again so that it alone falls out
    } else {
      break;
    }
    ++retries;
  }
  if (!outcome) {
    for (auto& item : group) item.answer = outcome;
  }
  const std::lock_guard lock(mutex_);
  stats_.works += group.size();
  stats_.commits += outcome ? 1 : 0;
  stats_.retries += retries;
}

// The usual way: no guard around a work, because almost none fails.
Result<void> Writer::try_together(std::vector<Item>& group) {
  HVS_TRY(c, connection());
  auto done = c->begin();
  for (std::size_t i = 0; done && i < group.size(); ++i) {
    done = group[i].work(*c);
    group[i].answer = {};
  }
  if (done) done = c->commit();
  if (!done) c->roll_back();
  return done;
}

// After a failure: a savepoint around each work; whoever fails is undone alone, the others share the commit.
Result<void> Writer::try_apart(std::vector<Item>& group) {
  HVS_TRY(c, connection());
  auto done = c->begin();
  for (std::size_t i = 0; done && i < group.size(); ++i) {
    done = c->begin_nested();
    if (!done) break;
    group[i].answer = group[i].work(*c);
    if (group[i].answer) group[i].answer = c->end_nested();
    if (group[i].answer) continue;
    if (worth_retrying(group[i].answer.error()) || !c->usable())
      done = group[i].answer;  // the whole unit again
    else
      c->roll_back_nested();
  }
  if (done) done = c->commit();
  if (!done) c->roll_back();
  return done;
}

Result<Connection*> Writer::connection() {
  if (connection_ && connection_->usable()) return connection_.get();
  connection_.reset();
  HVS_TRY(fresh, driver_.connect(Access::writer));
  connection_ = std::move(fresh);
  return connection_.get();
}

}  // namespace hvs::db
