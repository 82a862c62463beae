#include "server/http/range.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "server/http/head_check.hpp"

namespace hvs::http {
namespace {

// A number too large for 64 bits counts as "as far as there is".
std::optional<std::uint64_t> read_number(std::string_view text) {
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  if (text.empty()) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    value = value > (most - digit) / 10 ? most : value * 10 + digit;
  }
  return value;
}

}  // namespace

Range read_range(std::string_view header, std::uint64_t total) {
  constexpr std::string_view unit = "bytes=";
  if (!same_word(header.substr(0, unit.size()), unit)) return {};
  const auto spec = trim(header.substr(unit.size()));
  const auto dash = spec.find('-');
  if (dash == std::string_view::npos || spec.find(',') != std::string_view::npos) return {};
  const auto last = read_number(spec.substr(dash + 1));
  if (dash == 0) {
    if (!last) return {};
    const auto size = std::min(*last, total);
    if (size == 0) return {Range::Kind::beyond};
    return {Range::Kind::part, total - size, size};
  }
  const auto first = read_number(spec.substr(0, dash));
  if (!first || (!last && dash + 1 != spec.size()) || (last && *last < *first)) return {};
  if (*first >= total) return {Range::Kind::beyond};
  const auto end = last ? std::min(*last, total - 1) : total - 1;
  return {Range::Kind::part, *first, end - *first + 1};
}

}  // namespace hvs::http
