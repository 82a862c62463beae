// Log lines are collected and written a few times a second: a request never waits for the log's reader or disk.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace hvs::http {

class LogSink {
 public:
  explicit LogSink(int fd);  // 2 for the service manager's journal; not closed
  ~LogSink();                // writes what is left
  LogSink(const LogSink&) = delete;
  LogSink& operator=(const LogSink&) = delete;

  // Any thread. When the reader has stopped and `most_kept` is reached, lines are dropped and their number is told
  // later.
  void write(std::string_view line);

 private:
  static constexpr std::size_t most_kept = 8 << 20;  // bytes

  void run();

  int fd_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::string kept_;
  std::uint64_t dropped_ = 0;
  bool stop_ = false;
  std::thread writer_;
};

}  // namespace hvs::http
