#include "server/vc/status_list.hpp"

#include <zlib.h>

#include "core/base/bytes.hpp"
#include "server/vc/canonical.hpp"
#include "text/vc.hpp"

namespace hvs::vc {
namespace {

constexpr std::size_t largest_list = 2U << 20U;  // bytes, inflated: sixteen million entries
constexpr int gzip_window = 15 + 16;
constexpr int any_window = 15 + 32;

std::string gzipped(std::string_view data) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(data.size())) + 32, '\0');
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(data.data()));
  stream.avail_in = static_cast<uInt>(data.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

Result<std::string> inflated(std::string_view data, std::size_t limit) {
  z_stream stream{};
  if (inflateInit2(&stream, any_window) != Z_OK) return refuse(Kind::broken, t::vc::bad_status.key);
  std::string out;
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(data.data()));
  stream.avail_in = static_cast<uInt>(data.size());
  char buffer[16384];
  int state = Z_OK;
  while (state == Z_OK && out.size() <= limit) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer);
    stream.avail_out = sizeof buffer;
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer, sizeof buffer - stream.avail_out);
    if (state == Z_BUF_ERROR) break;
  }
  inflateEnd(&stream);
  if (state != Z_STREAM_END || out.size() > limit) return refuse(Kind::invalid, t::vc::bad_status.key);
  return out;
}

std::string encoded_list(const std::vector<std::uint32_t>& set, std::uint32_t size) {
  std::string bits((size + 7) / 8, '\0');
  for (const auto index : set)  // §3.1: the first entry is the leftmost bit
    if (index < size) bits[index / 8] = static_cast<char>(bits[index / 8] | (0x80U >> (index % 8)));
  return "u" + bytes::base64url(gzipped(bits));
}

Result<bool> bit_of(std::string_view encoded, std::uint32_t index) {
  const auto bad = [] { return refuse(Kind::invalid, t::vc::bad_status.key); };
  if (!encoded.starts_with('u')) return bad();
  const auto packed = bytes::from_base64url(encoded.substr(1));
  if (!packed) return bad();
  const auto bits = inflated(*packed, largest_list);
  if (!bits || bits->size() * 8 < status_list_size || index / 8 >= bits->size()) return bad();
  return (static_cast<unsigned char>((*bits)[index / 8]) & (0x80U >> (index % 8))) != 0;
}

std::uint32_t place_of(std::string_view id, std::uint32_t attempt) {
  const auto hash = sha256_of(std::string{id} + "/status/" + std::to_string(attempt));
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) out = (out << 8U) | static_cast<unsigned char>(hash[i]);
  return out % status_list_size;
}

}  // namespace hvs::vc
