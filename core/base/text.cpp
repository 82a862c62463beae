#include "core/base/text.hpp"

#include <charconv>
#include <vector>

#include "core/base/number.hpp"
#include "core/base/text_tables.hpp"

namespace hvs::text {
namespace {

using Points = std::vector<char32_t>;

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

// True when the text holds nothing that composition could touch: the usual case, and it costs one pass.
bool is_plain(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto p = take_code_point(text, at);
    if (tables::is_mark(p) || p == 0x2000 || p == 0x2001 || p == 0x2126 || p == 0x212A || p == 0x212B) return false;
  }
  return true;
}

void put_decomposed(Points& out, char32_t point) {
  const auto parts = tables::decompose(point);
  if (parts.base == 0) {
    out.push_back(point);
    return;
  }
  put_decomposed(out, parts.base);
  if (parts.mark != 0) out.push_back(parts.mark);
}

// NFD: decomposed, marks in canonical order (UAX #15 §1.3, D108–D109).
Points decomposed(std::string_view text) {
  Points out;
  out.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size();) put_decomposed(out, take_code_point(text, at));
  for (std::size_t i = 1; i < out.size(); ++i) {
    const auto rank = tables::mark_class(out[i]);
    if (rank == 0) continue;
    std::size_t to = i;
    while (to > 0 && tables::mark_class(out[to - 1]) > rank) --to;
    const auto moved = out[i];
    for (std::size_t k = i; k > to; --k) out[k] = out[k - 1];
    out[to] = moved;
  }
  return out;
}

// D117: each mark joins the last starter unless a mark of its class or higher stands between.
Points composed(const Points& in) {
  Points out;
  out.reserve(in.size());
  constexpr auto none = static_cast<std::size_t>(-1);
  std::size_t starter = none;
  std::uint8_t before = 0;
  for (const auto point : in) {
    const auto rank = tables::mark_class(point);
    const bool adjacent = starter != none && starter + 1 == out.size();
    if (starter != none && (adjacent || (before < rank && before != 0))) {
      if (const auto whole = tables::compose(out[starter], point); whole != 0) {
        out[starter] = whole;
        continue;
      }
    }
    if (rank == 0) starter = out.size();
    before = rank;
    out.push_back(point);
  }
  return out;
}

std::string to_utf8(const Points& points) {
  std::string out;
  out.reserve(points.size() * 2);
  for (const auto p : points) put_code_point(out, p);
  return out;
}

template <class Map>
std::string each_point(std::string_view text, Map map) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) put_code_point(out, map(take_code_point(text, at)));
  return out;
}

char32_t plain_letter(char32_t p) {
  switch (p) {
    case 0x111:
      return 'd';
    case 0x180:
      return 'b';
    case 0x2BC:
    case 0x2018:
    case 0x2019:
      return '\'';
    default:
      return p;
  }
}

bool is_letter(char32_t p) {
  if (p < 0x80) return (p >= 'A' && p <= 'Z') || (p >= 'a' && p <= 'z');
  if (p < 0xC0) return p == 0xAA || p == 0xB5 || p == 0xBA;
  if (p == 0xD7 || p == 0xF7 || tables::is_mark(p)) return false;
  return !(p >= 0x2000 && p < 0x2C00) && !(p >= 0x3000 && p < 0x3040) && !(p >= 0xFE00 && p < 0xFE70) && p < 0x1F000 &&
         p != 0xFEFF && p != 0xFFFD;
}

}  // namespace

std::string nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  if (is_plain(text)) return well_formed(text);
  return to_utf8(composed(decomposed(text)));
}

std::string fold(std::string_view text) {
  Points kept;
  for (const auto p : decomposed(text)) {
    if (!tables::is_mark(p)) kept.push_back(plain_letter(tables::lower(p)));
  }
  return squeeze(to_utf8(kept));
}

std::size_t letters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) count += is_letter(take_code_point(text, at)) ? 1 : 0;
  return count;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) (void)take_code_point(text, at);
  return count;
}

std::string trim(std::string_view text) {
  std::size_t first = text.size();
  std::size_t last = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const auto from = at;
    const auto p = take_code_point(text, at);
    if (tables::is_space(p) || tables::is_invisible(p)) continue;
    if (first == text.size()) first = from;
    last = at;
  }
  return std::string(text.substr(first, last - first));
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto p = take_code_point(text, at);
    if (tables::is_invisible(p)) continue;
    if (tables::is_space(p)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    put_code_point(out, p);
  }
  return out;
}

std::string lower(std::string_view text) { return each_point(text, tables::lower); }
std::string upper(std::string_view text) { return each_point(text, tables::upper); }

std::string group_thousands(long long value) {
  auto digits = std::to_string(value);
  const std::size_t sign = value < 0 ? 1 : 0;
  for (auto at = digits.size(); at > sign + 3;) digits.insert(at -= 3, 1, '.');
  return digits;
}

std::string cut(std::string_view text, std::size_t max_code_points) {
  std::size_t at = 0;
  std::size_t end = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    const auto from = at;
    const auto p = take_code_point(text, at);
    if (!tables::is_mark(p)) end = from;  // never between a letter and its marks
    if (count == max_code_points) {
      while (end > 0 && text[end - 1] == ' ') --end;
      return well_formed(text.substr(0, end)) + "…";
    }
  }
  return well_formed(text);
}

std::string mask_personal_number(std::string_view digits) {
  bool plain = digits.size() == 12;
  for (const char c : digits) plain = plain && c >= '0' && c <= '9';
  if (!plain) return std::string(code_points(digits), '*');
  return std::string(digits.substr(0, 3)) + "*****" + std::string(digits.substr(8));
}

bool read_int(std::string_view text, long long& out) {
  long long value = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (text.empty() || read.ec != std::errc{} || read.ptr != end) return false;
  out = value;
  return true;
}

bool read_double(std::string_view text, double& out) { return number::read_double(text, out); }

}  // namespace hvs::text
