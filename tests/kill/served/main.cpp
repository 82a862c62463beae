// Kills the real program under load, and PostgreSQL under the real program, and checks that nothing acknowledged was
// lost or doubled. usage: hvs-kill-served [--kills N] [--outages N] [--seed S] [--engine sqlite|postgresql]
// [--program build/release/hocvuso]
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "server/db/testing.hpp"
#include "tests/kill/served/world.hpp"

namespace {

using namespace hvs;

bool run(const std::string& program, const std::string& engine, int kills, int outages, std::uint64_t seed) {
  std::printf("%s: seed %llu\n", engine.c_str(), static_cast<unsigned long long>(seed));
  std::fflush(stdout);
  kill::World world(program, engine, seed);
  bool good = world.begin();
  int done = 0;
  for (; good && done < kills; ++done) good = world.one_life();
  int dead = 0;
  for (; good && engine != "sqlite" && dead < outages; ++dead) {
    good = world.one_outage(dead % 2 == 0 ? kill::Cluster::Death::killed : kill::Cluster::Death::stopped_at_once);
  }
  good = good && world.finish();
  if (good) {
    std::printf("%s: %d kills of the program, %d of its database: %s\n", engine.c_str(), done, dead,
                world.sum().c_str());
  } else {
    std::printf("%s: wrong after %d kills and %d outages; again with --engine %s --seed %llu\n", engine.c_str(), done,
                dead, engine.c_str(), static_cast<unsigned long long>(seed));
  }
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  int kills = 20;
  int outages = 4;
  std::uint64_t seed = std::random_device{}();
  std::string program = db::testing::repository() + "/build/release/hocvuso";
  std::vector<std::string> engines = db::testing::engines();
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::strcmp(argv[i], "--kills") == 0) kills = std::atoi(argv[i + 1]);
    if (std::strcmp(argv[i], "--outages") == 0) outages = std::atoi(argv[i + 1]);
    if (std::strcmp(argv[i], "--seed") == 0) seed = std::strtoull(argv[i + 1], nullptr, 10);
    if (std::strcmp(argv[i], "--engine") == 0) engines = {argv[i + 1]};
    if (std::strcmp(argv[i], "--program") == 0) program = argv[i + 1];
  }
  bool good = true;
  for (const auto& engine : engines) good = run(program, engine, kills, outages, seed) && good;
  return good ? 0 : 1;
}
