#include "core/practice/secrets.hpp"

#include <string>

#include "core/base/text.hpp"

namespace hvs::practice {
namespace {

// A digit of any common script of keyboards here, or -1.
int digit_of(char32_t point) {
  if (point >= U'0' && point <= U'9') return static_cast<int>(point - U'0');
  if (point >= U'０' && point <= U'９') return static_cast<int>(point - U'０');
  return -1;
}

bool stands_between(char32_t point) {
  constexpr std::u32string_view marks = U" .-/()\u00A0\u2009\u202F\u2010\u2011\u2013_,";
  return marks.find(point) != std::u32string_view::npos;
}

bool ends_in_thousands(std::string_view digits) {
  return digits.size() > 3 && digits.substr(digits.size() - 3) == "000";
}

Secret judge(std::string_view digits, Sort sort) {
  const auto n = digits.size();
  if (sort == Sort::money && n <= 9 && digits.front() != '0' && ends_in_thousands(digits)) return Secret::none;
  if (n == 12 || n == 9) return Secret::personal_number;
  if (n >= 13 && n <= 19 && satisfies_luhn(digits)) return Secret::card_number;
  if ((n == 10 && digits.front() == '0') || (n == 11 && digits.starts_with("84"))) return Secret::phone_number;
  if (n >= 4 && n <= 8) return Secret::code;
  return n >= 9 ? Secret::personal_number : Secret::none;  // any other long number belongs to no practice either
}

}  // namespace

bool satisfies_luhn(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (auto at = digits.size(); at > 0; --at) {
    int d = digits[at - 1] - '0';
    if (twice) d = d * 2 > 9 ? d * 2 - 9 : d * 2;
    sum += d;
    twice = !twice;
  }
  return sum % 10 == 0;
}

Secret find_secret(std::string_view typed, Sort sort) {
  std::string run;
  int apart = 0;  // marks since the last digit
  for (std::size_t at = 0; at < typed.size();) {
    const auto point = text::take_code_point(typed, at);
    if (const int d = digit_of(point); d >= 0) {
      run += static_cast<char>('0' + d);
      apart = 0;
      continue;
    }
    if (!run.empty() && stands_between(point) && ++apart <= 2) continue;
    if (!run.empty()) {
      if (const auto found = judge(run, sort); found != Secret::none) return found;
    }
    run.clear();
    apart = 0;
  }
  return run.empty() ? Secret::none : judge(run, sort);
}

}  // namespace hvs::practice
