// What all connections of one server share. Included by server.cpp alone: these headers carry Asio.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <map>
#include <mutex>

#include "server/http/proxies.hpp"
#include "server/http/server.hpp"

namespace hvs::http::wire {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// The concrete executor instead of any_io_executor: no virtual call and no allocation per operation.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
inline constexpr asio::use_awaitable_t<Executor> resume_here{};

class PeerCounts {
 public:
  [[nodiscard]] bool enter(const Address& peer, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    auto& count = counts_[peer];
    if (count >= limit) return false;
    ++count;
    return true;
  }
  void leave(const Address& peer) {
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(peer);
    if (found != counts_.end() && --found->second == 0) counts_.erase(found);
  }

 private:
  std::mutex mutex_;
  std::map<Address, std::size_t> counts_;
};

struct Shared {
  Config config;
  App app;
  ProxyList proxies;
  PeerCounts peers;
  asio::thread_pool workers;
  std::atomic<bool> draining{false};
  std::atomic<std::size_t> body_bytes{0};  // held by unanswered requests
  std::atomic<std::size_t> waiting{0};     // for a worker

  Shared(Config c, App a, ProxyList p)
      : config(std::move(c)),
        app(std::move(a)),
        proxies(std::move(p)),
        workers(static_cast<std::size_t>(std::max(1, config.workers))) {}

  void opened() { open_.fetch_add(1, std::memory_order_relaxed); }
  void closed() {
    if (open_.fetch_sub(1, std::memory_order_acq_rel) == 1) {
      const std::lock_guard lock(empty_mutex_);
      empty_.notify_all();
    }
  }
  [[nodiscard]] std::size_t open() const { return open_.load(std::memory_order_relaxed); }
  bool wait_until_empty(std::chrono::milliseconds at_most) {
    std::unique_lock lock(empty_mutex_);
    return empty_.wait_for(lock, at_most, [this] { return open() == 0; });
  }

  // Error pages come from the app; should that fail too, a bare reply still tells the status.
  [[nodiscard]] web::Reply error_page(int status, std::string_view request_id) const {
    try {
      auto reply = app.error_page(status, request_id);
      reply.status = status;
      return reply;
    } catch (...) {
      web::Reply bare;
      bare.status = status;
      bare.type = "text/plain; charset=utf-8";
      return bare;
    }
  }

 private:
  std::atomic<std::size_t> open_{0};
  std::mutex empty_mutex_;
  std::condition_variable empty_;
};

}  // namespace hvs::http::wire
