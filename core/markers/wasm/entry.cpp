// The face of reader.wasm. The page writes a picture at reader_picture() and gets what is on the cards as numbers;
// phone/teach/reader.ts is the other side.
#include <cstdint>
#include <vector>

#include "core/markers/votes.hpp"

#define HVS_EXPORT(name) __attribute__((export_name(name)))

namespace {

using namespace hvs::markers;

constexpr int numbers_per_card = 12;  // card, letter, twice, wrong, x and y of four corners

struct Room {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> colour{};
  std::vector<std::uint8_t> grey{};
  std::vector<std::int32_t> seen{};
  Votes votes{};
};

Room& room() {
  static Room one;
  return one;
}

}  // namespace

extern "C" {

// Where to write width × height × 4 bytes of red, green, blue, alpha; 0 when the picture is too large.
HVS_EXPORT("reader_picture") std::uint8_t* reader_picture(int width, int height) {
  if (width <= 0 || height <= 0 || width > largest_side || height > largest_side) return nullptr;
  auto& r = room();
  r.width = width;
  r.height = height;
  const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  r.colour.resize(pixels * 4);
  r.grey.resize(pixels);
  return r.colour.data();
}

// How many cards are in the picture; they also go into the votes.
HVS_EXPORT("reader_read") int reader_read() {
  auto& r = room();
  for (std::size_t i = 0; i < r.grey.size(); ++i) {
    const auto* p = r.colour.data() + i * 4;
    r.grey[i] = static_cast<std::uint8_t>((77 * p[0] + 150 * p[1] + 29 * p[2]) >> 8);  // ITU-R BT.601
  }
  const auto seen = read_cards({r.grey, r.width, r.height});
  r.votes.add(seen);
  r.seen.clear();
  r.seen.reserve(seen.size() * numbers_per_card);
  for (const auto& one : seen) {
    r.seen.insert(r.seen.end(), {one.card, one.letter, one.twice ? 1 : 0, one.wrong});
    for (const auto& corner : one.corners) {
      r.seen.push_back(static_cast<std::int32_t>(corner.x));
      r.seen.push_back(static_cast<std::int32_t>(corner.y));
    }
  }
  return static_cast<int>(seen.size());
}

HVS_EXPORT("reader_seen") const std::int32_t* reader_seen() { return room().seen.data(); }

// Standing × 256 + letter; card is 1–60.
HVS_EXPORT("reader_vote") int reader_vote(int card) {
  const auto vote = room().votes.of(card);
  return static_cast<int>(vote.standing) * 256 + vote.letter;
}

HVS_EXPORT("reader_clear") void reader_clear() { room().votes.clear(); }

}  // extern "C"
