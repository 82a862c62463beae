#include "core/markers/reader.hpp"

#include <algorithm>
#include <numbers>

#include "core/markers/decode.hpp"
#include "core/markers/regions.hpp"

namespace hvs::markers {
namespace {

constexpr int smallest_region = 14;   // pixels: a card of fewer has cells of less than two
constexpr int worth_halving = 480;    // pixels of width
constexpr double ink_or_paper = 0.5;  // shares of Regions
constexpr double ink_or_hand = 0.28;

Point middle_of(const Quad& q) { return (q[0] + q[1] + q[2] + q[3]) * 0.25; }

// Degrees with the clock from upright to the way from the bottom of the card to its top.
double lean_of(const Quad& q) {
  const Point up = (q[0] + q[1]) - (q[2] + q[3]);
  return std::atan2(up.x, -up.y) * 180 / std::numbers::pi;
}

// The letters stand around a card with the clock: A on top, B right, C below, D left.
void set_letter(Sighting& seen) {
  const double lean = lean_of(seen.corners);
  const double quarter = std::round(lean / 90);
  seen.tilt = lean - quarter * 90;
  // Leaning a quarter with the clock brings the left side, D, to the top.
  const int turned = ((-static_cast<int>(quarter)) % 4 + 4) % 4;
  seen.letter = std::abs(seen.tilt) > most_tilt ? '\0' : static_cast<char>('A' + turned);
}

void look(const Image& fine, const Image& image, const Contrast& contrast, double scale, double share,
          std::vector<Sighting>& out) {
  const Regions regions(image, contrast, smallest_region, share);
  for (const auto& region : regions.all()) {
    auto quad = quad_around(region);
    if (!quad) continue;
    for (auto& corner : *quad) corner = corner * scale;
    const auto exact = drawn_to_edges(fine, *quad);
    auto match = exact ? decoded(fine, *exact) : std::nullopt;
    if (!match) continue;
    Sighting seen{.card = match->card, .corners = *exact, .wrong = match->wrong};
    // `turns` turns against the clock made the word upright: the card's top left lies that many corners further on.
    std::rotate(seen.corners.begin(), seen.corners.begin() + match->turns, seen.corners.end());
    set_letter(seen);
    out.push_back(seen);
  }
}

bool is_same_place(const Sighting& a, const Sighting& b) {
  return length(middle_of(a.corners) - middle_of(b.corners)) < length(a.corners[0] - a.corners[2]) / 2;
}

}  // namespace

std::vector<Sighting> read_cards(const Image& image) {
  std::vector<Sighting> found;
  const bool fits = image.width > 0 && image.height > 0 && image.width <= largest_side &&
                    image.height <= largest_side &&
                    image.grey.size() == static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
  if (!fits) return found;
  const Contrast contrast(image);
  look(image, image, contrast, 1, ink_or_paper, found);
  look(image, image, contrast, 1, ink_or_hand, found);
  if (image.width >= worth_halving && image.height > 1) {
    const auto grey = halved(image);
    const Image half{grey, image.width / 2, image.height / 2};
    look(image, half, Contrast(half), 2, ink_or_paper, found);
  }
  std::ranges::stable_sort(found, [](const Sighting& a, const Sighting& b) {
    return a.card != b.card ? a.card < b.card : a.wrong < b.wrong;
  });
  std::vector<Sighting> out;
  for (const auto& seen : found) {
    if (out.empty() || out.back().card != seen.card) {
      out.push_back(seen);
    } else if (!is_same_place(out.back(), seen)) {
      out.back().twice = true;
      if (out.back().letter != seen.letter) out.back().letter = '\0';
    }
  }
  return out;
}

}  // namespace hvs::markers
