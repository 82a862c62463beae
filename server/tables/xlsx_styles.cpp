#include "server/tables/xlsx_styles.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include "core/base/text.hpp"
#include "core/base/time.hpp"
#include "server/tables/xml_scan.hpp"

namespace hvs::tables {
namespace {

constexpr std::size_t most_styles = 70'000;  // Excel's own limit is 65,490

bool is_built_in_date(long long id) {
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

long long number(const std::string& text) {
  long long n = -1;
  return text::read_int(text, n) ? n : -1;
}

}  // namespace

NumberForm form_of(std::string_view code) {
  const auto first = code.substr(0, code.find(';'));
  const bool all_zeros = !first.empty() && std::ranges::all_of(first, [](char c) { return c == '0'; });
  if (all_zeros) return {.is_date = false, .zeros = static_cast<std::uint8_t>(std::min<std::size_t>(first.size(), 20))};
  bool day_or_year = false;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const char c = first[i];
    if (c == '"')
      i = std::min(first.find('"', i + 1), first.size());
    else if (c == '[')
      i = std::min(first.find(']', i + 1), first.size());
    else if (c == '\\')
      ++i;
    else if (c == 'd' || c == 'D' || c == 'y' || c == 'Y')
      day_or_year = true;
  }
  return {.is_date = day_or_year && code != "General", .zeros = 0};
}

std::vector<NumberForm> read_styles(std::string_view xml) {
  std::map<long long, NumberForm> custom;
  std::vector<NumberForm> forms;
  XmlScan scan(xml);
  bool in_cell_styles = false;
  for (;;) {
    const auto event = scan.next();
    if (event == XmlScan::Event::end || event == XmlScan::Event::broken || forms.size() > most_styles) return forms;
    if (event == XmlScan::Event::close && scan.name() == "cellXfs") in_cell_styles = false;
    if (event != XmlScan::Event::open) continue;
    if (scan.name() == "cellXfs") in_cell_styles = true;
    if (scan.name() == "numFmt" && custom.size() < most_styles) {
      custom[number(scan.attribute("numFmtId"))] = form_of(scan.attribute("formatCode"));
    }
    if (scan.name() == "xf" && in_cell_styles) {
      const auto id = number(scan.attribute("numFmtId"));
      const auto found = custom.find(id);
      forms.push_back(found != custom.end() ? found->second : NumberForm{.is_date = is_built_in_date(id), .zeros = 0});
    }
  }
}

std::string date_of_serial(double serial, bool from_1904) {
  constexpr double last = 110'000;  // year 2201
  if (!(serial >= 1) || serial > last) return {};
  auto days = static_cast<int>(std::floor(serial));
  if (from_1904)
    days += 1462;
  else if (days < 61)
    ++days;  // Excel counts a 29 February 1900 that never was
  const std::chrono::sys_days day = std::chrono::sys_days{std::chrono::year{1899} / 12 / 30} + std::chrono::days{days};
  const std::chrono::year_month_day ymd{day};
  return store_partial({static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
                        static_cast<int>(static_cast<unsigned>(ymd.day()))});
}

}  // namespace hvs::tables
