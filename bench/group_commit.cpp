// Group commit against one commit each, on the engine and disk given: `bench_group_commit sqlite:/var/tmp/x.db
// [threads] [works]`. Prints works per second both ways and their ratio (PERF-2 asks for at least 3).
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "server/db/db.hpp"

namespace {

using namespace hvs;

constexpr db::Migration table[] = {{"bench", 1, "0001_bench",
                                    "CREATE TABLE bench_note (commune_id TEXT NOT NULL, id BIGINT NOT NULL,"
                                    " body TEXT NOT NULL, PRIMARY KEY (commune_id, id)) WITHOUT ROWID;"}};
constexpr db::Sql clear_all{"bench.clear", "DELETE FROM bench_note WHERE commune_id = $1"};
constexpr db::Sql put{"bench.put", "INSERT INTO bench_note (commune_id, id, body) VALUES ($1, $2, $3)"};

double works_per_second(db::Database& db, int threads, int works, bool together) {
  if (!db.write([](db::Tx& tx) { return tx.post(clear_all, {"bench"}); })) std::abort();
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::thread> people;
  for (int t = 0; t < threads; ++t) {
    people.emplace_back([&, t] {
      for (int i = t; i < works; i += threads) {
        const auto work = [i](db::Tx& tx) { return tx.post(put, {"bench", std::int64_t{i}, std::string(200, 'x')}); };
        if (!(together ? db.write(work) : db.exclusive(work))) std::abort();
      }
    });
  }
  for (auto& p : people) p.join();
  return works / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  const std::string address = argc > 1 ? argv[1] : "sqlite:group_commit.db";
  const int threads = argc > 2 ? std::atoi(argv[2]) : 64;
  const int works = argc > 3 ? std::atoi(argv[3]) : 8000;
  auto opened = hvs::db::open(address, {});
  if (!opened || !hvs::db::apply(**opened, table)) {
    std::fprintf(stderr, "cannot open %s\n", address.c_str());
    return 1;
  }
  std::vector<double> ratios;
  for (int pair = 0; pair < 5; ++pair) {
    const double each = works_per_second(**opened, threads, works / 4, false);
    const double group = works_per_second(**opened, threads, works, true);
    ratios.push_back(group / each);
    std::printf("one commit each %8.0f/s   group %8.0f/s   ratio %.1f\n", each, group, ratios.back());
  }
  std::sort(ratios.begin(), ratios.end());
  std::printf("median ratio %.1f\n", ratios[2]);
  return ratios[2] >= 3 ? 0 : 1;
}
