#include "core/measurement/elementary.hpp"

#include <bit>
#include <cstdint>
#include <limits>

namespace hvs::measurement {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
// ln 2 in two parts (Cody and Waite 1980): k · high is exact for the k that occur.
constexpr double ln2_high = 6.93147180369123816490e-01;
constexpr double ln2_low = 1.90821492927058770002e-10;

double power_of_two(int k) { return std::bit_cast<double>(static_cast<std::uint64_t>(1023 + k) << 52U); }

}  // namespace

double exp(double x) {
  if (!(x > -745.2)) return x == x ? 0 : x;
  if (x > 709.782712893384) return infinity;
  // Adding and taking away 1.5 · 2^52 rounds to the nearest whole number.
  const double k = (x * 1.44269504088896338700 + 0x1.8p52) - 0x1.8p52;
  const double r = (x - k * ln2_high) - k * ln2_low;  // |r| ≤ 0.3466
  // Taylor: the first term left out is below 1e-18.
  double p = 1.0 / 6227020800.0;
  p = p * r + 1.0 / 479001600.0;
  p = p * r + 1.0 / 39916800.0;
  p = p * r + 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  p = 1.0 + (r + p * r * r);
  const int n = static_cast<int>(k);
  if (n < -1000) return p * power_of_two(n + 100) * power_of_two(-100);
  if (n > 1000) return p * power_of_two(n - 100) * power_of_two(100);
  return p * power_of_two(n);
}

double log(double x) {
  if (x == 0) return -infinity;
  if (x == infinity) return x;
  int e = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= power_of_two(100);
    e = -100;
  }
  auto bits = std::bit_cast<std::uint64_t>(x);
  e += static_cast<int>(bits >> 52U) - 1023;
  bits = (bits & 0xFFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL;
  double m = std::bit_cast<double>(bits);  // 1 ≤ m < 2
  if (m > 1.4142135623730951) {
    m *= 0.5;
    e += 1;
  }
  // log m = 2 artanh s, s = (m − 1)/(m + 1), |s| ≤ 0.1716
  const double s = (m - 1) / (m + 1);
  const double z = s * s;
  double p = 1.0 / 23.0;
  for (int odd = 21; odd >= 3; odd -= 2) p = p * z + 1.0 / odd;
  return static_cast<double>(e) * ln2_high + (2 * s + (2 * s * z * p + static_cast<double>(e) * ln2_low));
}

double power(double base, double exponent) { return exp(exponent * log(base)); }

double log_sum_exp(const double* terms, int n) {
  double top = -infinity;
  for (int i = 0; i < n; ++i) top = terms[i] > top ? terms[i] : top;
  if (top == -infinity) return top;
  double sum = 0;
  for (int i = 0; i < n; ++i) sum += exp(terms[i] - top);
  return top + log(sum);
}

}  // namespace hvs::measurement
