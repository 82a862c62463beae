// The demo's own random numbers: the same seed gives the same people on every machine and library.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace hvs::demo {

// SplitMix64 (Steele, Lea, Flood 2014). Small, good enough for invented people, never for secrets.
class Random {
 public:
  explicit constexpr Random(std::uint64_t seed) : state_(seed) {}

  constexpr std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    auto z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  // 0 … n-1; n below 2^32.
  constexpr int below(int n) { return static_cast<int>(((next() >> 32U) * static_cast<std::uint64_t>(n)) >> 32U); }
  constexpr int between(int low, int high) { return low + below(high - low + 1); }
  constexpr bool chance(int permille) { return below(1000) < permille; }
  template <class T>
  constexpr const T& pick(std::span<const T> list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }
  // Index drawn by weight.
  template <std::size_t N>
  constexpr std::size_t weighted(const std::array<int, N>& weights) {
    int sum = 0;
    for (const auto w : weights) sum += w;
    int at = below(sum);
    for (std::size_t i = 0; i < N; ++i) {
      at -= weights[i];
      if (at < 0) return i;
    }
    return N - 1;
  }
  std::array<std::uint8_t, 10> ten_bytes() {
    std::array<std::uint8_t, 10> out{};
    const auto a = next();
    const auto b = next();
    for (std::size_t i = 0; i < 8; ++i) out[i] = static_cast<std::uint8_t>(a >> (8 * i));
    out[8] = static_cast<std::uint8_t>(b);
    out[9] = static_cast<std::uint8_t>(b >> 8U);
    return out;
  }

 private:
  std::uint64_t state_;
};

// An independent stream for one thing, so that any area or household can be made without making those before it.
[[nodiscard]] constexpr std::uint64_t stream(std::uint64_t seed, std::uint64_t a, std::uint64_t b) {
  Random mix(seed ^ (a * 0xd1342543de82ef95U));
  mix.next();
  Random again(mix.next() ^ (b * 0xaf251af3b0f025b5U));
  return again.next();
}

}  // namespace hvs::demo
