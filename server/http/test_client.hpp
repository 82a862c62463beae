// A raw blocking socket for tests: sends exactly these bytes, reads until the answer is whole or the server closes.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace hvs::http::test {

class Client {
 public:
  explicit Client(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    open_ = ::connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
    const timeval at_most{20, 0};  // a test that would hang fails instead
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &at_most, sizeof at_most);
  }
  ~Client() { ::close(fd_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  [[nodiscard]] bool connected() const { return open_; }
  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  void finish_sending() { ::shutdown(fd_, SHUT_WR); }

  // The next whole answer by its Content-Length; what has come so far when the server closes first.
  std::string answer(bool without_body = false) {
    std::size_t head = std::string::npos;
    while ((head = kept_.find("\r\n\r\n")) == std::string::npos) {
      if (!more()) return take(kept_.size());
    }
    const auto at = kept_.find("Content-Length: ");
    std::size_t size = head + 4;
    if (!without_body && at < head) size += std::strtoull(kept_.c_str() + at + 16, nullptr, 10);
    while (kept_.size() < size) {
      if (!more()) break;
    }
    return take(size);
  }
  // Everything until the server closes.
  std::string rest() {
    while (more()) {
    }
    return take(kept_.size());
  }

 private:
  bool more() {
    char buffer[65536];
    const auto got = ::recv(fd_, buffer, sizeof buffer, 0);
    if (got <= 0) return false;
    kept_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }
  std::string take(std::size_t size) {
    auto out = kept_.substr(0, size);
    kept_.erase(0, size);
    return out;
  }

  int fd_;
  bool open_ = false;
  std::string kept_;
};

inline int status_of(std::string_view answer) {
  return answer.starts_with("HTTP/1.1 ") ? std::atoi(std::string(answer.substr(9, 3)).c_str()) : 0;
}
inline std::string_view body_of(std::string_view answer) {
  const auto at = answer.find("\r\n\r\n");
  return at == std::string_view::npos ? std::string_view{} : answer.substr(at + 4);
}

}  // namespace hvs::http::test
