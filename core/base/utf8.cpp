// UTF-8 as bytes: reading and writing code points (Unicode 15 §3.9, table 3-7).
#include "core/base/text.hpp"

namespace hvs::text {
namespace {

constexpr char32_t replacement = 0xFFFD;

std::uint8_t byte(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<std::uint8_t>(text[at]) : 0;
}

struct Lead {
  int more;          // continuation bytes
  std::uint8_t low;  // allowed range of the first of them
  std::uint8_t high;
};

constexpr Lead lead_of(std::uint8_t b) {
  if (b >= 0xC2 && b <= 0xDF) return {1, 0x80, 0xBF};
  if (b == 0xE0) return {2, 0xA0, 0xBF};
  if (b == 0xED) return {2, 0x80, 0x9F};
  if (b >= 0xE1 && b <= 0xEF) return {2, 0x80, 0xBF};
  if (b == 0xF0) return {3, 0x90, 0xBF};
  if (b >= 0xF1 && b <= 0xF3) return {3, 0x80, 0xBF};
  if (b == 0xF4) return {3, 0x80, 0x8F};
  return {0, 0, 0};
}

// Reads one code point; false when the bytes are ill-formed (`at` then stands after the maximal subpart).
bool take(std::string_view text, std::size_t& at, char32_t& point) {
  const auto first = byte(text, at++);
  if (first < 0x80) {
    point = first;
    return true;
  }
  const auto lead = lead_of(first);
  if (lead.more == 0) return false;
  point = first & (0x3FU >> lead.more);
  for (int i = 0; i < lead.more; ++i) {
    const auto next = byte(text, at);
    if (next < (i == 0 ? lead.low : 0x80) || next > (i == 0 ? lead.high : 0xBF)) return false;
    point = point << 6 | (next & 0x3FU);
    ++at;
  }
  return true;
}

}  // namespace

bool is_utf8(std::string_view text) {
  char32_t point = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!take(text, at, point)) return false;
  }
  return true;
}

char32_t take_code_point(std::string_view text, std::size_t& at) {
  char32_t point = 0;
  return take(text, at, point) ? point : replacement;
}

void put_code_point(std::string& out, char32_t point) {
  const auto put = [&](char32_t b) { out += static_cast<char>(b); };
  if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = replacement;
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | point >> 6);
    put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | point >> 12);
    put(0x80 | (point >> 6 & 0x3F));
    put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | point >> 18);
    put(0x80 | (point >> 12 & 0x3F));
    put(0x80 | (point >> 6 & 0x3F));
    put(0x80 | (point & 0x3F));
  }
}

std::string well_formed(std::string_view text) {
  if (is_utf8(text)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) put_code_point(out, take_code_point(text, at));
  return out;
}

}  // namespace hvs::text
