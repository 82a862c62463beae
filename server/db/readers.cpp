#include "server/db/readers.hpp"

namespace hvs::db {
namespace {

struct Holding {
  const Readers* pool = nullptr;
  Connection* connection = nullptr;
};
thread_local Holding holding;

}  // namespace

Result<std::unique_ptr<Connection>> Readers::borrow() {
  std::unique_lock lock(mutex_);
  free_.wait(lock, [this] { return !idle_.empty() || made_ < most_; });
  while (!idle_.empty()) {
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    if (connection->usable()) return connection;
    --made_;
  }
  ++made_;
  lock.unlock();
  auto fresh = driver_.connect(Access::reader);
  if (!fresh) {
    lock.lock();
    --made_;
    free_.notify_one();
  }
  return fresh;
}

void Readers::give_back(std::unique_ptr<Connection> connection) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(connection));
  free_.notify_one();
}

Result<void> Readers::read(const Work& work) {
  if (holding.pool == this) return work(*holding.connection);
  HVS_TRY(connection, borrow());
  const Holding outer = std::exchange(holding, {this, connection.get()});
  // Comes back even if the work throws: a lost connection would be missed by everybody.
  struct Return {
    Readers& pool;
    std::unique_ptr<Connection>& connection;
    Holding outer;
    bool committed = false;
    ~Return() {
      holding = outer;
      if (!committed) connection->roll_back();
      pool.give_back(std::move(connection));
    }
  } back{*this, connection, outer};
  auto done = connection->begin();
  if (done) done = work(*connection);
  if (done) done = connection->commit();
  back.committed = done.has_value();
  return done;
}

}  // namespace hvs::db
