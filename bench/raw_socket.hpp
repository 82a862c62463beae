// What the two load programs share: non-blocking sockets to loopback and an HTTP answer's length.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace hvs::bench {

inline int connect_to(std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0) return fd;
  ::close(fd);
  return -1;
}

inline void allow_many_files() {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// Bytes of the first whole answer in `kept`; 0 when it is not whole yet. Both servers measured always say
// Content-Length.
inline std::size_t whole_answer(std::string_view kept) {
  const auto head = kept.find("\r\n\r\n");
  if (head == std::string_view::npos) return 0;
  auto at = kept.find("\r\nContent-Length: ");
  const std::size_t body = at < head ? std::strtoull(kept.data() + at + 18, nullptr, 10) : 0;
  return kept.size() >= head + 4 + body ? head + 4 + body : 0;
}

// "{n}" → a running number, "{id}" → 12 hex digits of it, so that every request can be an operation of its own.
inline std::string fill(std::string_view pattern, std::uint64_t n) {
  std::string out;
  while (true) {
    const auto brace = pattern.find('{');
    out += pattern.substr(0, brace);
    if (brace == std::string_view::npos) return out;
    pattern.remove_prefix(brace);
    if (pattern.starts_with("{n}")) {
      out += std::to_string(n);
      pattern.remove_prefix(3);
    } else if (pattern.starts_with("{id}")) {
      std::string hex(12, '0');
      for (std::size_t i = 12; i-- > 0; n >>= 4) hex[i] = "0123456789abcdef"[n & 15];
      out += hex;
      pattern.remove_prefix(4);
    } else {
      out += '{';
      pattern.remove_prefix(1);
    }
  }
}

}  // namespace hvs::bench
