// Open-loop load: requests are due at fixed times whether or not earlier ones were answered, and each one's time is
// counted from when it was due, so a server that stalls cannot hide it (closed-loop tools wait with it and see
// nothing). usage: bench_open_loop --port P --rate R --connections C --seconds S [--path /] [--method GET] [--header
// 'K: v']…
//        [--body TEXT] [--first N]   ({n} and {id} in path and body are replaced by a running number)
// prints one line of JSON: due, done, errors, late_starts, ms at p50 p90 p99 p999 max
#include <fcntl.h>
#include <sys/epoll.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <deque>
#include <vector>

#include "bench/raw_socket.hpp"

namespace {

using Clock = std::chrono::steady_clock;

Clock::duration in_clock(double seconds) {
  return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

struct Plan {
  std::uint16_t port = 0;
  double rate = 1000;
  std::size_t connections = 256;
  double seconds = 10;
  std::string path = "/";
  std::string method = "GET";
  std::string headers;
  std::string body;
  std::uint64_t first = 0;
};

Plan read_plan(int argc, char** argv) {
  Plan plan;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view key = argv[i];
    const char* value = argv[i + 1];
    if (key == "--port") plan.port = static_cast<std::uint16_t>(std::atoi(value));
    if (key == "--rate") plan.rate = std::atof(value);
    if (key == "--connections") plan.connections = static_cast<std::size_t>(std::atoi(value));
    if (key == "--seconds") plan.seconds = std::atof(value);
    if (key == "--path") plan.path = value;
    if (key == "--method") plan.method = value;
    if (key == "--header") plan.headers += std::string(value) + "\r\n";
    if (key == "--body") plan.body = value;
    if (key == "--first") plan.first = std::strtoull(value, nullptr, 10);
  }
  return plan;
}

struct Lane {
  int fd = -1;
  std::string unsent;
  std::string kept;
  Clock::time_point due;
  bool busy = false;
};

class Load {
 public:
  explicit Load(Plan plan) : plan_(std::move(plan)), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    lanes_.resize(plan_.connections);
    for (std::size_t i = 0; i < lanes_.size(); ++i) open(i);
  }

  void run() {
    const auto total = static_cast<std::uint64_t>(plan_.rate * plan_.seconds);
    const auto start = Clock::now();
    const auto end = start + in_clock(plan_.seconds + 5);
    std::uint64_t made = 0;
    while (Clock::now() < end && (made < total || !waiting_.empty() || free_.size() < lanes_.size())) {
      const auto now = Clock::now();
      for (; made < total; ++made) {
        const auto due = start + in_clock(static_cast<double>(made) / plan_.rate);
        if (due > now) break;
        waiting_.push_back({due, plan_.first + made});
      }
      while (!waiting_.empty() && !free_.empty()) begin();
      wait(made < total ? start + in_clock(static_cast<double>(made) / plan_.rate) : end);
    }
    report(total);
  }

 private:
  struct Due {
    Clock::time_point at;
    std::uint64_t number;
  };

  void open(std::size_t i) {
    Lane& lane = lanes_[i];
    lane = Lane{};
    lane.fd = hvs::bench::connect_to(plan_.port);
    if (lane.fd < 0) {
      std::fprintf(stderr, "cannot connect\n");
      std::exit(1);
    }
    ::fcntl(lane.fd, F_SETFL, O_NONBLOCK);
    epoll_event event{EPOLLIN, {.u64 = i}};
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, lane.fd, &event);
    free_.push_back(i);
  }

  void begin() {
    const auto i = free_.front();  // in turn: every connection is used
    free_.pop_front();
    Lane& lane = lanes_[i];
    const Due due = waiting_.front();
    waiting_.pop_front();
    if (Clock::now() - due.at > std::chrono::milliseconds{1}) ++late_starts_;
    lane.due = due.at;
    lane.busy = true;
    const auto body = hvs::bench::fill(plan_.body, due.number);
    lane.unsent = plan_.method + " " + hvs::bench::fill(plan_.path, due.number) +
                  " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(plan_.port) + "\r\n" + plan_.headers;
    if (!plan_.body.empty()) lane.unsent += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    lane.unsent += "\r\n" + body;
    const auto sent = ::send(lane.fd, lane.unsent.data(), lane.unsent.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(lane.unsent.size())) fail(i);  // requests are far smaller than a socket buffer
  }

  void fail(std::size_t i) {
    ++errors_;
    ::close(lanes_[i].fd);
    open(i);
  }

  void wait(Clock::time_point until) {
    const auto left = until - Clock::now();
    const auto ns = std::max<long long>(0, std::chrono::duration_cast<std::chrono::nanoseconds>(left).count());
    const timespec at_most{static_cast<time_t>(ns / 1'000'000'000), static_cast<long>(ns % 1'000'000'000)};
    epoll_event events[256];
    const int got = ::epoll_pwait2(epoll_, events, 256, &at_most, nullptr);
    for (int e = 0; e < got; ++e) receive(events[e].data.u64);
  }

  void receive(std::size_t i) {
    Lane& lane = lanes_[i];
    char buffer[65536];
    const auto got = ::recv(lane.fd, buffer, sizeof buffer, 0);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) {
      if (lane.busy) {
        fail(i);
      } else {
        std::erase(free_, i);
        ::close(lane.fd);
        open(i);
      }
      return;
    }
    lane.kept.append(buffer, static_cast<std::size_t>(got));
    if (!lane.busy || hvs::bench::whole_answer(lane.kept) == 0) return;
    if (lane.kept.size() < 12 || (lane.kept[9] != '2' && lane.kept[9] != '3')) ++errors_;
    lane.kept.clear();
    lane.busy = false;
    free_.push_back(i);
    took_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - lane.due).count());
  }

  void report(std::uint64_t total) {
    std::ranges::sort(took_);
    const auto at = [this](double share) {
      return took_.empty() ? 0.0
                           : took_[std::min(took_.size() - 1,
                                            static_cast<std::size_t>(share * static_cast<double>(took_.size())))];
    };
    std::printf(
        "{\"due\":%llu,\"done\":%zu,\"errors\":%llu,\"late_starts\":%llu,\"p50\":%.3f,\"p90\":%.3f,\"p99\":%.3f,"
        "\"p999\":%.3f,\"max\":%.3f}\n",
        static_cast<unsigned long long>(total), took_.size(), static_cast<unsigned long long>(errors_),
        static_cast<unsigned long long>(late_starts_), at(0.5), at(0.9), at(0.99), at(0.999), at(1.0));
  }

  Plan plan_;
  int epoll_;
  std::vector<Lane> lanes_;
  std::deque<std::size_t> free_;
  std::deque<Due> waiting_;
  std::vector<double> took_;
  std::uint64_t errors_ = 0;
  std::uint64_t late_starts_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  auto plan = read_plan(argc, argv);
  if (plan.port == 0 || plan.rate <= 0) {
    std::fprintf(stderr,
                 "usage: bench_open_loop --port P --rate R --connections C --seconds S [--path /] [--method GET] "
                 "[--header 'K: v'] [--body TEXT]\n");
    return 2;
  }
  hvs::bench::allow_many_files();
  Load(std::move(plan)).run();
}
