#include "server/http/log_sink.hpp"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <utility>

namespace hvs::http {
namespace {

constexpr std::chrono::milliseconds rest{200};  // the longest a line waits
constexpr std::size_t soon = 64 * 1024;         // bytes that make the writer come earlier

void write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto done = ::write(fd, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return;  // nobody reads: the log must not stop the service
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

}  // namespace

LogSink::LogSink(int fd) : fd_(fd), writer_([this] { run(); }) {}

LogSink::~LogSink() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_one();
  writer_.join();
}

void LogSink::write(std::string_view line) {
  bool tell = false;
  {
    const std::lock_guard lock(mutex_);
    if (kept_.size() + line.size() > most_kept) {
      ++dropped_;
      return;
    }
    const bool was_empty = kept_.empty();
    const bool was_little = kept_.size() < soon;
    kept_ += line;
    kept_ += '\n';
    tell = was_empty || (was_little && kept_.size() >= soon);
  }
  if (tell) wake_.notify_one();
}

void LogSink::run() {
  std::string out;
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stop_ || !kept_.empty(); });
    wake_.wait_for(lock, rest, [this] { return stop_ || kept_.size() >= soon; });
    std::swap(out, kept_);
    const auto dropped = std::exchange(dropped_, 0);
    const bool last = stop_;
    lock.unlock();
    if (dropped > 0) out += "level=warn event=log_lines_dropped count=" + std::to_string(dropped) + "\n";
    write_all(fd_, out);
    out.clear();
    if (last) return;
    lock.lock();
  }
}

}  // namespace hvs::http
