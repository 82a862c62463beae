#include "core/measurement/simulation.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/measurement/elementary.hpp"

namespace hvs::measurement {

Dice::Dice(std::uint64_t seed) {
  for (auto& one : s_) {
    seed += 0x9E3779B97F4A7C15ULL;
    auto z = seed;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    one = z ^ (z >> 31U);
  }
}

double Dice::uniform() {
  const auto result = std::rotl(s_[1] * 5, 7) * 9;
  const auto t = s_[1] << 17U;
  s_[2] ^= s_[0];
  s_[3] ^= s_[1];
  s_[1] ^= s_[2];
  s_[0] ^= s_[3];
  s_[2] ^= t;
  s_[3] = std::rotl(s_[3], 45);
  return static_cast<double>(result >> 11U) * 0x1p-53;
}

double Dice::normal() {
  for (;;) {
    const double u = 2 * uniform() - 1;
    const double v = 2 * uniform() - 1;
    const double q = u * u + v * v;
    if (q > 0 && q < 1) return u * std::sqrt(-2 * log(q) / q);
  }
}

int Dice::score(const Item& item, double theta) {
  double p[max_steps + 1];
  probabilities(item, theta, p);
  double u = uniform();
  for (int k = 0; k < item.top(); ++k) {
    u -= p[k];
    if (u < 0) return k;
  }
  return item.top();
}

namespace {

constexpr double band_edges[] = {-1e9, -2, -1, 0, 1, 2, 1e9};
constexpr std::size_t band_count = std::size(band_edges) - 1;

void close(Forecast& f, std::vector<int>& lengths, std::span<const double> counts) {
  const double n = f.people;
  double squares = 0;
  double unused = 0;
  for (const double count : counts) {
    f.exposure.push_back(count / n);
    f.most_exposed = std::max(f.most_exposed, count / n);
    squares += count * (count - 1);
    if (count == 0) ++unused;
  }
  f.mean_items /= n;
  f.bias /= n;
  f.rmse = std::sqrt(f.rmse / n);
  f.coverage /= n;
  f.mean_se /= n;
  f.right /= n;
  f.never_used = counts.empty() ? 0 : unused / static_cast<double>(counts.size());
  if (n > 1 && f.mean_items > 0) f.overlap = squares / (n * (n - 1)) / f.mean_items;
  std::sort(lengths.begin(), lengths.end());
  if (!lengths.empty()) {
    f.items_95 = lengths[std::min(lengths.size() - 1, static_cast<std::size_t>(0.95 * n))];
    f.items_most = lengths.back();
  }
  for (auto& band : f.bands) {
    if (band.people == 0) continue;
    band.items /= band.people;
    band.bias /= band.people;
    band.rmse = std::sqrt(band.rmse / band.people);
    band.right /= band.people;
  }
}

}  // namespace

Forecast simulate(std::span<const Item> items, const Plan& plan, const Prior& abilities, int people,
                  std::uint64_t seed) {
  Dice dice(seed);
  const Chance chance = [&dice] { return dice.uniform(); };
  Forecast f;
  f.people = people;
  for (std::size_t b = 0; b < band_count; ++b) f.bands.push_back({band_edges[b], band_edges[b + 1]});
  std::vector<double> counts(items.size());
  std::vector<int> lengths;
  for (int person = 0; person < people; ++person) {
    const double truth = abilities.mean + abilities.sd * dice.normal();
    Session session(items, plan);
    while (const auto item = session.next(chance)) {
      session.answer(*item, dice.score(items[*item], truth));
      ++counts[*item];
    }
    const auto length = static_cast<int>(session.given().size());
    const double error = session.now().theta - truth;
    const bool right = plan.cut && (session.now().theta >= *plan.cut) == (truth >= *plan.cut);
    lengths.push_back(length);
    f.mean_items += length;
    f.bias += error;
    f.rmse += error * error;
    f.mean_se += session.now().se;
    f.coverage += std::fabs(error) <= 1.959963984540054 * session.now().se ? 1 : 0;
    f.right += right ? 1 : 0;
    auto& band = *std::find_if(f.bands.begin(), f.bands.end(), [&](const Band& b) { return truth < b.high; });
    ++band.people;
    band.items += length;
    band.bias += error;
    band.rmse += error * error;
    band.right += right ? 1 : 0;
  }
  close(f, lengths, counts);
  return f;
}

Plan with_exposure(std::span<const Item> items, Plan plan, const Prior& abilities, double most, int people, int rounds,
                   std::uint64_t seed) {
  plan.exposure.assign(items.size(), 1.0);
  for (int round = 0; round < rounds; ++round) {
    const auto f = simulate(items, plan, abilities, people, seed + static_cast<std::uint64_t>(round));
    bool moved = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
      // P(given) = P(given | chosen) · P(chosen); hold P(given) at `most`.
      const double chosen = f.exposure[i] / plan.exposure[i];
      const double next = chosen > most ? most / chosen : 1.0;
      moved = moved || std::fabs(next - plan.exposure[i]) > 0.01;
      plan.exposure[i] = std::max(next, 0.01);
    }
    if (!moved) break;
  }
  return plan;
}

}  // namespace hvs::measurement
