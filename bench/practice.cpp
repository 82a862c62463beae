// How many finished runs one core replays and scores in a second (budget: 20,000), over every situation we ship.
// usage: bench_practice SHARE_DIR [seconds]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "server/practice/content/shelf.hpp"

using namespace hvs;

namespace {

double cpu_seconds() {
  std::timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// A run as a hesitant learner makes it: a hint and two wrong touches on every screen, then the expected one.
journal::Operation hesitant(const practice::Scenario& scenario, const practice::Variant& variant) {
  std::string log;
  auto run = practice::begin(variant, practice::Mode::alone);
  const auto add = [&](char letter) {
    if (practice::touch(run, variant, letter)) log += letter;
  };
  while (!run.done) {
    const auto& screen = variant.screens[run.screen];
    add('-');
    for (const auto at : screen.spots) {
      const auto& spot = screen.elements[at];
      if (spot.way == practice::Way::wrong || spot.way == practice::Way::trap) add(practice::letter_for(spot.spot));
    }
    add(practice::letter_for(screen.expected));
  }
  journal::Operation op;
  op.entity = "practice_run";
  op.changes = {{"object", scenario.id + "/" + variant.id}, {"mode", "tu-lam"}, {"log", log}};
  return op;
}

}  // namespace

int main(int argc, char** argv) {
  const auto shelf = practice::read_shelf(argc > 1 ? argv[1] : ".");
  if (!shelf) {
    std::fprintf(stderr, "%s\n", shelf.error().detail.c_str());
    return 1;
  }
  const double seconds = argc > 2 ? std::atof(argv[2]) : 2;
  std::vector<journal::Operation> runs;
  std::size_t letters = 0;
  for (const auto& title : (*shelf)->titles) {
    for (const auto& variant : title.scenario.variants) {
      runs.push_back(hesitant(title.scenario, variant));
      letters += runs.back().changes[2].value.size();
    }
  }
  std::size_t done = 0, verified = 0;
  const double began = cpu_seconds();
  double spent = 0;
  while (spent < seconds) {
    for (const auto& one : runs) verified += practice::judge(one, **shelf).verified;
    done += runs.size();
    spent = cpu_seconds() - began;
  }
  std::printf("replayed_per_core_second=%.0f runs=%zu situations=%zu mean_touches=%.1f all_verified=%s\n",
              static_cast<double>(done) / spent, done, runs.size(),
              static_cast<double>(letters) / static_cast<double>(runs.size()), verified == done ? "yes" : "NO");
  return verified == done && static_cast<double>(done) / spent >= 20'000 ? 0 : 1;
}
