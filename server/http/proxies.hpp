// Which peers may speak for somebody else. X-Forwarded-* from anybody else is dropped unread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hvs::http {

using Address = std::array<std::uint8_t, 16>;  // IPv4 is kept as ::ffff:a.b.c.d

[[nodiscard]] std::optional<Address> read_address(std::string_view text);
[[nodiscard]] std::string show_address(const Address& address);

class ProxyList {
 public:
  // "10.0.0.0/8", "192.168.1.7", "fd00::/8". nullopt when one entry cannot be read: a list half understood is
  // dangerous.
  [[nodiscard]] static std::optional<ProxyList> read(const std::vector<std::string>& entries);
  [[nodiscard]] bool trusts(const Address& address) const;
  // The right-most address of X-Forwarded-For that is not a proxy of ours; "" when there is none that can be read.
  [[nodiscard]] std::string client(std::string_view forwarded_for) const;

 private:
  struct Net {
    Address address;
    int bits;
  };
  std::vector<Net> nets_;
};

}  // namespace hvs::http
