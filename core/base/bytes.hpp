// Byte codecs that phone and server share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace hvs::bytes {

[[nodiscard]] std::string hex(std::string_view raw);
[[nodiscard]] Result<std::string> from_hex(std::string_view text);
[[nodiscard]] std::string base64url(std::string_view raw);                // RFC 4648 §5, no padding
[[nodiscard]] Result<std::string> from_base64url(std::string_view text);  // padding refused
[[nodiscard]] std::string base32(std::string_view raw);                   // RFC 4648 §6, no padding (TOTP secrets)
[[nodiscard]] Result<std::string> from_base32(std::string_view text);
[[nodiscard]] std::uint32_t crc32c(std::string_view raw);        // Castagnoli, RFC 3720 B.4
[[nodiscard]] std::string sha256(std::string_view raw);          // 32 raw bytes, FIPS 180-4
[[nodiscard]] std::string percent_encode(std::string_view raw);  // RFC 3986 unreserved kept
[[nodiscard]] Result<std::string> percent_decode(std::string_view text, bool plus_is_space);

// LEB128 varints and length-prefixed strings, for frames and snapshots.
void put_varint(std::string& out, std::uint64_t value);
void put_text(std::string& out, std::string_view text);
class Reader {
 public:
  explicit Reader(std::string_view raw) : rest_(raw) {}
  [[nodiscard]] bool varint(std::uint64_t& out);
  [[nodiscard]] bool text(std::string_view& out, std::size_t max_size);
  [[nodiscard]] bool take(std::size_t size, std::string_view& out);
  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace hvs::bytes
