#include "server/app/chores.hpp"

#include <chrono>

#include "server/journal/pull.hpp"

namespace hvs::app {
namespace {

constexpr std::chrono::hours between{6};

}  // namespace

Chores::Chores(Services& services) : services_(services), thread_([this] { run(); }) {}

Chores::~Chores() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Chores::run() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, between, [this] { return stopping_; })) {
    lock.unlock();
    // A failure here is tried again at the next round; nothing depends on it being on time.
    (void)services_.db.write(
        [this](db::Tx& tx) { return journal::prune_feed(tx, services_.settings.commune, services_.now()); });
    lock.lock();
  }
}

}  // namespace hvs::app
