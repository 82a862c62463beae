// Draws a room of paper cards as a film for a browser's false camera (Y4M), or one picture (PGM).
// usage: marker-frames OUT WIDTH HEIGHT FRAMES SIDE CARD:LETTERS…
// LETTERS: one letter a frame in turn, "A" always the same, "AB" changes, "-" not in the picture.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "core/markers/spoil.hpp"

namespace {

using namespace hvs::markers;
using namespace hvs::markers::sample;

struct Held {
  int card = 0;
  std::string letters;
};

Picture frame(int width, int height, int number, double side, const std::vector<Held>& held) {
  Chance room(5);  // the same room in every frame
  Picture picture(width, height);
  furnish(picture, room, 40);
  const int columns = std::max(1, static_cast<int>(width / (side * 1.5)));
  Chance hand(static_cast<std::uint64_t>(number) + 77);
  for (std::size_t i = 0; i < held.size(); ++i) {
    const auto& one = held[i];
    const char letter = one.letters[static_cast<std::size_t>(number) % one.letters.size()];
    Pose pose{.card = one.card, .letter = letter - 'A', .side = side};
    pose.middle = {
        (static_cast<double>(i % static_cast<std::size_t>(columns)) + 0.5) * width / columns + hand.between(-2, 2),
        (static_cast<double>(i / static_cast<std::size_t>(columns)) + 0.55) * side * 1.6 + hand.between(-2, 2)};
    pose.tilt = room.between(-12, 12) + hand.between(-2, 2);
    pose.yaw = room.between(-20, 20);
    if (letter != '-') draw(picture, pose, 3);
  }
  blur(picture, 0.7);
  noise(picture, hand, 3);
  return picture;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 7) {
    std::fprintf(stderr, "usage: marker-frames OUT WIDTH HEIGHT FRAMES SIDE CARD:LETTERS…\n");
    return 2;
  }
  const int width = std::atoi(argv[2]);
  const int height = std::atoi(argv[3]);
  const int frames = std::atoi(argv[4]);
  const double side = std::atof(argv[5]);
  std::vector<Held> held;
  for (int i = 6; i < argc; ++i) {
    const std::string words(argv[i]);
    const auto colon = words.find(':');
    const int card = std::atoi(words.c_str());
    if (colon == std::string::npos || colon + 1 == words.size() || card < 1 || card > card_count) return 2;
    held.push_back({card, words.substr(colon + 1)});
  }
  std::FILE* out = std::fopen(argv[1], "wb");
  if (out == nullptr) return 1;
  const bool film = std::string(argv[1]).ends_with(".y4m");
  if (film) std::fprintf(out, "YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420jpeg\n", width, height);
  const std::vector<std::uint8_t> no_colour(static_cast<std::size_t>((width / 2) * (height / 2)) * 2, 128);
  for (int i = 0; i < frames; ++i) {
    const auto bytes = frame(width, height, i, side, held).bytes();
    if (film)
      std::fprintf(out, "FRAME\n");
    else
      std::fprintf(out, "P5\n%d %d\n255\n", width, height);
    std::fwrite(bytes.data(), 1, bytes.size(), out);
    if (film) std::fwrite(no_colour.data(), 1, no_colour.size(), out);
  }
  return std::fclose(out) == 0 ? 0 : 1;
}
