#include "server/tables/encoding.hpp"

#include <array>

#include "core/base/text.hpp"
#include "text/import.hpp"

namespace hvs::tables {
namespace {

std::string from_utf16(std::string_view bytes, bool little) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<std::uint32_t>(little ? a | (b << 8U) : (a << 8U) | b);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    auto c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const auto low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
        i += 2;
      }
    }
    text::put_code_point(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
  }
  return out;
}

// Windows-1258 differs from Latin-1 here (unicode.org, CP1258.TXT); marks stand as combining characters.
constexpr std::array<std::uint16_t, 32> upper_1258{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0xFFFD, 0x2039, 0x0152, 0xFFFD, 0xFFFD, 0xFFFD,
                                                   0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0xFFFD, 0x203A, 0x0153, 0xFFFD, 0xFFFD, 0x0178};

std::uint32_t of_1258(unsigned char b) {
  if (b >= 0x80 && b < 0xA0) return upper_1258[b - 0x80U];
  switch (b) {
    case 0xC3:
      return 0x0102;
    case 0xCC:
      return 0x0300;
    case 0xD0:
      return 0x0110;
    case 0xD2:
      return 0x0309;
    case 0xD5:
      return 0x01A0;
    case 0xDD:
      return 0x01AF;
    case 0xDE:
      return 0x0303;
    case 0xE3:
      return 0x0103;
    case 0xEC:
      return 0x0301;
    case 0xF0:
      return 0x0111;
    case 0xF2:
      return 0x0323;
    case 0xF5:
      return 0x01A1;
    case 0xFD:
      return 0x01B0;
    case 0xFE:
      return 0x20AB;
    default:
      return b;
  }
}

// Where TCVN3 keeps its commonest letters (ă â ê ô ơ ư đ à ả ã á ạ ằ …) Windows-1258 has signs that names never
// contain.
bool is_tcvn3_letter(std::uint32_t c) { return (c >= 0xA8 && c <= 0xAE) || (c >= 0xB5 && c <= 0xBE && c != 0xBA); }

}  // namespace

bool looks_like_tcvn3(std::string_view utf8) {
  std::size_t odd = 0;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto b = static_cast<unsigned char>(utf8[i]);
    if (b == 0xC2 && i + 1 < utf8.size()) {
      odd += is_tcvn3_letter(static_cast<unsigned char>(utf8[++i])) ? 1 : 0;
    } else if ((b | 0x20U) >= 'a' && (b | 0x20U) <= 'z') {
      ++letters;
    }
  }
  return odd >= 2 && odd * 12 >= letters;
}

Result<Decoded> decode(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE")) return Decoded{from_utf16(bytes.substr(2), true), Encoding::unicode};
  if (bytes.starts_with("\xFE\xFF")) return Decoded{from_utf16(bytes.substr(2), false), Encoding::unicode};
  const auto head = bytes.substr(0, 2000);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
  if (zeros[1] * 4 > head.size() / 2 && zeros[0] * 8 < head.size())
    return Decoded{from_utf16(bytes, true), Encoding::unicode};
  if (zeros[0] * 4 > head.size() / 2 && zeros[1] * 8 < head.size())
    return Decoded{from_utf16(bytes, false), Encoding::unicode};
  if (bytes.find('\0') != std::string_view::npos) return refuse(Kind::invalid, t::import::not_a_table.key, "binary");
  if (text::is_utf8(bytes)) return Decoded{std::string(bytes), Encoding::unicode};

  Decoded out{{}, Encoding::windows_1258};
  std::size_t high = 0;
  std::size_t odd = 0;
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    if (b >= 0x80) {
      ++high;
      odd += is_tcvn3_letter(b) ? 1 : 0;
    }
    text::put_code_point(out.utf8, of_1258(b));
  }
  if (odd * 10 > high * 2) return refuse(Kind::invalid, t::import::tcvn3.key);
  return out;
}

}  // namespace hvs::tables
