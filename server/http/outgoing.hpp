// From a handler's Reply to the bytes that leave: conditional requests, ranges, compression, framing. No sockets here.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/web/call.hpp"

namespace hvs::http {

class Gzip;

// What of the request still matters once its Call has been handed over.
struct Asked {
  web::Method method = web::Method::get;
  bool head = false;
  bool http_1_0 = false;
  std::string if_none_match;
  std::string if_modified_since;
  std::string range;
  std::string if_range;
  std::string accept_encoding;
};

class OpenFile {  // owns a descriptor
 public:
  OpenFile() = default;
  explicit OpenFile(int fd) : fd_(fd) {}
  OpenFile(OpenFile&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  OpenFile& operator=(OpenFile&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~OpenFile();
  [[nodiscard]] int fd() const { return fd_; }

 private:
  int fd_ = -1;
};

struct Outgoing {
  int status = 200;
  std::string head;                           // status line, headers, empty line
  std::string body;                           // owns the bytes of `view` …
  std::shared_ptr<const std::string> shared;  // … or shares them
  std::uint64_t skip = 0;                     // into body, shared or file
  std::uint64_t size = 0;                     // bytes of content that follow the head
  OpenFile file;

  [[nodiscard]] std::string_view memory() const { return std::string_view(shared ? *shared : body).substr(skip, size); }
};

struct Frame {
  std::string_view date;  // value of the Date header
  bool keep_alive = true;
  Gzip* gzip = nullptr;  // null: no compression of pages
};

// A file that cannot be opened gives status 404 with an empty body.
[[nodiscard]] Outgoing prepare(web::Reply&& reply, const Asked& asked, const Frame& frame);

}  // namespace hvs::http
