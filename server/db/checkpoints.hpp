// SQLite's write-ahead log is copied into the database file by a thread of its own, so that no commit, and no phone
// that waits for one, pays for the copying. The writer waits only for the last few pages, and only when the log has
// grown long: a log whose every page is copied begins anew, otherwise it would grow as long as somebody writes.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

struct sqlite3;

namespace hvs::db {

// In pages of the log.
struct LogLimits {
  int pass_every = 1000;     // so much is copied at a time
  int long_log = 4000;       // from here on the log should begin anew
  int few_pages = 300;       // so little left to copy that a commit may wait for it
  int longest_log = 16'000;  // from here on a commit waits for whatever is left
};

class Checkpoints {
 public:
  explicit Checkpoints(std::string path, LogLimits limits = {}) : path_(std::move(path)), limits_(limits) {}
  ~Checkpoints();
  Checkpoints(const Checkpoints&) = delete;
  Checkpoints& operator=(const Checkpoints&) = delete;

  // Takes the place of SQLite's own checkpoints on a writing connection; `this` must outlive it.
  void watch(sqlite3* writer);

 private:
  static int after_commit(void* self, sqlite3* writer, const char* schema, int pages);
  void note(int pages);
  void serve();

  const std::string path_;
  const LogLimits limits_;
  std::mutex mutex_;
  std::condition_variable wake_;    // for the thread
  std::condition_variable copied_;  // for the writer
  std::thread thread_;              // started by the first log that is worth it
  int pages_ = 0;                   // in the log
  int done_ = 0;                    // of them in the database file
  int next_wait_ = 0;               // pages in the log at which the writer may wait for the rest
  bool asked_ = false;
  bool busy_ = false;
  bool stopping_ = false;
};

}  // namespace hvs::db
