// The HTTP/1.1 server (RFC 9110, 9112). The only face of Asio and Beast; nothing else in the program sees them.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/web/call.hpp"

namespace hvs::http {

struct Limits {
  std::size_t header_bytes = 16 * 1024;
  std::size_t target_bytes = 8 * 1024;
  std::size_t body_bytes = 1 << 20;          // default; routes for uploads get `upload_bytes`
  std::size_t upload_bytes = 64 << 20;
  std::chrono::milliseconds header_time{10'000};
  std::chrono::milliseconds body_time{60'000};
  std::size_t body_min_rate = 512;           // bytes/s after the first 10 s: slow-client protection
  std::chrono::milliseconds idle_time{75'000};
  std::chrono::milliseconds write_time{60'000};
  std::size_t connections = 20'000;
  std::size_t connections_per_peer = 2'000;
};

struct Config {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0 picks a free one
  int io_threads = 2;
  int workers = 4;
  Limits limits;
  std::vector<std::string> trusted_proxies;  // addresses or CIDR; only these may set X-Forwarded-*
};

// Called with a complete request, off or on the I/O thread as `pace` said; must call `done` exactly once, from any thread.
using Done = std::function<void(web::Reply)>;
struct App {
  std::function<web::Pace(web::Method, std::string_view path)> pace;
  std::function<bool(web::Method, std::string_view path)> takes_upload;  // larger body limit
  std::function<void(web::Call&&, Done)> serve;
  std::function<web::Reply(int status, std::string_view request_id)> error_page;  // 400, 408, 413, 414, 431, 500, 503 …
  std::function<void(std::string_view line)> log;
};

struct Counters;  // for /metrics

class Server {
 public:
  static Result<std::unique_ptr<Server>> start(const Config&, App);
  virtual ~Server() = default;
  [[nodiscard]] virtual std::uint16_t port() const = 0;
  virtual void drain(std::chrono::milliseconds grace) = 0;  // stop accepting, finish what runs, close; returns when empty
  virtual void write_metrics(std::string& out) const = 0;   // Prometheus text
};

}  // namespace hvs::http
