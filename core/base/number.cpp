#include "core/base/number.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace hvs::number {
namespace {

// Unsigned integer of at most 4096 bits: 10^(308 + 800) and what a division shifts it by stay below.
class Big {
 public:
  explicit Big(std::uint64_t v = 0) {
    limbs_[0] = static_cast<std::uint32_t>(v);
    limbs_[1] = static_cast<std::uint32_t>(v >> 32);
    used_ = 2;
    trim();
  }
  [[nodiscard]] bool is_zero() const { return used_ == 0; }
  [[nodiscard]] int bits() const { return used_ == 0 ? 0 : used_ * 32 - std::countl_zero(limbs_[top()]); }

  void multiply_add(std::uint32_t factor, std::uint32_t add) {
    std::uint64_t carry = add;
    for (int i = 0; i < used_; ++i) {
      carry += static_cast<std::uint64_t>(at(i)) * factor;
      at(i) = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) at(used_++) = static_cast<std::uint32_t>(carry);
  }
  void multiply_power10(int power) {
    for (; power >= 9; power -= 9) multiply_add(1'000'000'000, 0);
    for (; power > 0; --power) multiply_add(10, 0);
  }
  void shift_left(int count) {
    const int whole = count / 32;
    const int part = count % 32;
    if (used_ == 0) return;
    for (int i = used_ - 1; i >= 0; --i) at(i + whole) = at(i);
    std::fill_n(limbs_.begin(), whole, 0U);
    used_ += whole;
    if (part == 0) return;
    std::uint32_t carry = 0;
    for (int i = whole; i < used_; ++i) {
      const auto limb = at(i);
      at(i) = (limb << part) | carry;
      carry = limb >> (32 - part);
    }
    if (carry != 0) at(used_++) = carry;
  }
  void add(const Big& other) {
    std::uint64_t carry = 0;
    const int size = std::max(used_, other.used_);
    for (int i = 0; i < size; ++i) {
      carry += static_cast<std::uint64_t>(i < used_ ? at(i) : 0) + (i < other.used_ ? other.at(i) : 0);
      at(i) = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    used_ = size;
    if (carry != 0) at(used_++) = static_cast<std::uint32_t>(carry);
  }
  void subtract(const Big& smaller) {
    std::uint64_t borrow = 0;
    for (int i = 0; i < used_; ++i) {
      const std::uint64_t take = (i < smaller.used_ ? smaller.at(i) : 0) + borrow;
      borrow = at(i) < take ? 1 : 0;
      at(i) = static_cast<std::uint32_t>(at(i) - take);
    }
    trim();
  }
  [[nodiscard]] int compare(const Big& other) const {
    if (used_ != other.used_) return used_ < other.used_ ? -1 : 1;
    for (int i = used_ - 1; i >= 0; --i) {
      if (at(i) != other.at(i)) return at(i) < other.at(i) ? -1 : 1;
    }
    return 0;
  }

 private:
  [[nodiscard]] std::size_t top() const { return static_cast<std::size_t>(used_ - 1); }
  [[nodiscard]] std::uint32_t at(int i) const { return limbs_[static_cast<std::size_t>(i)]; }
  std::uint32_t& at(int i) { return limbs_[static_cast<std::size_t>(i)]; }
  void trim() {
    while (used_ > 0 && at(used_ - 1) == 0) --used_;
  }
  std::array<std::uint32_t, 130> limbs_{};
  int used_ = 0;
};

struct Decimal {
  std::string digits;  // no leading zero
  int point = 0;       // value = 0.digits × 10^point
};

// Steele & White / dragon4 free format (Burger & Dybvig 1996): the shortest digits inside the rounding interval.
Decimal shortest(double value) {
  const auto raw = std::bit_cast<std::uint64_t>(value);
  const int biased = static_cast<int>(raw >> 52 & 0x7FF);
  const std::uint64_t fraction = raw & ((1ULL << 52) - 1);
  const std::uint64_t mantissa = biased == 0 ? fraction : fraction | 1ULL << 52;
  const int exponent = (biased == 0 ? 1 : biased) - 1075;
  const bool even = mantissa % 2 == 0;
  const bool narrow_below = fraction == 0 && biased > 1;  // the gap to the next smaller double is half as wide

  // value = r / s; the halves of the gaps above and below are plus / s and minus / s.
  Big r(mantissa);
  Big s(1);
  Big minus(1);
  const int up = narrow_below ? 2 : 1;
  if (exponent >= 0) {
    r.shift_left(exponent + up);
    s.shift_left(up);
    minus.shift_left(exponent);
  } else {
    r.shift_left(up);
    s.shift_left(up - exponent);
  }
  Big plus = minus;
  if (narrow_below) plus.shift_left(1);

  // value lies in [2^top, 2^(top+1)), so its decimal exponent is floor(top × log10 2) or one more.
  const int top = exponent + 63 - std::countl_zero(mantissa);
  const int guess = static_cast<int>((static_cast<std::int64_t>(top) * 1'292'913'986) >> 32);
  if (guess >= 0) {
    s.multiply_power10(guess);
  } else {
    r.multiply_power10(-guess);
    plus.multiply_power10(-guess);
    minus.multiply_power10(-guess);
  }
  const auto reaches = [&](const Big& limit) {
    Big high = r;
    high.add(plus);
    const int c = high.compare(limit);
    return even ? c >= 0 : c > 0;
  };
  Decimal out;
  out.point = guess + 1;
  Big ten = s;
  ten.multiply_add(10, 0);
  if (reaches(ten)) {
    ++out.point;
    s = ten;
  }
  for (;;) {
    char digit = '0';
    while (r.compare(s) >= 0) {
      r.subtract(s);
      ++digit;
    }
    const int low_c = r.compare(minus);
    const bool low = even ? low_c <= 0 : low_c < 0;
    const bool high = reaches(s);
    if (low || high) {
      Big twice = r;
      twice.shift_left(1);
      const int c = twice.compare(s);
      const bool round_up = high && (!low || c > 0 || (c == 0 && digit % 2 == 1));
      out.digits += static_cast<char>(digit + (round_up ? 1 : 0));
      return out;
    }
    out.digits += digit;
    r.multiply_add(10, 0);
    plus.multiply_add(10, 0);
    minus.multiply_add(10, 0);
  }
}

// numerator / denominator as a double, ties to even. False when it is beyond the largest double.
bool divide(Big numerator, Big denominator, double& out) {
  // Scale so that the quotient lies in [1, 2), then take bits one by one.
  int exponent = numerator.bits() - denominator.bits();
  if (exponent > 0) denominator.shift_left(exponent);
  if (exponent < 0) numerator.shift_left(-exponent);
  if (numerator.compare(denominator) < 0) {
    numerator.shift_left(1);
    --exponent;
  }
  if (exponent > 1023) return false;
  const int wanted = exponent >= -1022 ? 53 : 53 - (-1022 - exponent);  // fewer bits below the normal range
  if (wanted < 0) {
    out = 0;
    return true;
  }
  std::uint64_t mantissa = 0;
  for (int i = 0; i < wanted; ++i) {
    mantissa <<= 1;
    if (numerator.compare(denominator) >= 0) {
      numerator.subtract(denominator);
      mantissa |= 1;
    }
    numerator.shift_left(1);
  }
  // What is left, against half a unit: `numerator` already stands one bit further.
  const int half = numerator.compare(denominator);
  if (half > 0 || (half == 0 && mantissa % 2 == 1)) ++mantissa;
  const int unit = exponent >= -1022 ? exponent - 52 : -1074;
  // mantissa × 2^unit is exact from here on; overflow of the top binade shows as infinity.
  std::uint64_t raw = 0;
  if (mantissa >> 53 != 0) {
    raw = static_cast<std::uint64_t>(unit + 1076) << 52;
  } else if (mantissa >> 52 != 0) {
    raw = static_cast<std::uint64_t>(unit + 1075) << 52 | (mantissa & ((1ULL << 52) - 1));
  } else {
    raw = mantissa;
  }
  if (raw >> 52 >= 0x7FF) return false;
  out = std::bit_cast<double>(raw);
  return true;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void put_double(std::string& out, double value) {
  const auto raw = std::bit_cast<std::uint64_t>(value);
  if ((raw >> 52 & 0x7FF) == 0x7FF) return;
  if (raw >> 63 != 0) out += '-';
  if (raw << 1 == 0) {
    out += '0';
    return;
  }
  const auto [digits, point] = shortest(std::bit_cast<double>(raw & ~(1ULL << 63)));
  const int count = static_cast<int>(digits.size());
  if (point > 21 || point < -5) {
    out += digits[0];
    if (count > 1) {
      out += '.';
      out.append(digits, 1);
    }
    out += 'e';
    out += std::to_string(point - 1);
  } else if (point <= 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-point), '0');
    out += digits;
  } else if (count <= point) {
    out += digits;
    out.append(static_cast<std::size_t>(point - count), '0');
  } else {
    out.append(digits, 0, static_cast<std::size_t>(point));
    out += '.';
    out.append(digits, static_cast<std::size_t>(point));
  }
}

bool read_double(std::string_view text, double& out) {
  constexpr int kept_digits = 780;  // 767 decide every rounding; the rest only says "more than nothing"
  std::size_t at = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) ++at;

  Big digits;
  std::uint64_t small = 0;  // the same digits while they fit 2^53
  int kept = 0;
  std::int64_t exponent = 0;
  bool any = false;
  bool fraction = false;
  bool lost = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.' && !fraction && any) {
      fraction = true;
      if (at + 1 >= text.size() || !is_digit(text[at + 1])) return false;
      continue;
    }
    if (!is_digit(c)) break;
    any = true;
    if (fraction) --exponent;
    if (kept == 0 && c == '0') continue;
    if (kept < kept_digits) {
      ++kept;
      digits.multiply_add(10, static_cast<std::uint32_t>(c - '0'));
      if (kept <= 15) small = small * 10 + static_cast<std::uint64_t>(c - '0');
    } else {
      lost = lost || c != '0';
      ++exponent;
    }
  }
  if (!any) return false;
  if (at < text.size()) {
    if (text[at] != 'e' && text[at] != 'E') return false;
    ++at;
    bool minus = false;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) minus = text[at++] == '-';
    if (at == text.size()) return false;
    std::int64_t written = 0;
    for (; at < text.size(); ++at) {
      if (!is_digit(text[at])) return false;
      written = std::min<std::int64_t>(written * 10 + (text[at] - '0'), 1'000'000'000);
    }
    exponent += minus ? -written : written;
  }

  double value = 0;
  if (kept > 0) {
    constexpr std::array<double, 23> powers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                            1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (kept + exponent > 310) return false;
    if (kept <= 15 && exponent >= -22 && exponent <= 22) {
      // Clinger 1990: both factors are exact, so one rounding is the right one.
      const auto power = powers[static_cast<std::size_t>(exponent < 0 ? -exponent : exponent)];
      value = exponent < 0 ? static_cast<double>(small) / power : static_cast<double>(small) * power;
    } else if (kept + exponent > -330) {
      if (lost) {
        digits.multiply_add(10, 1);
        --exponent;
      }
      Big denominator(1);
      if (exponent >= 0) digits.multiply_power10(static_cast<int>(exponent));
      if (exponent < 0) denominator.multiply_power10(static_cast<int>(-exponent));
      if (!divide(digits, denominator, value)) return false;
    }
  }
  out = negative ? -value : value;
  return true;
}

}  // namespace hvs::number
