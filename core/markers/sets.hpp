// The sets of pictures behind the figures of docs/markers.md. One card a picture, its own room and its own fate.
#pragma once

#include "core/markers/reader.hpp"
#include "core/markers/spoil.hpp"

namespace hvs::markers::sample {

enum class Set : std::uint8_t {
  clean,
  rotation,
  perspective,
  blur,
  motion,
  low_light,
  uneven_light,
  glare,
  jpeg,
  far_away,
  thumbs,
  mixed
};
inline constexpr std::array set_names{"clean",        "rotation", "perspective", "blur",     "motion", "low_light",
                                      "uneven_light", "glare",    "jpeg",        "far_away", "thumbs", "mixed"};
inline constexpr std::size_t set_count = set_names.size();

struct Shot {
  Pose pose{};
  Picture picture;
};

// Sizes are of the black square; the whole card is a quarter larger. Every set but far_away has 32 px (card 40 px) and
// up.
inline Shot shot(Set set, std::uint64_t number) {
  Chance chance(number * set_count + static_cast<std::uint64_t>(set) + 1);
  const auto is = [&](Set one) { return set == one; };
  Pose pose;
  pose.card = 1 + chance.below(card_count);
  pose.letter = chance.below(4);
  pose.side = std::exp(chance.between(std::log(32.0), std::log(160.0)));
  if (is(Set::far_away)) pose.side = chance.between(20, 32);
  const double tilt = is(Set::rotation) ? 38 : 15;
  const double away = is(Set::perspective) ? 50 : is(Set::mixed) ? 35 : 20;
  pose.tilt = chance.between(-tilt, tilt);
  pose.yaw = chance.between(-away, away);
  pose.pitch = chance.between(-away, away);
  if (is(Set::perspective) && std::abs(pose.yaw) + std::abs(pose.pitch) > 70) pose.pitch /= 2;
  if (is(Set::perspective)) pose.side = std::max(pose.side, 40.0);
  pose.paper = chance.between(200, 245);
  pose.ink = chance.between(10, 45);
  const int room = static_cast<int>(pose.side * 2.6) + 40;
  Picture picture(room, room);
  furnish(picture, chance, 14);
  pose.middle = {room / 2.0 + chance.between(-8, 8), room / 2.0 + chance.between(-8, 8)};
  draw(picture, pose);
  const double cell_side = pose.side / marker_cells;
  const auto spot = [&](double reach) {
    return pose.middle + Point{chance.between(-reach, reach), chance.between(-reach, reach)} * pose.side;
  };
  double grain = 3;
  switch (set) {
    case Set::clean:
    case Set::rotation:
    case Set::perspective:
    case Set::far_away:
      blur(picture, 0.6);
      break;
    case Set::blur:
      blur(picture, chance.between(0.3, 0.6) * cell_side);
      break;
    case Set::motion:
      move(picture, chance.between(0.6, 1.4) * cell_side, chance.between(0, 180));
      break;
    case Set::low_light:
      blur(picture, 0.7);
      darken(picture, chance.between(0.1, 0.25), 12);
      grain = 4;
      break;
    case Set::uneven_light:
      uneven(picture, spot(0.3), pose.side * chance.between(0.5, 1.5), chance.between(0, 360), 0.2, 1);
      blur(picture, 0.6);
      break;
    case Set::glare:
      glare(picture, spot(0.6), pose.side * chance.between(0.1, 0.22));
      blur(picture, 0.6);
      break;
    case Set::thumbs:
      hold(picture, pose, chance);
      blur(picture, 0.6);
      break;
    case Set::jpeg:
      blur(picture, 0.6);
      break;
    case Set::mixed:
      uneven(picture, spot(0.3), pose.side * 2, chance.between(0, 360), 0.4, 1);
      blur(picture, chance.between(0.15, 0.3) * cell_side);
      move(picture, chance.between(0.2, 0.5) * cell_side, chance.between(0, 180));
      gamma(picture, chance.between(0.6, 1.6));
      grain = 5;
      break;
  }
  noise(picture, chance, grain);
  if (is(Set::jpeg)) squeeze(picture, 25 + chance.below(30));
  return {pose, std::move(picture)};
}

enum class Verdict : std::uint8_t { right, missed, wrong };

// Wrong: any card or letter that is not there. One picture has one card.
inline Verdict judge(const Shot& taken) {
  const auto bytes = taken.picture.bytes();
  const auto seen = read_cards({bytes, taken.picture.width, taken.picture.height});
  auto out = Verdict::missed;
  for (const auto& one : seen) {
    if (one.letter == 0) continue;
    if (one.card != taken.pose.card || one.letter != 'A' + taken.pose.letter) return Verdict::wrong;
    out = Verdict::right;
  }
  return out;
}

}  // namespace hvs::markers::sample
