// Range requests (RFC 9110 §14): one range, first-last, first- or -suffix. Several ranges are answered with the whole
// thing, which the standard allows and which takes away the amplification that many small ranges offer.
#pragma once

#include <cstdint>
#include <string_view>

namespace hvs::http {

struct Range {
  enum class Kind : std::uint8_t { whole, part, beyond };  // beyond: 416
  Kind kind = Kind::whole;
  std::uint64_t first = 0;
  std::uint64_t size = 0;
};

[[nodiscard]] Range read_range(std::string_view header, std::uint64_t total);

}  // namespace hvs::http
