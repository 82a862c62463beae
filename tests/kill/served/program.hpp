// The real program as a process of its own: `hocvuso serve` on a free port, and its other commands.
#pragma once

#include <sys/types.h>

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace hvs::kill {

struct Place {
  std::string program;   // build/release/hocvuso
  std::string data;      // its data folder
  std::string database;  // "sqlite:…" or "postgresql://…"
};

struct Said {
  int status = -1;
  std::string out;  // both streams
};
// Runs it to its end.
[[nodiscard]] Said run_command(const std::vector<std::string>& words);
// `hocvuso WORDS… --data … --db …`
[[nodiscard]] Said ask(const Place& place, std::vector<std::string> words);

class Program {
 public:
  explicit Program(const Place& place);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  // Waits until it listens; 0 when it ended before.
  [[nodiscard]] std::uint16_t listen();
  // Waits until it listens, ends or the time is over: a life that is cut short while it starts.
  void let_begin(int milliseconds);
  void kill();                 // SIGKILL, and waits for its end
  [[nodiscard]] bool ended();  // by itself
  [[nodiscard]] std::string last_words();

 private:
  void hear(int pipe);
  pid_t pid_ = 0;
  bool reaped_ = false;
  std::mutex mutex_;
  std::condition_variable heard_;
  std::string said_;  // the last of what it wrote
  std::uint16_t port_ = 0;
  bool silent_ = false;  // its end of the pipe is closed
  std::thread thread_;
};

}  // namespace hvs::kill
