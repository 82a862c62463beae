#include "core/base/bytes.hpp"

#include <array>

namespace hvs::bytes {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view url_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view base32_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::uint8_t byte(char c) { return static_cast<std::uint8_t>(c); }

// Value of each character in an alphabet, -1 for strangers.
consteval std::array<std::int8_t, 256> values_of(std::string_view digits) {
  std::array<std::int8_t, 256> out{};
  out.fill(-1);
  for (std::size_t i = 0; i < digits.size(); ++i)
    out[static_cast<std::uint8_t>(digits[i])] = static_cast<std::int8_t>(i);
  return out;
}
constexpr auto url_values = values_of(url_digits);
constexpr auto base32_values = values_of(base32_digits);

// RFC 4648 for alphabets of 2^bits letters, without padding.
std::string encode(std::string_view raw, std::string_view digits, unsigned bits) {
  std::string out;
  out.reserve(raw.size() * 8 / bits + 1);
  std::uint32_t pool = 0;
  unsigned held = 0;
  for (const char c : raw) {
    pool = (pool << 8) | byte(c);
    held += 8;
    while (held >= bits) {
      held -= bits;
      out += digits[(pool >> held) & ((1U << bits) - 1)];
    }
  }
  if (held > 0) out += digits[(pool << (bits - held)) & ((1U << bits) - 1)];
  return out;
}

// Refuses strangers, impossible lengths and left-over bits that are not zero: one value has one spelling.
Result<std::string> decode(std::string_view text, const std::array<std::int8_t, 256>& values, unsigned bits,
                           std::string_view code) {
  std::string out;
  out.reserve(text.size() * bits / 8);
  std::uint32_t pool = 0;
  unsigned held = 0;
  for (const char c : text) {
    const auto value = values[byte(c)];
    if (value < 0) return refuse(Kind::invalid, code, "letter outside the alphabet");
    pool = (pool << bits) | static_cast<std::uint32_t>(value);
    held += bits;
    if (held >= 8) {
      held -= 8;
      out += static_cast<char>(pool >> held & 0xFF);
    }
  }
  if (held >= bits) return refuse(Kind::invalid, code, "impossible length");
  if ((pool & ((1U << held) - 1)) != 0) return refuse(Kind::invalid, code, "left-over bits");
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

consteval std::array<std::uint32_t, 256> crc32c_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t c = i;
    for (int k = 0; k < 8; ++k) c = (c & 1U) != 0 ? (c >> 1) ^ 0x82F63B78U : c >> 1;
    table[i] = c;
  }
  return table;
}

}  // namespace

std::string hex(std::string_view raw) {
  std::string out;
  out.reserve(raw.size() * 2);
  for (const char c : raw) {
    out += hex_digits[byte(c) >> 4];
    out += hex_digits[byte(c) & 15];
  }
  return out;
}

Result<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return refuse(Kind::invalid, "base.bad_hex", "odd length");
  std::string out;
  out.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_value(text[i]);
    const int low = hex_value(text[i + 1]);
    if (high < 0 || low < 0) return refuse(Kind::invalid, "base.bad_hex", "letter outside the alphabet");
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

std::string base64url(std::string_view raw) { return encode(raw, url_digits, 6); }
Result<std::string> from_base64url(std::string_view text) { return decode(text, url_values, 6, "base.bad_base64"); }
std::string base32(std::string_view raw) { return encode(raw, base32_digits, 5); }
Result<std::string> from_base32(std::string_view text) { return decode(text, base32_values, 5, "base.bad_base32"); }

std::uint32_t crc32c(std::string_view raw) {
  static constexpr auto table = crc32c_table();
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : raw) crc = table[(crc ^ byte(c)) & 0xFF] ^ (crc >> 8);
  return ~crc;
}

std::string percent_encode(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (const char c : raw) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '.' || c == '_' || c == '~';
    if (kept) {
      out += c;
    } else {
      out += '%';
      out += "0123456789ABCDEF"[byte(c) >> 4];
      out += "0123456789ABCDEF"[byte(c) & 15];
    }
  }
  return out;
}

Result<std::string> percent_decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) return refuse(Kind::invalid, "base.bad_percent");
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += plus_is_space && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

void put_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>((value & 0x7F) | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

void put_text(std::string& out, std::string_view text) {
  put_varint(out, text.size());
  out += text;
}

bool Reader::varint(std::uint64_t& out) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < rest_.size() && i < 10; ++i) {
    const std::uint64_t bits = byte(rest_[i]) & 0x7FU;
    if (i == 9 && bits > 1) return false;  // more than 64 bits
    value |= bits << (7 * i);
    if ((byte(rest_[i]) & 0x80U) == 0) {
      if (i > 0 && bits == 0) return false;  // a longer spelling of the same number
      out = value;
      rest_.remove_prefix(i + 1);
      return true;
    }
  }
  return false;
}

bool Reader::text(std::string_view& out, std::size_t max_size) {
  const auto before = rest_;
  std::uint64_t size = 0;
  if (varint(size) && size <= max_size && take(static_cast<std::size_t>(size), out)) return true;
  rest_ = before;
  return false;
}

bool Reader::take(std::size_t size, std::string_view& out) {
  if (size > rest_.size()) return false;
  out = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return true;
}

}  // namespace hvs::bytes
