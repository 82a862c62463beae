#include "core/people/personal_number.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace hvs::people {
namespace {

constexpr std::size_t full_length = 12;
constexpr std::size_t old_length = 9;
constexpr int last_place = 96;  // 001–096 provinces and central cities (NR-02); births abroad carry a country's code

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int digits_at(std::string_view text, std::size_t from, std::size_t count) {
  int n = 0;
  for (const char c : text.substr(from, count)) n = n * 10 + (c - '0');
  return n;
}

int place_of(std::string_view twelve) { return digits_at(twelve, 0, 3); }

// Eleven digits are a sound number without its 0 when, with it, they name a province and a century that has come.
bool sound_with_zero(std::string_view twelve) {
  const int century = digits_at(twelve, 3, 1) / 2;
  return place_of(twelve) >= 1 && place_of(twelve) <= last_place && century <= 1;
}

}  // namespace

NumberRead read_number(std::string_view typed) {
  const std::string trimmed = text::trim(typed);
  if (trimmed.empty()) return {};
  std::string bare;
  for (std::size_t i = 0; i < trimmed.size(); ++i) {
    const char c = trimmed[i];
    const bool mark = c == ' ' || c == '.' || c == '-' || c == '\t' || (c == '\'' && i == 0);
    if (!mark) bare += c;
  }
  // "19084001234.0" comes from programs that keep every number with a fraction.
  if (trimmed.ends_with(".0") && trimmed.find('.') + 2 == trimmed.size()) bare.pop_back();
  const auto e = trimmed.find_first_of("eE");
  if (e != std::string::npos && e > 0 && all_digits(trimmed.substr(0, 1)) && trimmed.find('+') != std::string::npos) {
    return {NumberForm::rounded, {}};
  }
  if (bare.empty() || !all_digits(bare)) return {NumberForm::unreadable, {}};
  if (bare.size() == full_length) return {NumberForm::twelve, std::move(bare)};
  if (bare.size() == old_length) return {NumberForm::old_card, std::move(bare)};
  if (bare.size() == full_length - 1) {
    std::string twelve = "0" + bare;
    if (sound_with_zero(twelve)) return {NumberForm::zero_lost, std::move(twelve)};
  }
  return {NumberForm::unreadable, {}};
}

int birth_year_in(std::string_view twelve) {
  return 1900 + 100 * (digits_at(twelve, 3, 1) / 2) + digits_at(twelve, 4, 2);
}

std::string_view sex_in(std::string_view twelve) { return digits_at(twelve, 3, 1) % 2 == 0 ? "nam" : "nu"; }

std::vector<NumberDoubt> doubts(std::string_view twelve, std::string_view sex,
                                const std::optional<PartialDate>& birth) {
  std::vector<NumberDoubt> found;
  if (twelve.size() != full_length || !all_digits(twelve)) return found;
  if (place_of(twelve) < 1 || place_of(twelve) > last_place) found.push_back(NumberDoubt::unknown_place);
  if (digits_at(twelve, 3, 1) >= 4) found.push_back(NumberDoubt::future_century);
  const bool sex_given = sex == "nam" || sex == "nu";
  if (sex_given && sex != sex_in(twelve)) found.push_back(NumberDoubt::other_sex);
  if (birth && birth->year > 0 && birth->year != birth_year_in(twelve)) found.push_back(NumberDoubt::other_year);
  return found;
}

}  // namespace hvs::people
