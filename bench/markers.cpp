// Paper cards: shares of cards read right, missed and read wrong, set by set (core/markers/sets.hpp), and the time for
// a full room. usage: bench_markers [PICTURES_PER_SET [FIRST_NUMBER [SET]]]
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "core/markers/sets.hpp"

namespace {
using namespace hvs::markers;
using namespace hvs::markers::sample;

void full_room(int width, int height, double side) {
  Chance chance(1);
  Picture picture(width, height);
  furnish(picture, chance, 60);
  for (int i = 0; i < card_count; ++i) {
    Pose pose{.card = i + 1, .letter = i % 4, .side = side};
    pose.middle = {width * (i % 10 + 0.5) / 10, height * (i / 10 + 0.5) / 6};
    pose.tilt = chance.between(-15, 15);
    pose.yaw = chance.between(-20, 20);
    draw(picture, pose);
  }
  blur(picture, 0.6);
  noise(picture, chance, 3);
  const auto bytes = picture.bytes();
  double best = 1e9;
  std::size_t found = 0;
  for (int i = 0; i < 5; ++i) {
    const auto from = std::clock();  // of the processor: others may be using the machine
    found = read_cards({bytes, width, height}).size();
    best = std::min(best, 1000.0 * static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC);
  }
  std::printf("room %dx%d, 60 cards of %.0f px: %zu read, %.1f ms\n", width, height, side * 1.25, found, best);
}
}  // namespace

int main(int argc, char** argv) {
  const int pictures = argc > 1 ? std::atoi(argv[1]) : 1000;
  const int first = argc > 2 ? std::atoi(argv[2]) : 1;
  const std::size_t only = argc > 3 ? static_cast<std::size_t>(std::atoi(argv[3])) : 0;  // one set alone
  int spoiled = 0, spoiled_right = 0, all = 0, all_wrong = 0;
  std::printf("%-14s %8s %8s %8s\n", "set", "right %", "missed", "wrong");
  for (std::size_t s = only; s < (argc > 3 ? only + 1 : set_count); ++s) {
    std::array<int, 3> count{};
    for (int i = 0; i < pictures; ++i)
      ++count[static_cast<std::size_t>(judge(shot(static_cast<Set>(s), static_cast<std::uint64_t>(first + i))))];
    std::printf("%-14s %8.2f %8d %8d\n", set_names[s], 100.0 * count[0] / pictures, count[1], count[2]);
    all += pictures;
    all_wrong += count[2];
    if (s == 0) continue;
    spoiled += pictures;
    spoiled_right += count[0];
  }
  std::printf("degraded sets together: %.2f %% right; wrong letters in all: %d of %d\n",
              100.0 * spoiled_right / spoiled, all_wrong, all);
  full_room(1280, 720, 48);
  full_room(1920, 1080, 48);
  full_room(1920, 1080, 96);
}
