// One request and its answer, from the first byte to the last.
#pragma once

#include <boost/asio/post.hpp>
#include <optional>
#include <string>

#include "server/http/body.hpp"
#include "server/http/log_line.hpp"
#include "server/http/wire/connection.hpp"
#include "server/http/wire/message.hpp"
#include "server/http/wire/reply_slot.hpp"

namespace hvs::http::wire {

enum class Next : std::uint8_t { keep, close, linger };

class Exchange {
 public:
  explicit Exchange(Connection& c)
      : connection_(c),
        shared_(*c.home->shared),
        limits_(shared_.config.limits),
        message_(c.from_proxy),
        began_(Clock::now()) {}
  ~Exchange() { release_body(); }
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  Task<Next> run() {
    message_.call.request_id = connection_.home->new_request_id();
    request_id_ = message_.call.request_id;
    connection_.expect_within(limits_.header_time, Ended::header_time);
    int status = co_await read_head();
    if (status == 0) status = co_await read_content();
    if (status == gone) co_return Next::close;
    in_step_ = status == 0;  // after a refusal nobody knows where the next request begins
    web::Reply reply;
    if (status != 0) {
      reply = shared_.error_page(status, request_id_);
    } else {
      reply = co_await answer();
    }
    const auto next = co_await write(std::move(reply));
    co_return next;
  }

 private:
  static constexpr int gone = -1;  // the client has left

  int late_or_gone() const { return connection_.late ? 408 : gone; }

  Task<int> read_head() {
    std::size_t scanned = 0;
    for (;;) {
      if (const auto blank = blank_lines(connection_.arrived()); blank > 0 && scanned == 0) connection_.consume(blank);
      const auto search = find_head(connection_.arrived(), scanned);
      if (search.end == HeadEnd::malformed) co_return 400;
      if (search.end == HeadEnd::found) co_return take_head(connection_.arrived().substr(0, search.size));
      if (connection_.is_full()) co_return connection_.arrived().find('\n') == std::string_view::npos ? 414 : 431;
      const auto got = connection_.read_now();
      if (got == Connection::Read::ended) co_return gone;
      if (got == Connection::Read::some) continue;
      const bool go_on = co_await connection_.readable();
      if (!go_on) co_return late_or_gone();
    }
  }

  int take_head(std::string_view head) {
    const auto facts = check_head(head, limits_.header_fields, limits_.target_bytes + 32);
    asked_to_wait_ = facts.wants_continue;
    chunked_ = facts.chunked;
    if (facts.refuse != 0) return facts.refuse;
    error_code ec;
    const auto used = message_.put(asio::buffer(head.data(), head.size()), ec);
    if (message_.refuse != 0) return message_.refuse;
    if (ec && ec != beast::http::error::need_more) return 400;
    if (used != head.size() || !message_.is_header_done()) return 400;
    connection_.consume(used);
    if (!is_our_host()) return 421;
    note_client();
    const bool upload = !message_.is_done() && shared_.app.takes_upload &&
                        shared_.app.takes_upload(message_.call.method, message_.call.path);
    message_.most_body = upload ? limits_.upload_bytes : limits_.body_bytes;
    body_time_ = upload ? limits_.upload_time : limits_.body_time;
    if (const auto length = message_.content_length(); length && *length > message_.most_body) return 413;
    return 0;
  }

  bool is_our_host() const {
    if (shared_.config.hosts.empty() || message_.asked.http_1_0) return true;
    for (const auto& ours : shared_.config.hosts) {
      if (same_word(ours, message_.host_name())) return true;
      // "*.goi.example": any one label before the rest.
      const auto name = message_.host_name();
      const auto dot = name.find('.');
      if (ours.starts_with("*.") && dot != 0 && dot != std::string_view::npos &&
          same_word(ours.substr(1), name.substr(dot)))
        return true;
    }
    return false;
  }

  void note_client() {
    auto& call = message_.call;
    call.now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    call.peer = connection_.peer_name;
    if (!connection_.from_proxy) return;
    if (auto client = shared_.proxies.client(message_.forwarded_for); !client.empty()) call.peer = std::move(client);
    call.secure = same_word(message_.forwarded_proto, "https");
  }

  Task<int> read_content() {
    if (message_.is_done()) co_return 0;
    connection_.expect_body_within(body_time_);
    if (asked_to_wait_ && !connection_.has_input()) connection_.say_continue();
    for (;;) {
      const int status = parse_content();
      if (status != 0) co_return status;
      if (message_.is_done()) co_return 0;
      if (connection_.is_full()) co_return 431;  // a chunk line or trailer that does not end
      const auto got = connection_.read_now();
      if (got == Connection::Read::ended) co_return gone;
      if (got == Connection::Read::some) continue;
      const bool go_on = co_await connection_.readable();
      if (!go_on) co_return late_or_gone();
    }
  }

  // Beast's chunk parser takes for granted that at least "0\r\n\r\n" is there once it has seen the last chunk's size.
  static constexpr std::size_t shortest_chunked_rest = 5;

  int parse_content() {
    while (connection_.has_input() && !message_.is_done()) {
      const auto input = connection_.arrived();
      if (chunked_ && input.size() < shortest_chunked_rest) return 0;
      error_code ec;
      const auto used = message_.put(asio::buffer(input.data(), input.size()), ec);
      connection_.consume(used);
      if (message_.refuse != 0) return message_.refuse;
      if (ec && ec != beast::http::error::need_more) return 400;
      if (!hold_body()) return 503;
      if (used == 0) return 0;
    }
    return 0;
  }

  bool hold_body() {
    const auto size = message_.call.body.size();
    const auto before = shared_.body_bytes.fetch_add(size - held_, std::memory_order_relaxed);
    const bool fits = before + (size - held_) <= limits_.bodies_total;
    held_ = size;
    return fits;
  }
  void release_body() { shared_.body_bytes.fetch_sub(std::exchange(held_, 0), std::memory_order_relaxed); }

  Task<web::Reply> answer() {
    connection_.expect_nothing();
    auto& call = message_.call;
    if (message_.options_star) co_return allowed_methods();
    path_ = call.path;
    const auto pace = shared_.app.pace ? shared_.app.pace(call.method, call.path) : web::Pace::worker;
    auto slot = std::make_shared<ReplySlot>(connection_.home, request_id_);
    if (pace == web::Pace::quick) {
      serve(shared_, std::move(call), *slot);
    } else if (shared_.waiting.fetch_add(1, std::memory_order_relaxed) >= limits_.waiting) {
      shared_.waiting.fetch_sub(1, std::memory_order_relaxed);
      slot->put_error(503);
    } else {
      auto job = [all = connection_.home->shared, call = std::make_shared<web::Call>(std::move(call)), slot] {
        all->waiting.fetch_sub(1, std::memory_order_relaxed);
        serve(*all, std::move(*call), *slot);
      };
      asio::post(shared_.workers, std::move(job));
    }
    auto reply = co_await ReplySlot::wait(std::move(slot));
    co_return reply;
  }

  static void serve(Shared& shared, web::Call&& call, ReplySlot& slot) {
    try {
      if (!read_body(call)) {
        slot.put_error(400);
      } else {
        shared.app.serve(std::move(call), slot.callback());
      }
    } catch (const std::exception&) {
      slot.put_error(500);
    }
  }

  static web::Reply allowed_methods() {
    web::Reply reply;
    reply.status = 204;
    reply.headers.push_back({"Allow", "GET, HEAD, POST, PUT, DELETE, OPTIONS"});
    return reply;
  }

  Task<Next> write(web::Reply reply) {
    connection_.late = false;
    connection_.expect_within(limits_.write_time, Ended::write_time);
    const bool keep = in_step_ && message_.keep_alive() && !shared_.draining.load(std::memory_order_relaxed);
    auto& home = *connection_.home;
    const auto now = std::chrono::system_clock::now();
    const Frame frame{home.dates.at(std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count()),
                      keep, shared_.config.compress ? &home.gzip : nullptr};
    auto out = prepare(std::move(reply), message_.asked, frame);
    const bool from_disk = out.file.fd() >= 0;
    const auto content =
        from_disk ? std::string_view{} : out.memory();  // named: g++ 12 evaluates both arms inside co_await
    bool sent = co_await connection_.send(out.head, content);
    if (sent && from_disk && out.size > 0) sent = co_await connection_.send_file(out.file.fd(), out.skip, out.size);
    note_served(out);
    if (!sent) co_return Next::close;
    if (keep) co_return Next::keep;
    co_return in_step_ && !connection_.has_input() ? Next::close : Next::linger;
  }

  void note_served(const Outgoing& out) {
    const auto us = static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began_).count());
    const auto bytes = out.head.size() + out.size;
    connection_.home->counters.served(message_.method, out.status, us, bytes);
    if (!shared_.app.log) return;
    const std::string_view method = message_.method.empty() ? std::string_view{"-"} : message_.method;
    const std::string_view path = path_.empty() ? std::string_view{"-"} : path_;
    shared_.app.log(log_line({request_id_, method, path, out.status, us, bytes}));
  }

  Connection& connection_;
  Shared& shared_;
  const Limits& limits_;
  Message message_;
  Clock::time_point began_;
  std::chrono::milliseconds body_time_{0};
  std::string request_id_;
  std::string path_;
  std::size_t held_ = 0;
  bool asked_to_wait_ = false;
  bool chunked_ = false;
  bool in_step_ = true;
};

}  // namespace hvs::http::wire
