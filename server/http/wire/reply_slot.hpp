// Where a reply waits for its connection. `done` may come from any thread: the I/O thread itself (then nothing is
// suspended), a worker, or the group commit.
#pragma once

#include <atomic>
#include <boost/asio/post.hpp>
#include <functional>
#include <memory>

#include "server/http/wire/io_thread.hpp"

namespace hvs::http::wire {

class ReplySlot : public std::enable_shared_from_this<ReplySlot> {
 public:
  ReplySlot(std::shared_ptr<IoThread> home, std::string request_id)
      : home_(std::move(home)), request_id_(std::move(request_id)) {}

  // Only the first reply counts.
  void put(web::Reply reply) {
    if (answered_.exchange(true)) return;
    reply_ = std::move(reply);
    if (state_.exchange(State::ready, std::memory_order_acq_rel) == State::waiting) wake();
  }
  void put_error(int status) { put(home_->shared->error_page(status, request_id_)); }

  // The callback handed to the app; when its last copy dies unused, the reply is 500.
  [[nodiscard]] Done callback() {
    struct Ticket {
      std::shared_ptr<ReplySlot> slot;
      explicit Ticket(std::shared_ptr<ReplySlot> s) : slot(std::move(s)) {}
      Ticket(const Ticket&) = delete;
      Ticket& operator=(const Ticket&) = delete;
      ~Ticket() {
        if (!slot->answered_.load()) slot->put_error(500);
      }
    };
    return [ticket = std::make_shared<Ticket>(shared_from_this())](web::Reply reply) {
      ticket->slot->put(std::move(reply));
    };
  }

  static Task<web::Reply> wait(std::shared_ptr<ReplySlot> slot) {
    if (slot->state_.load(std::memory_order_acquire) != State::ready) {
      auto suspend = [slot](auto handler) {
        auto kept = std::make_shared<decltype(handler)>(std::move(handler));
        slot->resume_ = [kept] { std::move (*kept)(); };
        auto expected = State::running;
        if (!slot->state_.compare_exchange_strong(expected, State::waiting, std::memory_order_acq_rel)) slot->wake();
      };
      co_await asio::async_initiate<const asio::use_awaitable_t<Executor>&, void()>(suspend, resume_here);
    }
    co_return std::move(slot->reply_);
  }

 private:
  enum class State : std::uint8_t { running, waiting, ready };

  void wake() {
    auto resume = [self = shared_from_this()] { std::exchange(self->resume_, nullptr)(); };
    asio::post(home_->context, std::move(resume));
  }

  std::shared_ptr<IoThread> home_;  // a reply that comes after the end of the server still finds a context to post to
  std::string request_id_;
  web::Reply reply_;
  std::function<void()> resume_;
  std::atomic<bool> answered_{false};
  std::atomic<State> state_{State::running};
};

}  // namespace hvs::http::wire
