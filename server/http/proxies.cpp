#include "server/http/proxies.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

#include "server/http/head_check.hpp"

namespace hvs::http {
namespace {

// "1.2.3.4:5678" and "[::1]:5678" are written by some proxies.
std::string_view without_port(std::string_view text) {
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    return end == std::string_view::npos ? text : text.substr(1, end - 1);
  }
  const auto colon = text.find(':');
  return colon != std::string_view::npos && text.find(':', colon + 1) == std::string_view::npos ? text.substr(0, colon)
                                                                                                : text;
}

}  // namespace

std::optional<Address> read_address(std::string_view text) {
  const std::string name(text);
  Address out{};
  if (in_addr v4{}; inet_pton(AF_INET, name.c_str(), &v4) == 1) {
    out[10] = out[11] = 0xff;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(&v4);
    std::copy_n(bytes, 4, out.begin() + 12);
    return out;
  }
  if (inet_pton(AF_INET6, name.c_str(), out.data()) == 1) return out;
  return std::nullopt;
}

std::string show_address(const Address& address) {
  constexpr Address v4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (std::equal(v4_prefix.begin(), v4_prefix.begin() + 12, address.begin()))
    return inet_ntop(AF_INET, address.data() + 12, text.data(), text.size());
  return inet_ntop(AF_INET6, address.data(), text.data(), text.size());
}

std::optional<ProxyList> ProxyList::read(const std::vector<std::string>& entries) {
  ProxyList list;
  for (const std::string& entry : entries) {
    const auto slash = entry.find('/');
    const auto address = read_address(std::string_view(entry).substr(0, slash));
    if (!address) return std::nullopt;
    const bool v4 = entry.find(':') == std::string::npos;
    int bits = v4 ? 32 : 128;
    if (slash != std::string::npos) {
      const char* begin = entry.data() + slash + 1;
      const char* end = entry.data() + entry.size();
      int given = -1;
      const auto [stop, error] = std::from_chars(begin, end, given);
      if (error != std::errc{} || stop != end || given < 0 || given > bits) return std::nullopt;
      bits = given;
    }
    list.nets_.push_back({*address, v4 ? bits + 96 : bits});
  }
  return list;
}

bool ProxyList::trusts(const Address& address) const {
  return std::ranges::any_of(nets_, [&](const Net& net) {
    const auto whole = static_cast<std::size_t>(net.bits / 8);
    if (!std::equal(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(whole), net.address.begin()))
      return false;
    const int rest = net.bits % 8;
    if (rest == 0) return true;
    const auto mask = static_cast<std::uint8_t>(0xff << (8 - rest));
    return (address[whole] & mask) == (net.address[whole] & mask);
  });
}

std::string ProxyList::client(std::string_view forwarded_for) const {
  while (!forwarded_for.empty()) {
    const auto comma = forwarded_for.rfind(',');
    const auto part =
        without_port(trim(comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1)));
    const auto address = read_address(part);
    if (!address) return {};
    if (!trusts(*address)) return std::string(part);
    forwarded_for = comma == std::string_view::npos ? std::string_view{} : forwarded_for.substr(0, comma);
  }
  return {};
}

}  // namespace hvs::http
