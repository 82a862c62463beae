#include "server/db/checkpoints.hpp"

#include <sqlite3.h>

#include <algorithm>

namespace hvs::db {
namespace {

// A connection of the thread's own; null when the file cannot be opened now (asked for again at the next pass).
sqlite3* open_log(const std::string& path) {
  sqlite3* db = nullptr;
  int code = sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  // The first read tells the connection that there is a log.
  if (code == SQLITE_OK) code = sqlite3_exec(db, "PRAGMA schema_version", nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) return db;
  sqlite3_close_v2(db);
  return nullptr;
}

}  // namespace

Checkpoints::~Checkpoints() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Checkpoints::watch(sqlite3* writer) { sqlite3_wal_hook(writer, &after_commit, this); }

int Checkpoints::after_commit(void* self, sqlite3*, const char*, int pages) {
  static_cast<Checkpoints*>(self)->note(pages);
  return SQLITE_OK;
}

// On the writer's thread, after its commit, with no lock of the database held.
void Checkpoints::note(int pages) {
  std::unique_lock lock(mutex_);
  if (pages < pages_ || next_wait_ == 0) {  // the log has begun anew
    done_ = 0;
    next_wait_ = limits_.long_log;
  }
  pages_ = pages;
  const int left = pages_ - done_;
  const bool nearly = !busy_ && !asked_ && left <= limits_.few_pages;
  const bool wait = pages_ >= next_wait_ && (nearly || pages_ >= limits_.longest_log);
  if (!wait && left < limits_.pass_every) return;
  if (!thread_.joinable()) thread_ = std::thread([this] { serve(); });
  asked_ = true;
  wake_.notify_one();
  if (!wait) return;
  copied_.wait(lock, [this] { return !asked_ && !busy_; });
  // A reader may still stand on the log and keep it from beginning anew: not to be waited for at every commit.
  next_wait_ = pages_ + limits_.pass_every;
}

void Checkpoints::serve() {
  sqlite3* db = nullptr;
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return asked_ || stopping_; });
    if (stopping_) break;
    asked_ = false;
    busy_ = true;
    lock.unlock();
    if (db == nullptr) db = open_log(path_);
    int log = 0;
    int done = 0;
    // Passive: never in the way of a reader or of the writer; what cannot be copied now is copied next time.
    const bool ok =
        db != nullptr && sqlite3_wal_checkpoint_v2(db, nullptr, SQLITE_CHECKPOINT_PASSIVE, &log, &done) == SQLITE_OK;
    lock.lock();
    busy_ = false;
    if (ok && log <= pages_) done_ = std::max(0, done);
    copied_.notify_all();
  }
  lock.unlock();
  sqlite3_close_v2(db);
}

}  // namespace hvs::db
