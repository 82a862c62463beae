#include "core/base/time.hpp"

#include <charconv>

namespace hvs {
namespace {

constexpr std::chrono::hours vietnam_offset{7};

void put_padded(std::string& out, int value, int width) {
  char digits[12];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  for (auto n = end - digits; n < width; ++n) out += '0';
  out.append(digits, end);
}

// Reads up to `max_digits` digits at `at`, moving it on; -1 when there is none.
int take_number(std::string_view text, std::size_t& at, int max_digits) {
  int value = 0;
  int count = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9' && count < max_digits) {
    value = value * 10 + (text[at] - '0');
    ++at;
    ++count;
  }
  return count == 0 ? -1 : value;
}

bool take_separator(std::string_view text, std::size_t& at) {
  if (at >= text.size() || (text[at] != '/' && text[at] != '-' && text[at] != '.')) return false;
  ++at;
  return true;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_birth_year(int year) { return year >= 1880 && year <= 2200; }

std::optional<PartialDate> checked(PartialDate d) {
  if (!is_birth_year(d.year)) return std::nullopt;
  if (d.month == 0 && d.day == 0) return d;
  if (d.day == 0) return d.month >= 1 && d.month <= 12 ? std::optional{d} : std::nullopt;
  return is_real_day(d.year, d.month, d.day) ? std::optional{d} : std::nullopt;
}

}  // namespace

bool is_real_day(int year, int month, int day) {
  using namespace std::chrono;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
         year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                        std::chrono::day{static_cast<unsigned>(day)}}
             .ok();
}

Day day_in_vietnam(Instant t) {
  const std::chrono::year_month_day ymd{std::chrono::floor<std::chrono::days>(t + vietnam_offset)};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Instant start_of_day_in_vietnam(Day d) {
  using namespace std::chrono;
  const year_month_day ymd{year{d.year}, month{static_cast<unsigned>(d.month)}, day{static_cast<unsigned>(d.day)}};
  return Instant{sys_days{ymd}.time_since_epoch()} - vietnam_offset;
}

std::string show_day(Day d) {
  std::string out;
  put_padded(out, d.day, 2);
  out += '/';
  put_padded(out, d.month, 2);
  out += '/';
  put_padded(out, d.year, 4);
  return out;
}

std::string show_time(Instant t) {
  const auto local = t + vietnam_offset;
  const auto in_day = std::chrono::floor<std::chrono::minutes>(local - std::chrono::floor<std::chrono::days>(local));
  std::string out;
  put_padded(out, static_cast<int>(in_day.count() / 60), 2);
  out += ':';
  put_padded(out, static_cast<int>(in_day.count() % 60), 2);
  return out;
}

std::string show_day_time(Instant t) { return show_time(t) + " ngày " + show_day(day_in_vietnam(t)); }

std::string show_partial(PartialDate d) {
  if (d.year == 0) return {};
  if (d.month == 0) return std::to_string(d.year);
  if (d.day != 0) return show_day({d.year, d.month, d.day});
  std::string out;
  put_padded(out, d.month, 2);
  out += '/';
  put_padded(out, d.year, 4);
  return out;
}

std::string iso_utc(Instant t) {
  const auto day = std::chrono::floor<std::chrono::days>(t);
  const std::chrono::year_month_day ymd{day};
  const auto ms = (t - day).count();
  std::string out;
  put_padded(out, static_cast<int>(ymd.year()), 4);
  out += '-';
  put_padded(out, static_cast<int>(static_cast<unsigned>(ymd.month())), 2);
  out += '-';
  put_padded(out, static_cast<int>(static_cast<unsigned>(ymd.day())), 2);
  out += 'T';
  put_padded(out, static_cast<int>(ms / 3'600'000), 2);
  out += ':';
  put_padded(out, static_cast<int>(ms / 60'000 % 60), 2);
  out += ':';
  put_padded(out, static_cast<int>(ms / 1000 % 60), 2);
  out += '.';
  put_padded(out, static_cast<int>(ms % 1000), 3);
  out += 'Z';
  return out;
}

std::string month_key(Instant t) {
  const auto d = day_in_vietnam(t);
  std::string out;
  put_padded(out, d.year, 4);
  out += '-';
  put_padded(out, d.month, 2);
  return out;
}

std::string store_partial(PartialDate d) {
  std::string out;
  put_padded(out, d.year, 4);
  out += '-';
  put_padded(out, d.month, 2);
  out += '-';
  put_padded(out, d.day, 2);
  return out;
}

std::optional<PartialDate> read_partial_iso(std::string_view text) {
  std::size_t at = 0;
  PartialDate d;
  d.year = take_number(text, at, 4);
  if (!take_separator(text, at)) return std::nullopt;
  d.month = take_number(text, at, 2);
  if (!take_separator(text, at)) return std::nullopt;
  d.day = take_number(text, at, 2);
  if (at != text.size() || d.month < 0 || d.day < 0) return std::nullopt;
  return checked(d);
}

std::optional<PartialDate> read_partial(std::string_view raw) {
  const auto text = trim(raw);
  std::size_t at = 0;
  const int first = take_number(text, at, 4);
  if (first < 0) return std::nullopt;
  if (at == text.size()) return at == 4 ? checked({first, 0, 0}) : std::nullopt;
  const auto first_digits = at;
  if (!take_separator(text, at)) return std::nullopt;
  if (first_digits == 4) return read_partial_iso(text);
  const auto second_at = at;
  const int second = take_number(text, at, 4);
  if (second < 0) return std::nullopt;
  if (at == text.size()) return at - second_at == 4 && first >= 1 ? checked({second, first, 0}) : std::nullopt;
  if (!take_separator(text, at)) return std::nullopt;
  const auto third_at = at;
  const int third = take_number(text, at, 4);
  if (third < 0 || at != text.size() || at - third_at != 4 || first < 1 || second < 1) return std::nullopt;
  return checked({third, second, first});
}

int age_on(PartialDate born, Day today) {
  const int month = born.month == 0 ? 12 : born.month;
  const int day = born.day == 0 ? 31 : born.day;
  const int years = today.year - born.year;
  const bool before_birthday = today.month < month || (today.month == month && today.day < day);
  return before_birthday ? years - 1 : years;
}

}  // namespace hvs
