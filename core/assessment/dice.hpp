// Chance that repeats: the same seed and use give the same throws on server and phone. splitmix64 (Steele, Lea, Flood
// 2014), seeded from text by FNV-1a.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace hvs::assessment {

class Dice {
 public:
  Dice(std::string_view seed, std::string_view use) {
    for (const auto part : {seed, std::string_view{"/"}, use}) {
      for (const char c : part) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
  }
  // Uniform in [0, n): the unfair tail is thrown again.
  std::size_t below(std::size_t n) {
    const std::uint64_t fair = UINT64_MAX - UINT64_MAX % n;
    std::uint64_t thrown = next();
    while (thrown >= fair) thrown = next();
    return static_cast<std::size_t>(thrown % n);
  }
  // Uniform in [0, 1), 53 bits.
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  template <class T>
  void shuffle(std::vector<T>& list) {  // Fisher–Yates
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

}  // namespace hvs::assessment
