#include "server/media/photo.hpp"

#include <array>
#include <cstdint>

#include "text/media.hpp"

namespace hvs::media {
namespace {

std::uint32_t big(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < count; ++i) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
  return out;
}
std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t out = 0;
  for (std::size_t i = count; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

std::unexpected<Problem> broken() { return refuse(Kind::invalid, t::media::photo_broken.key); }

// ITU-T T.81 annex B: segments up to the scan. APP1…APP15 (Exif, XMP, maker notes) and COM stay out; APP14 says how the
// colours are meant and has no words in it.
Result<Photo> read_jpeg(std::string_view bytes) {
  Photo out{"image/jpeg", ".jpg", 0, 0, std::string{bytes.substr(0, 2)}};
  std::size_t at = 2;
  while (true) {
    if (at + 4 > bytes.size() || static_cast<unsigned char>(bytes[at]) != 0xff) return broken();
    const auto mark = static_cast<unsigned char>(bytes[at + 1]);
    if (mark == 0xff) {  // fill bytes
      ++at;
      continue;
    }
    if (mark == 0x01 || (mark >= 0xd0 && mark <= 0xd9)) return broken();  // stands alone: not before the scan
    const auto length = big(bytes, at + 2, 2);
    if (length < 2 || at + 2 + length > bytes.size()) return broken();
    const bool frame = mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 && mark != 0xc8 && mark != 0xcc;
    if (frame) {
      if (length < 8) return broken();
      out.height = static_cast<int>(big(bytes, at + 5, 2));
      out.width = static_cast<int>(big(bytes, at + 7, 2));
    }
    const bool tells = (mark >= 0xe1 && mark <= 0xed) || mark == 0xef || mark == 0xfe;
    if (mark == 0xda) {
      const auto end = bytes.rfind("\xff\xd9");
      if (out.width == 0 || end == std::string_view::npos || end < at) return broken();
      out.bytes += bytes.substr(at, end + 2 - at);  // what stands after the end is nobody's picture
      return out;
    }
    if (!tells) out.bytes += bytes.substr(at, 2 + length);
    at += 2 + length;
  }
}

// PNG 3rd edition §5: chunks that are needed for the picture, and no others.
Result<Photo> read_png(std::string_view bytes) {
  constexpr std::size_t head = 8;
  Photo out{"image/png", ".png", 0, 0, std::string{bytes.substr(0, head)}};
  constexpr std::array<std::string_view, 9> kept{"IHDR", "PLTE", "tRNS", "gAMA", "cHRM",
                                                 "sRGB", "sBIT", "IDAT", "IEND"};
  for (std::size_t at = head; at + 12 <= bytes.size();) {
    const auto length = big(bytes, at, 4);
    const auto name = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at - 12) return broken();
    if (at == head) {
      if (name != "IHDR" || length != 13) return broken();
      const auto width = big(bytes, at + 8, 4), height = big(bytes, at + 12, 4);
      if (width > 100'000 || height > 100'000) return refuse(Kind::invalid, t::media::photo_too_large.key);
      out.width = static_cast<int>(width);
      out.height = static_cast<int>(height);
    }
    for (const auto one : kept) {
      if (name == one) out.bytes += bytes.substr(at, 12 + length);
    }
    if (name == "IEND") return out;
    at += 12 + length;
  }
  return broken();
}

// RIFF container of WebP (RFC 9649 §2): EXIF and XMP chunks and the flags that announce them go.
Result<Photo> read_webp(std::string_view bytes) {
  Photo out{"image/webp", ".webp", 0, 0, {}};
  std::string body;
  for (std::size_t at = 12; at + 8 <= bytes.size();) {
    const auto name = bytes.substr(at, 4);
    const auto length = little(bytes, at + 4, 4);
    const auto padded = static_cast<std::size_t>(length) + length % 2;
    if (padded > bytes.size() - at - 8) return broken();
    std::string chunk{bytes.substr(at, 8 + padded)};
    if (name == "VP8X" && length >= 10) {
      chunk[8] = static_cast<char>(static_cast<unsigned char>(chunk[8]) & ~0x2cU);  // ICC, Exif and XMP are not there
      out.width = static_cast<int>(little(bytes, at + 12, 3)) + 1;
      out.height = static_cast<int>(little(bytes, at + 15, 3)) + 1;
    } else if (name == "VP8 " && length >= 10 && out.width == 0) {
      out.width = static_cast<int>(little(bytes, at + 14, 2) & 0x3fff);
      out.height = static_cast<int>(little(bytes, at + 16, 2) & 0x3fff);
    } else if (name == "VP8L" && length >= 5 && out.width == 0) {
      const auto bits = little(bytes, at + 9, 4);
      out.width = static_cast<int>(bits & 0x3fff) + 1;
      out.height = static_cast<int>(bits >> 14 & 0x3fff) + 1;
    }
    if (name == "VP8X" || name == "VP8 " || name == "VP8L" || name == "ALPH") body += chunk;
    at += 8 + padded;
  }
  if (out.width == 0 || body.empty()) return broken();
  out.bytes = "RIFF";
  const auto size = static_cast<std::uint32_t>(body.size() + 4);
  for (unsigned shift = 0; shift < 32; shift += 8) out.bytes += static_cast<char>(size >> shift & 0xff);
  out.bytes += "WEBP" + body;
  return out;
}

Result<Photo> read_some(std::string_view bytes) {
  if (bytes.starts_with("\xff\xd8\xff")) return read_jpeg(bytes);
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return read_png(bytes);
  if (bytes.size() > 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return read_webp(bytes);
  return refuse(Kind::invalid, t::media::not_a_photo.key);
}

}  // namespace

Result<Photo> read_photo(std::string_view bytes) {
  auto photo = read_some(bytes);
  if (!photo) return photo;
  if (photo->width <= 0 || photo->height <= 0) return broken();
  if (photo->width > most_pixels || photo->height > most_pixels)
    return refuse(Kind::invalid, t::media::photo_too_large.key);
  return photo;
}

}  // namespace hvs::media
