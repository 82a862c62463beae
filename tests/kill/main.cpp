// Kills the process that holds the door with SIGKILL at random points under load, starts it again, and checks that
// nothing acknowledged was lost or doubled. usage: hvs-kill [--kills N] [--seed S] [--engine sqlite|postgresql]
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <thread>

#include "server/db/testing.hpp"
#include "tests/kill/kill.hpp"

namespace hvs::kill {
namespace {

Carry over(int socket) {
  return [socket](const std::string& request) -> std::optional<std::string> {
    std::string reply;
    if (!send_message(socket, request) || !receive_message(socket, reply)) return std::nullopt;
    return reply;
  };
}

// One life of the process: devices send until the `fatal`-th acknowledgement of this life, then it is killed
// mid-flight.
bool one_life(const std::string& address, std::vector<Device>& all, std::uint64_t fatal) {
  auto running = start_door(address);
  std::mutex mutex;
  std::condition_variable heard;
  std::uint64_t count = 0;
  int alive = devices;
  std::vector<std::thread> threads;
  for (int i = 0; i < devices; ++i) {
    threads.emplace_back([&, i] {
      bool on = true;
      while (on) {
        std::uint64_t now = 0;
        on = all[static_cast<std::size_t>(i)].turn(over(running.sockets[static_cast<std::size_t>(i)]), now);
        const std::lock_guard lock(mutex);
        count += now;
        if (!on) --alive;
        heard.notify_one();
      }
    });
  }
  bool died_itself = false;
  {
    std::unique_lock lock(mutex);
    heard.wait(lock, [&] { return count >= fatal || alive < devices; });
    died_itself = count < fatal;
  }
  ::kill(running.pid, SIGKILL);
  for (auto& one : threads) one.join();
  for (const int socket : running.sockets) close(socket);
  int status = 0;
  waitpid(running.pid, &status, 0);
  if (died_itself) std::fprintf(stderr, "the door ended by itself, status %d\n", status);
  return !died_itself;
}

bool run(const std::string& engine, int kills, std::uint64_t seed) {
  const db::testing::Fresh fresh(engine, db::all_migrations());
  std::mt19937_64 random(seed);
  std::vector<Device> all;
  for (int i = 0; i < devices; ++i) all.emplace_back(name_of(i), random(), field_work(i));
  std::uint64_t total = 0;
  for (int life = 1; life <= kills; ++life) {
    if (!one_life(fresh.address(), all, 1 + random() % 400) || !check_ledger(fresh.address(), all, total)) {
      std::fprintf(stderr, "%s: wrong after kill %d of %d (seed %llu)\n", engine.c_str(), life, kills,
                   static_cast<unsigned long long>(seed));
      return false;
    }
  }
  std::uint64_t acknowledged = 0;
  for (const auto& one : all) acknowledged += one.acknowledged().size();
  std::printf("%s: %d kills, %llu operations acknowledged, %llu in the log, none lost, none doubled\n", engine.c_str(),
              kills, static_cast<unsigned long long>(acknowledged), static_cast<unsigned long long>(total));
  return true;
}

}  // namespace
}  // namespace hvs::kill

int main(int argc, char** argv) {
  using namespace hvs;
  if (argc == 4 && std::strcmp(argv[1], "--door") == 0) return kill::run_door(argv[2], std::atoi(argv[3]));
  int kills = 20;
  std::uint64_t seed = std::random_device{}();
  std::vector<std::string> engines = db::testing::engines();
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::strcmp(argv[i], "--kills") == 0) kills = std::atoi(argv[i + 1]);
    if (std::strcmp(argv[i], "--seed") == 0) seed = std::strtoull(argv[i + 1], nullptr, 10);
    if (std::strcmp(argv[i], "--engine") == 0) engines = {argv[i + 1]};
  }
  bool good = true;
  for (const auto& engine : engines) good = kill::run(engine, kills, seed) && good;
  return good ? 0 : 1;
}
