// One connection: requests are read, answered and written strictly one after the other, so pipelined answers keep their
// order and bytes of one request are never taken for another.
#pragma once

#include <sys/sendfile.h>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <memory>
#include <string>

#include "server/http/wire/io_thread.hpp"

namespace hvs::http::wire {

class Connection final : public Watched {
 public:
  Connection(std::shared_ptr<IoThread> on, Socket from, const Address& peer, std::string name, bool is_proxy,
             bool counted)
      : home(std::move(on)),
        socket(std::move(from)),
        peer_name(std::move(name)),
        from_proxy(is_proxy),
        peer_(peer),
        counted_(counted) {
    home->shared->opened();
  }
  ~Connection() {
    if (watched_here_) home->forget(*this);
    if (counted_) home->shared->peers.leave(peer_);
    give_buffer_back();
    error_code ignored;
    socket.close(ignored);
    home->shared->closed();
  }

  // First thing on its own thread: the constructor ran on the accepting one.
  void settle() {
    home->watch(*this);
    watched_here_ = true;
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.set_option(tcp::no_delay(true), ignored);
  }

  // --- time ---
  void expect_within(std::chrono::milliseconds time, Ended reason) {
    deadline = Clock::now() + time;
    if_late = reason;
    body_began_ = Clock::time_point::max();
  }
  void expect_body_within(std::chrono::milliseconds time) {
    expect_within(time, Ended::body_time);
    body_began_ = Clock::now();
    body_got_ = 0;
  }
  void expect_nothing() {  // while the app works
    deadline = Clock::time_point::max();
    body_began_ = Clock::time_point::max();
  }
  void interrupt() override {
    error_code ignored;
    socket.cancel(ignored);
  }
  bool too_slow(Clock::time_point now) const override {
    constexpr auto patience = std::chrono::seconds{10};
    if (body_began_ == Clock::time_point::max() || now - body_began_ < patience) return false;
    const auto after = std::chrono::duration_cast<std::chrono::milliseconds>(now - body_began_ - patience).count();
    return body_got_ * 1000 < home->shared->config.limits.body_min_rate * static_cast<std::uint64_t>(after);
  }

  // --- reading ---
  [[nodiscard]] std::string_view arrived() const { return {buffer_.get() + begin_, end_ - begin_}; }
  [[nodiscard]] bool has_input() const { return end_ > begin_; }
  [[nodiscard]] bool is_full() const { return begin_ == 0 && end_ == home->buffers.size(); }
  void consume(std::size_t bytes) {
    begin_ += bytes;
    if (begin_ == end_) begin_ = end_ = 0;
  }
  void give_buffer_back() {
    if (buffer_) home->buffers.give(std::move(buffer_));
    begin_ = end_ = 0;
  }

  enum class Read : std::uint8_t { some, nothing_yet, ended };
  Read read_now() {
    if (!buffer_) buffer_ = home->buffers.take();
    if (begin_ > 0) {
      std::copy(buffer_.get() + begin_, buffer_.get() + end_, buffer_.get());
      end_ -= begin_;
      begin_ = 0;
    }
    error_code ec;
    const auto got = socket.read_some(asio::buffer(buffer_.get() + end_, home->buffers.size() - end_), ec);
    if (ec == asio::error::would_block || ec == asio::error::try_again) return Read::nothing_yet;
    if (ec || got == 0) return Read::ended;
    end_ += got;
    body_got_ += got;
    return Read::some;
  }

  Task<bool> readable() { return ready(tcp::socket::wait_read); }
  Task<bool> writable() { return ready(tcp::socket::wait_write); }

  // --- writing ---
  void say_continue() {
    static constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
    error_code ignored;
    socket.write_some(asio::buffer(line.data(), line.size()), ignored);
  }

  Task<bool> send(std::string_view head, std::string_view content) {
    std::size_t since_progress = 0;
    while (!head.empty() || !content.empty()) {
      const std::array<asio::const_buffer, 2> parts{asio::buffer(head.data(), head.size()),
                                                    asio::buffer(content.data(), content.size())};
      error_code ec;
      const auto sent = socket.write_some(parts, ec);
      if (ec == asio::error::would_block || ec == asio::error::try_again) {
        const bool go_on = co_await writable();
        if (!go_on) co_return false;
        continue;
      }
      if (ec) co_return false;
      count_progress(since_progress, sent);
      const auto of_head = std::min(sent, head.size());
      head.remove_prefix(of_head);
      content.remove_prefix(sent - of_head);
    }
    co_return true;
  }

  // The kernel copies from the page cache; a slow disk holds up one I/O thread for one piece at most.
  Task<bool> send_file(int fd, std::uint64_t from, std::uint64_t size) {
    constexpr std::size_t piece = 256 * 1024;
    std::size_t since_progress = 0;
    auto at = static_cast<off_t>(from);
    while (size > 0) {
      const auto sent =
          ::sendfile(socket.native_handle(), fd, &at, static_cast<std::size_t>(std::min<std::uint64_t>(size, piece)));
      if (sent == 0) co_return false;  // the file has become shorter: the length promised cannot be kept
      if (sent < 0 && errno != EAGAIN && errno != EINTR) co_return false;
      if (sent > 0) {
        size -= static_cast<std::uint64_t>(sent);
        count_progress(since_progress, static_cast<std::size_t>(sent));
      }
      if (size == 0) break;
      const bool go_on = co_await writable();  // also lets the other connections of this thread have their turn
      if (!go_on) co_return false;
    }
    co_return true;
  }

  // After an answer that leaves bytes unread: closing at once would make the kernel reset the connection and the client
  // lose the answer. So say "no more", then swallow a little.
  Task<void> linger() {
    late = false;
    expect_within(std::chrono::seconds{2}, Ended::write_time);
    error_code ignored;
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    for (std::size_t swallowed = 0; swallowed < (4U << 20);) {
      consume(end_ - begin_);
      const auto got = read_now();
      if (got == Read::ended) co_return;
      swallowed += end_ - begin_;
      if (got == Read::some) continue;
      const bool go_on = co_await readable();
      if (!go_on) co_return;
    }
  }

  std::shared_ptr<IoThread> home;
  Socket socket;
  std::string peer_name;
  bool from_proxy;

 private:
  Task<bool> ready(tcp::socket::wait_type what) {
    error_code ec;
    co_await socket.async_wait(what, asio::redirect_error(resume_here, ec));
    co_return !ec && !late;
  }

  void count_progress(std::size_t& since, std::size_t sent) {
    constexpr std::size_t step = 64 * 1024;
    since += sent;
    if (since < step) return;
    since = 0;
    expect_within(home->shared->config.limits.write_time, Ended::write_time);
  }

  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  Clock::time_point body_began_ = Clock::time_point::max();
  std::uint64_t body_got_ = 0;
  Address peer_;
  bool counted_;
  bool watched_here_ = false;
};

}  // namespace hvs::http::wire
