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
  std::size_t header_fields = 100;
  std::size_t target_bytes = 8 * 1024;
  std::size_t body_bytes = 1 << 20;  // default; routes for uploads get `upload_bytes`
  std::size_t upload_bytes = 64 << 20;
  std::size_t bodies_total = 256 << 20;  // all request bodies held at one time; more is answered 503
  std::chrono::milliseconds header_time{10'000};
  std::chrono::milliseconds body_time{60'000};
  std::chrono::milliseconds upload_time{900'000};
  std::size_t body_min_rate = 512;  // bytes/s after the first 10 s: slow-client protection
  std::chrono::milliseconds idle_time{60'000};
  std::chrono::milliseconds write_time{60'000};  // for each 64 KiB of an answer
  std::size_t connections = 20'000;
  std::size_t connections_per_peer = 2'000;  // loopback and trusted proxies speak for many and are not counted
  std::size_t waiting = 4'096;               // requests that wait for a worker; more is answered 503
};

struct Config {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0 picks a free one
  int io_threads = 2;
  int workers = 4;
  Limits limits{};
  std::vector<std::string> trusted_proxies{};  // addresses or CIDR; only these may set X-Forwarded-*
  std::vector<std::string>
      hosts{};  // names we answer for (without port, "*.goi.example" for all below); empty = any; others get 421
  bool compress = true;  // gzip for pages made at run time
};

// Called with a complete request, off or on the I/O thread as `pace` said; must call `done` exactly once, from any
// thread. A `done` that is dropped without a call is answered with 500.
using Done = std::function<void(web::Reply)>;
struct App {
  std::function<web::Pace(web::Method, std::string_view path)> pace;
  std::function<bool(web::Method, std::string_view path)> takes_upload;  // larger body limit
  std::function<void(web::Call&&, Done)> serve;
  std::function<web::Reply(int status, std::string_view request_id)> error_page;  // 400, 408, 413, 414, 431, 500, 503 …
  std::function<void(std::string_view line)> log;                                 // may be empty
};

class Server {
 public:
  static Result<std::unique_ptr<Server>> start(Config, App);
  virtual ~Server() = default;
  [[nodiscard]] virtual std::uint16_t port() const = 0;
  // Stops accepting, finishes what runs, closes; returns true when everything was finished within the grace.
  virtual bool drain(std::chrono::milliseconds grace) = 0;
  virtual void write_metrics(std::string& out) const = 0;  // Prometheus text
};

}  // namespace hvs::http
