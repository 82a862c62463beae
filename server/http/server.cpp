#include "server/http/server.hpp"

#include <sys/resource.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <future>

#include "server/http/wire/exchange.hpp"
#include "text/http.hpp"

namespace hvs::http {
namespace wire {
namespace {

// A frame of its own, so that parser and message are gone while the connection is silent.
Task<Next> exchange_once(Connection& connection) {
  Exchange exchange(connection);
  const auto next = co_await exchange.run();
  co_return next;
}

// Idle, a connection is this frame, its Connection and the kernel's socket: no buffer, no parser, no timer.
Task<void> converse(std::unique_ptr<Connection> connection) {
  constexpr int most_in_a_row = 16;  // then others have a turn
  connection->settle();
  const Limits& limits = connection->home->shared->config.limits;
  connection->expect_within(limits.header_time, Ended::header_time);
  auto next = Next::keep;
  for (int in_a_row = 0; next == Next::keep; ++in_a_row) {
    if (!connection->has_input()) {
      in_a_row = 0;
      connection->give_buffer_back();
      connection->idle = true;
      const bool go_on = co_await connection->readable();
      connection->idle = false;
      if (!go_on) break;
    } else if (in_a_row == most_in_a_row) {
      in_a_row = 0;
      co_await asio::post(connection->home->context.get_executor(), resume_here);
    }
    next = co_await exchange_once(*connection);
    if (connection->late) break;
    connection->expect_within(limits.idle_time, Ended::idle);
  }
  if (connection->late) {
    connection->home->counters.ended[static_cast<std::size_t>(connection->if_late)].fetch_add(
        1, std::memory_order_relaxed);
  }
  if (next == Next::linger) co_await connection->linger();
}

void swallow(const std::exception_ptr&) {}  // out of memory for one connection ends that connection

std::optional<Address> address_of(const Socket& socket) {
  error_code ec;
  const auto end = socket.remote_endpoint(ec);
  if (ec) return std::nullopt;
  return read_address(end.address().to_string());
}

// A shell's usual 1,024 descriptors would end at the thousandth phone.
void allow_many_descriptors() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

bool is_loopback(const Address& address) { return ProxyList::read({"127.0.0.0/8", "::1"})->trusts(address); }

}  // namespace

class Engine final : public Server {
 public:
  Engine(std::shared_ptr<Shared> shared) : shared_(std::move(shared)) {
    const auto& limits = shared_->config.limits;
    const auto shortest = std::min({limits.header_time, limits.body_time, limits.idle_time, limits.write_time});
    const auto tick = std::clamp(shortest / 8, std::chrono::milliseconds{10}, std::chrono::milliseconds{1000});
    for (int i = 0; i < std::max(1, shared_->config.io_threads); ++i)
      threads_.push_back(std::make_shared<IoThread>(shared_, tick));
  }

  Result<void> listen() {
    error_code ec;
    const auto address = asio::ip::make_address(shared_->config.address, ec);
    if (ec) return refuse(Kind::invalid, t::http::address.key, shared_->config.address);
    const tcp::endpoint at{address, shared_->config.port};
    acceptor_.emplace(threads_.front()->context);
    acceptor_->open(at.protocol(), ec);
    if (!ec) acceptor_->set_option(Acceptor::reuse_address(true), ec);
    if (!ec && address.is_v6()) acceptor_->set_option(asio::ip::v6_only{false}, ec);
    if (!ec) acceptor_->bind(at, ec);
    if (!ec) acceptor_->listen(4096, ec);
    if (ec) return refuse(Kind::busy, t::http::listen.key, ec.message());
    port_ = acceptor_->local_endpoint().port();
    return {};
  }

  void run() {
    asio::co_spawn(threads_.front()->context, accept(), swallow);
    for (auto& one : threads_) {
      one->start_ticking();
      one->thread = std::thread([one] {
        const auto stay = asio::make_work_guard(one->context);
        while (!one->context.stopped()) {
          try {
            one->context.run();
          } catch (...) {  // nothing of ours throws out of a handler; should it happen, the others go on
          }
        }
      });
    }
  }

  ~Engine() override {
    drain(std::chrono::milliseconds{0});
    shared_->workers.join();
    shared_->wait_until_empty(std::chrono::seconds{5});  // replies still held by the app's own threads
    for (auto& one : threads_) one->context.stop();
    for (auto& one : threads_) {
      if (one->thread.joinable()) one->thread.join();
    }
  }

  std::uint16_t port() const override { return port_; }

  bool drain(std::chrono::milliseconds grace) override {
    shared_->draining.store(true);
    on_each_thread([this](IoThread& one) {
      if (&one == threads_.front().get() && acceptor_) acceptor_->close();
      one.interrupt_idle();
    });
    const bool finished = shared_->wait_until_empty(grace);
    if (!finished) {
      on_each_thread([](IoThread& one) { one.interrupt_all(); });
    }
    return finished;
  }

  void write_metrics(std::string& out) const override {
    std::vector<const Counters*> all;
    for (const auto& one : threads_) all.push_back(&one->counters);
    write_counters(out, all, shared_->open());
  }

 private:
  // Runs `action` on every I/O thread and waits for it.
  template <class Action>
  void on_each_thread(Action action) {
    for (auto& one : threads_) {
      if (!one->thread.joinable()) continue;
      std::promise<void> done;
      asio::post(one->context, [&] {
        action(*one);
        done.set_value();
      });
      done.get_future().wait();
    }
  }

  Task<void> accept() {
    asio::steady_timer pause(threads_.front()->context);
    for (std::size_t turn = 0; acceptor_->is_open(); ++turn) {
      auto& home = threads_[turn % threads_.size()];
      Socket socket(home->context);
      error_code ec;
      co_await acceptor_->async_accept(socket, asio::redirect_error(resume_here, ec));
      if (!ec) {
        welcome(home, std::move(socket));
      } else if (acceptor_->is_open()) {  // out of descriptors, most likely: others will close some
        pause.expires_after(std::chrono::milliseconds{100});
        error_code ignored;
        co_await pause.async_wait(asio::redirect_error(resume_here, ignored));
      }
    }
  }

  void welcome(const std::shared_ptr<IoThread>& home, Socket socket) {
    home->counters.accepted.fetch_add(1, std::memory_order_relaxed);
    const auto peer = address_of(socket);
    if (!peer) return;
    const auto& limits = shared_->config.limits;
    const bool is_proxy = shared_->proxies.trusts(*peer);
    const bool counted = !is_proxy && !is_loopback(*peer);
    if (shared_->open() >= limits.connections ||
        (counted && !shared_->peers.enter(*peer, limits.connections_per_peer))) {
      home->counters.ended[static_cast<std::size_t>(Ended::too_many)].fetch_add(1, std::memory_order_relaxed);
      static constexpr std::string_view full =
          "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      error_code ignored;
      socket.non_blocking(true, ignored);
      socket.write_some(asio::buffer(full.data(), full.size()), ignored);
      return;
    }
    auto connection =
        std::make_unique<Connection>(home, std::move(socket), *peer, show_address(*peer), is_proxy, counted);
    asio::co_spawn(home->context, converse(std::move(connection)), swallow);
  }

  std::shared_ptr<Shared> shared_;
  std::vector<std::shared_ptr<IoThread>> threads_;
  std::optional<Acceptor> acceptor_;
  std::uint16_t port_ = 0;
};

}  // namespace wire

Result<std::unique_ptr<Server>> Server::start(Config config, App app) {
  auto proxies = ProxyList::read(config.trusted_proxies);
  if (!proxies) return refuse(Kind::invalid, t::http::proxies.key);
  auto shared = std::make_shared<wire::Shared>(std::move(config), std::move(app), std::move(*proxies));
  auto engine = std::make_unique<wire::Engine>(std::move(shared));
  if (auto listening = engine->listen(); !listening) return std::unexpected(std::move(listening.error()));
  wire::allow_many_descriptors();
  engine->run();
  return engine;
}

}  // namespace hvs::http
