// One I/O thread: its own io_context, its connections, their buffers. Nothing here is touched by another thread, so a
// connection needs no lock and no strand (docs/adr: threads and executors).
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <random>
#include <thread>
#include <vector>

#include "server/http/compress.hpp"
#include "server/http/counters.hpp"
#include "server/http/http_date.hpp"
#include "server/http/wire/shared.hpp"

namespace hvs::http::wire {

using Clock = std::chrono::steady_clock;

// Read buffers exist only while a request is being read; ten thousand silent connections hold none.
class Buffers {
 public:
  explicit Buffers(std::size_t size) : size_(size) {}
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::unique_ptr<char[]> take() {
    if (spare_.empty()) return std::make_unique_for_overwrite<char[]>(size_);
    auto got = std::move(spare_.back());
    spare_.pop_back();
    return got;
  }
  void give(std::unique_ptr<char[]> buffer) {
    if (spare_.size() < 32) spare_.push_back(std::move(buffer));
  }

 private:
  std::size_t size_;
  std::vector<std::unique_ptr<char[]>> spare_;
};

// What the one timer of a thread looks at, for all its connections: no timer per connection, no cost per request.
struct Watched {
  Clock::time_point deadline = Clock::time_point::max();
  Ended if_late = Ended::idle;
  bool idle = false;  // between requests: may be closed at once when draining
  bool late = false;  // set when the deadline has struck
  std::size_t place = 0;
  virtual void interrupt() = 0;  // wakes the coroutine with an error
  virtual bool too_slow(Clock::time_point) const { return false; }

 protected:
  ~Watched() = default;
};

class IoThread : public std::enable_shared_from_this<IoThread> {
 public:
  IoThread(std::shared_ptr<Shared> all, std::chrono::milliseconds tick)
      : shared(std::move(all)), buffers(shared->config.limits.header_bytes), tick_(tick), timer_(context) {
    std::random_device device;
    id_seed_ = (static_cast<std::uint64_t>(device()) << 32) ^ device();
  }

  void watch(Watched& one) {
    one.place = watched_.size();
    watched_.push_back(&one);
  }
  void forget(Watched& one) {
    watched_[one.place] = watched_.back();
    watched_[one.place]->place = one.place;
    watched_.pop_back();
  }

  void start_ticking() {
    timer_.expires_after(tick_);
    timer_.async_wait([this](error_code stopped) {
      if (stopped) return;
      const auto now = Clock::now();
      for (std::size_t i = 0; i < watched_.size(); ++i) {
        Watched& one = *watched_[i];
        if (!one.late && (now >= one.deadline || one.too_slow(now))) {
          one.late = true;
          one.interrupt();  // only posts: the list does not change under this loop
        }
      }
      start_ticking();
    });
  }

  // Called on this thread.
  void interrupt_idle() {
    for (Watched* one : watched_) {
      if (one->idle) one->interrupt();
    }
  }
  void interrupt_all() {
    for (Watched* one : watched_) one->interrupt();
  }
  void stop_ticking() { timer_.cancel(); }

  [[nodiscard]] std::string new_request_id() {  // splitmix64: unguessable enough for a log, never a secret
    std::uint64_t z = (id_seed_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    z ^= z >> 31;
    std::string id(16, '0');
    for (auto& c : id) {
      c = "0123456789abcdef"[z & 15];
      z >>= 4;
    }
    return id;
  }

  std::shared_ptr<Shared> shared;
  asio::io_context context{1};  // one thread runs it: Asio leaves some locking out
  Buffers buffers;
  Counters counters;
  DateCache dates;
  Gzip gzip;
  std::thread thread;

 private:
  std::vector<Watched*> watched_;
  std::chrono::milliseconds tick_;
  asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor> timer_;
  std::uint64_t id_seed_;
};

}  // namespace hvs::http::wire
