#include "server/http/http_date.hpp"

#include <array>
#include <chrono>

namespace hvs::http {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void put(std::string& out, int value, int digits) {
  std::string text = std::to_string(value);
  out.append(static_cast<std::size_t>(digits) > text.size() ? static_cast<std::size_t>(digits) - text.size() : 0, '0');
  out += text;
}

// Digits only; -1 for anything else.
int number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::string write_date(std::int64_t unix_seconds) {
  using namespace std::chrono;
  const sys_seconds at{seconds{unix_seconds}};
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss time{at - day};
  std::string out;
  out.reserve(29);
  out += weekdays[weekday{day}.c_encoding()];
  out += ", ";
  put(out, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  out += ' ';
  out += months[static_cast<unsigned>(date.month()) - 1];
  out += ' ';
  put(out, static_cast<int>(date.year()), 4);
  out += ' ';
  put(out, static_cast<int>(time.hours().count()), 2);
  out += ':';
  put(out, static_cast<int>(time.minutes().count()), 2);
  out += ':';
  put(out, static_cast<int>(time.seconds().count()), 2);
  out += " GMT";
  return out;
}

std::optional<std::int64_t> read_date(std::string_view text) {
  using namespace std::chrono;
  // "Sun, 22 Nov 2026 12:40:00 GMT": fixed columns.
  if (text.size() != 29 || text.substr(3, 2) != ", " || text.substr(25) != " GMT") return std::nullopt;
  if (text[7] != ' ' || text[11] != ' ' || text[16] != ' ' || text[19] != ':' || text[22] != ':') return std::nullopt;
  unsigned month = 0;
  while (month < months.size() && months[month] != text.substr(8, 3)) ++month;
  const int day = number(text.substr(5, 2));
  const int year_number = number(text.substr(12, 4));
  const int hour = number(text.substr(17, 2));
  const int minute = number(text.substr(20, 2));
  const int second = number(text.substr(23, 2));
  if (month == months.size() || day < 1 || year_number < 1970 || hour < 0 || minute < 0 || second < 0)
    return std::nullopt;
  const year_month_day date{year{year_number}, std::chrono::month{month + 1},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  const auto at = sys_days{date} + hours{hour} + minutes{minute} + seconds{second};
  return duration_cast<seconds>(at.time_since_epoch()).count();
}

}  // namespace hvs::http
