// Figures: how fast counters follow operations, how fast everything is counted again, how fast the board is read.
// bench_figures [PEOPLE] [DATABASE]     e.g. bench_figures 2000000 sqlite:/tmp/figures.db
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/programme/show.hpp"
#include "server/db/db.hpp"
#include "server/demo/commune.hpp"
#include "server/indicators/counters.hpp"
#include "server/indicators/recount.hpp"
#include "server/programme/board.hpp"

namespace {

using namespace hvs;
using Clock = std::chrono::steady_clock;

const std::string commune = "05716";

template <class T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "%.*s %s\n", static_cast<int>(result.error().code.size()), result.error().code.data(),
                 result.error().detail.c_str());
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

std::string read_file(const char* path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

template <class F>
double median_ms(int times, F work) {
  std::vector<double> all;
  for (int i = 0; i < times; ++i) {
    const auto begin = Clock::now();
    work();
    all.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  }
  std::ranges::sort(all);
  return all[all.size() / 2];
}

journal::RecordState state_of(const journal::Operation& op) {
  journal::RecordState state{op.entity, op.entity_id, op.area, true, {}};
  for (const auto& c : op.changes) state.fields.push_back({c.field, c.value, 1});
  return state;
}

void evaluations(const indicators::Rules& rules) {
  std::vector<indicators::Columns> people;
  demo::Commune invented({.people = 20'000, .seed = 5, .history = false},
                         {[](auto n) { return std::string{n}; }, [](auto n) { return std::string{n}; }});
  std::vector<journal::Operation> part;
  std::uint64_t mix = 1;
  while (invented.next(part))
    part.clear(),
        people.push_back(indicators::Columns{static_cast<std::int64_t>((mix = mix * 6364136223846793005U + 1) >> 1U)});
  for (auto& c : people) c.set(indicators::counted_place, 1);
  std::uint64_t sum = 0;
  constexpr int rounds = 300;
  const auto ms = median_ms(5, [&] {
    for (int i = 0; i < rounds; ++i) {
      for (const auto& c : people) sum += rules.of(c).population;
    }
  });
  const auto count = static_cast<double>(people.size()) * rounds * static_cast<double>(rules.definitions().size());
  std::printf("evaluations: %.0f M/s on one core (%llu)\n", count / ms / 1000,
              static_cast<unsigned long long>(sum % 10));
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t wanted = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 17'509;
  const std::string folder = "/tmp/hvs-bench-figures";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const std::string address = argc > 2 ? argv[2] : "sqlite:" + folder + "/figures.db";

  const auto plan = std::make_shared<const programme::Plan>(
      must(programme::read_plan(read_file("content/plan.json"), read_file("content/targets.json"))));
  const auto rules = std::make_shared<const indicators::Rules>(must(indicators::Rules::make(plan->definitions())));
  evaluations(*rules);

  auto db = must(db::open(address, {}));
  must(db::apply(*db, db::all_migrations()));
  const indicators::Counters counters(rules);
  const auto now = start_of_day_in_vietnam({2026, 11, 22}) + std::chrono::hours{12};
  demo::Commune invented({.people = wanted, .seed = 7},
                         {[](auto n) { return std::string{n}; }, [](auto n) { return std::string{n}; }});
  std::vector<journal::Operation> part;
  std::size_t changes = 0;
  const auto begin = Clock::now();
  for (bool more = true; more;) {
    must(db->exclusive([&](db::Tx& tx) -> Result<void> {
      for (std::size_t n = 0; n < 20'000 && more; n += part.size()) {
        part.clear();
        more = invented.next(part);
        for (const auto& op : part) {
          if (op.entity != "person" && op.entity != "household" && op.entity != "evidence" && op.entity != "area")
            continue;
          ++changes;
          if (auto ok = counters.apply(tx, commune, op, state_of(op), now); !ok) return ok;
        }
      }
      return {};
    }));
  }
  const auto seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  std::printf("counting: %zu changes in %.1f s, %.0f/s\n", changes, seconds, static_cast<double>(changes) / seconds);

  std::size_t differences = 0;
  std::size_t people = 0;
  const auto recount_ms = median_ms(5, [&] {
    const auto again = must(indicators::recount(*db, commune, *rules));
    differences = again.differences.size();
    people = again.people;
  });
  std::printf("recount: %zu people x %zu targets in %.0f ms, %zu differences\n", people, rules->definitions().size(),
              recount_ms, differences);

  programme::Board board(*db, commune, plan, rules);
  std::uint64_t commit = 0;
  const auto reload = median_ms(11, [&] {
    board.committed(++commit);
    must(board.now(now));
  });
  const auto figures = must(board.now(now));
  const auto page = median_ms(11, [&] {
    for (const auto& target : figures->targets) (void)programme::card_of(*plan, *plan->find(target.clause), target);
    const auto& clause = *plan->find("III.1.c");
    (void)programme::page::detail(
        programme::detail_of(clause, *figures->find("III.1.c"), {}, "", "/ke-hoach?chi-tieu=III.1.c"));
  });
  std::printf("board: %zu areas, read after a commit %.2f ms, drawn %.2f ms\n", figures->targets.front().areas.size(),
              reload, page);
  std::filesystem::remove_all(folder);
  return differences == 0 ? 0 : 2;
}
