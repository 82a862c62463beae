// The door's speed: 100-operation exchanges, one operation per sender with shared commits, one commit each, and bulk.
//   bench_door sqlite:/tmp/x.db | postgresql://…     (an empty database; it is filled)
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <random>

#include "server/db/db.hpp"
#include "server/journal/door.hpp"

namespace {

using namespace hvs;
using Clock = std::chrono::steady_clock;

std::mt19937_64 generator{7};
void random_bytes(std::uint8_t* out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<std::uint8_t>(generator());
}

double cpu_seconds() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  const auto s = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
  return s(use.ru_utime) + s(use.ru_stime);
}

struct Sender {
  auth::Me me;
  std::string device;
  std::uint64_t seq = 0;
  std::vector<std::string> households;
};

Sender make_sender(int n) {
  Sender s;
  s.me.commune = "05716";
  s.me.account = make_uuid7(from_ms(1'763'800'000'000), random_bytes);
  s.me.grants = {{auth::Role::volunteer, "/x01/", {}, {}}};
  s.device = "bench-" + std::to_string(n) + "-" + std::to_string(generator() % 1'000'000);
  for (int i = 0; i < 20; ++i) s.households.push_back(make_uuid7(from_ms(1'763'800'000'000), random_bytes));
  return s;
}

// One visit in three, else an edit of a household: new facts and changed records as a field day has them.
journal::Operation next_operation(Sender& s) {
  journal::Operation op;
  op.id = {s.device, 1, ++s.seq};
  op.author = s.me.account;
  op.area = "/x01/";
  op.claimed = from_ms(1'763'800'000'000 + static_cast<std::int64_t>(s.seq));
  const auto& household = s.households[s.seq % s.households.size()];
  if (s.seq > s.households.size() && s.seq % 3 == 0) {
    op.entity = "visit";
    op.entity_id = make_uuid7(op.claimed, random_bytes);
    op.changes = {{"household", household, 0}, {"outcome", "gap", 0}, {"taught", "D1.1 D2.3", 0}, {"minutes", "25", 0}};
  } else {
    op.entity = "household";
    op.entity_id = household;
    const auto before = s.seq > s.households.size() ? journal::own_base(s.seq - 1) : 0;
    op.changes = {{"revisit", "chiều thứ " + std::to_string(s.seq % 7), before}, {"devices", "chung", before}};
  }
  return op;
}

// `senders` in flight at once, each sending `batch` operations and waiting for the answer, for about `total`
// operations.
void run(const char* name, journal::Door& door, int senders, int batch, std::size_t total) {
  std::vector<Sender> all;
  for (int i = 0; i < senders; ++i) all.push_back(make_sender(i));
  std::mutex mutex;
  std::condition_variable finished;
  std::size_t sent = 0;
  std::size_t answered = 0;
  std::size_t failed = 0;
  int flying = 0;
  std::vector<double> waits;
  std::function<void(Sender&)> send = [&](Sender& s) {
    std::vector<journal::Operation> ops;
    {
      const std::lock_guard lock(mutex);
      if (sent >= total) return;
      sent += static_cast<std::size_t>(batch);
      ++flying;
      for (int i = 0; i < batch; ++i) ops.push_back(next_operation(s));
    }
    const auto from = Clock::now();
    door.commit(s.me, std::move(ops), from_ms(1), [&, from](Result<std::vector<journal::Outcome>> r) {
      {
        const std::lock_guard lock(mutex);
        waits.push_back(std::chrono::duration<double, std::milli>(Clock::now() - from).count());
        answered += static_cast<std::size_t>(batch);
        if (!r) failed += static_cast<std::size_t>(batch);
        if (r) {
          for (const auto& one : *r) failed += one.kind == journal::OutcomeKind::applied ? 0 : 1;
        }
      }
      send(s);
      const std::lock_guard lock(mutex);
      --flying;
      finished.notify_one();
    });
  };
  const auto cpu = cpu_seconds();
  const auto from = Clock::now();
  for (auto& s : all) send(s);
  std::unique_lock lock(mutex);
  finished.wait(lock, [&] { return flying == 0; });
  const double wall = std::chrono::duration<double>(Clock::now() - from).count();
  const double used = cpu_seconds() - cpu;
  std::ranges::sort(waits);
  const auto n = static_cast<double>(answered);
  std::printf("%-34s %8.0f op/s  %6.1f CPU us/op  %8.0f op/s per core  p50 %6.2f ms  p99 %6.2f ms  not applied %zu\n",
              name, n / wall, used / n * 1e6, n / used, waits[waits.size() / 2], waits[waits.size() * 99 / 100],
              failed);
  std::fflush(stdout);
}

void run_bulk(journal::Door& door, std::size_t total) {
  auto s = make_sender(0);
  std::size_t made = 0;
  const auto cpu = cpu_seconds();
  const auto from = Clock::now();
  const auto ok = door.bulk(
      journal::server_me("05716"),
      [&](std::vector<journal::Operation>& next) -> Result<bool> {
        for (int i = 0; i < 1000; ++i) {
          journal::Operation op;
          op.entity = "person";
          op.entity_id = make_uuid7(from_ms(1'763'800'000'000), random_bytes);
          op.author = s.me.account;
          op.area = "/x01/";
          op.changes = {{"name", "Nguyễn Thị Mẫu", 0},
                        {"birth", "1970-01-02", 0},
                        {"area", "/x01/", 0},
                        {"sex", "nu", 0},
                        {"household", s.households[made % 20], 0},
                        {"relation", "con", 0},
                        {"residence", "thuong_tru", 0}};
          next.push_back(std::move(op));
        }
        made += 1000;
        return made < total;
      },
      from_ms(1));
  const double wall = std::chrono::duration<double>(Clock::now() - from).count();
  const double used = cpu_seconds() - cpu;
  std::printf("%-34s %8.0f op/s  %6.1f CPU us/op  %s\n", "bulk", static_cast<double>(made) / wall,
              used / static_cast<double>(made) * 1e6, ok ? "" : ok.error().detail.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "bench_door sqlite:PATH | postgresql://…\n"), 2;
  auto opened = db::open(argv[1], {});
  if (!opened)
    return std::fprintf(stderr, "%s %s\n", std::string(opened.error().code).c_str(), opened.error().detail.c_str()), 1;
  auto& database = **opened;
  if (auto ok = db::apply(database, db::all_migrations()); !ok)
    return std::fprintf(stderr, "%s\n", ok.error().detail.c_str()), 1;
  auto door = journal::make_door(database, random_bytes);
  const bool lite = database.engine() == "sqlite";
  if (argc > 2) return run_bulk(*door, 200'000), 0;
  run("exchange, 16 senders x 100", *door, 16, 100, 200'000);
  run("exchange, 1 sender x 100", *door, 1, 100, 50'000);
  run("one operation each, 64 senders", *door, 64, 1, lite ? 60'000 : 30'000);
  run("one operation, one commit each", *door, 1, 1, 3'000);
  run_bulk(*door, 100'000);
  return 0;
}
