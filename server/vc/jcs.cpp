// RFC 8785. Names are sorted by UTF-16 code units (§3.2.3), numbers are written as ECMAScript does (§3.2.2.3).
#include <algorithm>
#include <charconv>
#include <cmath>

#include "server/vc/canonical.hpp"
#include "text/vc.hpp"

namespace hvs::vc {
namespace {

using json::Json;

void put_string(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20) {
          out += "\\u00";
          out += digits[byte >> 4U];
          out += digits[byte & 15U];
        } else {
          out += c;
        }
      }
    }
  }
  out += '"';
}

// UTF-8 sorts by code point; UTF-16 puts the supplementary planes (lead bytes F0…F4) below U+E000…U+FFFF (EE, EF).
bool utf16_less(std::string_view a, std::string_view b) {
  const auto size = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < size; ++i) {
    if (a[i] == b[i]) continue;
    const auto x = static_cast<unsigned char>(a[i]);
    const auto y = static_cast<unsigned char>(b[i]);
    // Only lead bytes meet here when one of them is a lead byte: both strings agree so far.
    const bool high_x = x >= 0xF0;
    const bool high_y = y >= 0xF0;
    if (high_x != high_y) return high_x ? y >= 0xEE : x < 0xEE;
    return x < y;
  }
  return a.size() < b.size();
}

bool put(std::string& out, const Json& value) {
  switch (value.type()) {
    case Json::Type::null:
      out += "null";
      return true;
    case Json::Type::boolean:
      out += value.boolean() ? "true" : "false";
      return true;
    case Json::Type::number:
      if (!std::isfinite(value.number())) return false;
      out += ecmascript_number(value.is_whole() ? static_cast<double>(value.integer()) : value.number());
      return true;
    case Json::Type::string:
      put_string(out, value.string());
      return true;
    case Json::Type::array: {
      out += '[';
      bool first = true;
      for (const auto& one : value.items()) {
        if (!first) out += ',';
        first = false;
        if (!put(out, one)) return false;
      }
      out += ']';
      return true;
    }
    case Json::Type::object: {
      std::vector<const Json::Member*> members;
      members.reserve(value.members().size());
      for (const auto& one : value.members()) members.push_back(&one);
      std::ranges::sort(members, [](const auto* a, const auto* b) { return utf16_less(a->first, b->first); });
      out += '{';
      bool first = true;
      for (const auto* one : members) {
        if (!first) out += ',';
        first = false;
        put_string(out, one->first);
        out += ':';
        if (!put(out, one->second)) return false;
      }
      out += '}';
      return true;
    }
  }
  return false;
}

}  // namespace

// ECMA-262 Number::toString: the shortest digits that read back, then plain up to 21 places, else with an exponent.
std::string ecmascript_number(double value) {
  if (value == 0) return "0";
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::scientific).ptr;
  const std::string_view text{buffer, static_cast<std::size_t>(end - buffer)};
  const auto e = text.find('e');
  std::string digits;
  for (const char c : text.substr(0, e))
    if (c != '.') digits += c;
  int exponent = 0;
  auto tail = text.substr(e + 1);
  if (tail.starts_with('+')) tail.remove_prefix(1);
  std::from_chars(tail.data(), tail.data() + tail.size(), exponent);
  const int count = static_cast<int>(digits.size());
  const int point = exponent + 1;  // n of the specification
  std::string out;
  if (count <= point && point <= 21) {
    out = digits + std::string(static_cast<std::size_t>(point - count), '0');
  } else if (0 < point && point <= 21) {
    out = digits.substr(0, static_cast<std::size_t>(point)) + "." + digits.substr(static_cast<std::size_t>(point));
  } else if (-6 < point && point <= 0) {
    out = "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  } else {
    out = digits.substr(0, 1);
    if (count > 1) out += "." + digits.substr(1);
    out += exponent < 0 ? "e-" : "e+";
    out += std::to_string(std::abs(exponent));
  }
  return value < 0 ? "-" + out : out;
}

Result<std::string> canonical_json(const Json& value) {
  std::string out;
  if (!put(out, value)) return refuse(Kind::invalid, t::vc::not_understood.key, "a number out of range");
  return out;
}

}  // namespace hvs::vc
