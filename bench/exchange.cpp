// Phones that empty their outboxes: each sender posts batches of learning steps to /dong-bo, one after the other, and
// every answer is checked (each operation applied). Closed loop, or --rate batches a second over all senders. usage:
// bench_exchange --port P --seconds S [--batch 100] [--rate R] --sender 'COOKIES|DEVICE|ACCOUNT|PERSON'… prints JSON:
// operations, seconds, refused, ms at p50 p99 of a batch
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

#include "bench/raw_socket.hpp"
#include "core/base/id.hpp"
#include "core/journal/exchange.hpp"

namespace {

using Clock = std::chrono::steady_clock;

struct Sender {
  std::string cookies;
  std::string device;
  std::string account;
  std::string person;
};

struct Plan {
  std::uint16_t port = 0;
  double seconds = 5;
  std::size_t batch = 100;
  double rate = 0;
  std::vector<Sender> senders;
};

Sender read_sender(std::string_view text) {
  Sender out;
  for (std::string* part : {&out.cookies, &out.device, &out.account, &out.person}) {
    const auto end = text.find('|');
    *part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return out;
}

Plan read_plan(int argc, char** argv) {
  Plan plan;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view key = argv[i];
    if (key == "--port") plan.port = static_cast<std::uint16_t>(std::atoi(argv[i + 1]));
    if (key == "--seconds") plan.seconds = std::atof(argv[i + 1]);
    if (key == "--batch") plan.batch = static_cast<std::size_t>(std::atoi(argv[i + 1]));
    if (key == "--rate") plan.rate = std::atof(argv[i + 1]);
    if (key == "--sender") plan.senders.push_back(read_sender(argv[i + 1]));
  }
  return plan;
}

struct Results {
  std::mutex mutex;
  std::vector<double> took;
  std::atomic<std::uint64_t> applied{0};
  std::atomic<std::uint64_t> refused{0};
};

class Phone {
 public:
  Phone(const Plan& plan, const Sender& sender, std::uint64_t seed)
      : plan_(plan), sender_(sender), random_(seed), fd_(hvs::bench::connect_to(plan.port)) {
    // A new epoch each run: a phone whose storage was wiped begins its numbers again.
    epoch_ = static_cast<std::uint32_t>(
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count());
  }
  ~Phone() { ::close(fd_); }
  Phone(const Phone&) = delete;
  Phone& operator=(const Phone&) = delete;

  void post(Results& results, Clock::time_point due) {
    const auto body = hvs::journal::pack_request(next_request());
    const auto request =
        "POST /dong-bo HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(plan_.port) +
        "\r\nOrigin: http://127.0.0.1:" + std::to_string(plan_.port) + "\r\nCookie: " + sender_.cookies +
        "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
        body;
    (void)!::send(fd_, request.data(), request.size(), MSG_NOSIGNAL);
    const auto answer = receive();
    const auto ms = std::chrono::duration<double, std::milli>(Clock::now() - due).count();
    std::size_t good = 0;
    const auto head = answer.find("\r\n\r\n");
    if (head != std::string::npos) {
      const auto reply = hvs::journal::unpack_reply(std::string_view(answer).substr(head + 4), sender_.device);
      if (reply) {
        good = static_cast<std::size_t>(std::ranges::count_if(
            reply->outcomes, [](const auto& o) { return o.kind == hvs::journal::OutcomeKind::applied; }));
      }
    }
    results.applied += good;
    results.refused += plan_.batch - good;
    const std::lock_guard lock(results.mutex);
    results.took.push_back(ms);
  }

 private:
  hvs::journal::Request next_request() {
    hvs::journal::Request request;
    request.epoch = epoch_;
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto bytes = [this](std::uint8_t* out, std::size_t n) {
      for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<std::uint8_t>(random_());
    };
    for (std::size_t i = 0; i < plan_.batch; ++i) {
      hvs::journal::Operation op;
      op.id = {sender_.device, epoch_, ++seq_};
      op.entity = "lesson_step";
      op.entity_id = hvs::make_uuid7(now, bytes);
      op.author = sender_.account;
      op.person = sender_.person;
      op.claimed = now;
      op.changes = {{"person", sender_.person, 0},
                    {"object", "lam-quen/man-hinh/01", 0},
                    {"version", "1", 0},
                    {"verb", "experienced", 0}};
      request.operations.push_back(std::move(op));
    }
    return request;
  }

  std::string receive() {
    std::string kept;
    char buffer[65536];
    while (hvs::bench::whole_answer(kept) == 0) {
      const auto got = ::recv(fd_, buffer, sizeof buffer, 0);
      if (got <= 0) break;
      kept.append(buffer, static_cast<std::size_t>(got));
    }
    return kept;
  }

  const Plan& plan_;
  const Sender& sender_;
  std::mt19937_64 random_;
  int fd_;
  std::uint32_t epoch_ = 1;
  std::uint64_t seq_ = 0;
};

void send_all(const Plan& plan, std::size_t number, Clock::time_point start, Results& results) {
  Phone phone(plan, plan.senders[number], number + 1);
  const auto end = start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(plan.seconds));
  const auto every = plan.rate > 0 ? std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(
                                         static_cast<double>(plan.senders.size()) / plan.rate))
                                   : Clock::duration::zero();
  auto due = start + every * static_cast<long>(number) / static_cast<long>(plan.senders.size());
  while (Clock::now() < end) {
    if (plan.rate > 0) std::this_thread::sleep_until(due);
    phone.post(results, plan.rate > 0 ? due : Clock::now());
    due += every;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto plan = read_plan(argc, argv);
  if (plan.port == 0 || plan.senders.empty()) {
    std::fprintf(stderr,
                 "usage: bench_exchange --port P --seconds S [--batch 100] [--rate R] --sender "
                 "'COOKIES|DEVICE|ACCOUNT|PERSON'…\n");
    return 2;
  }
  Results results;
  const auto start = Clock::now();
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < plan.senders.size(); ++i)
    threads.emplace_back([&, i] { send_all(plan, i, start, results); });
  for (auto& one : threads) one.join();
  const auto seconds = std::chrono::duration<double>(Clock::now() - start).count();
  std::ranges::sort(results.took);
  const auto at = [&](double share) {
    return results.took.empty()
               ? 0.0
               : results.took[static_cast<std::size_t>(share * static_cast<double>(results.took.size() - 1))];
  };
  std::printf("{\"operations\":%llu,\"seconds\":%.3f,\"refused\":%llu,\"p50\":%.3f,\"p99\":%.3f}\n",
              static_cast<unsigned long long>(results.applied), seconds,
              static_cast<unsigned long long>(results.refused), at(0.5), at(0.99));
}
