// Group commit: one thread owns the writing connection; works that wait together share one durable commit.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "server/db/connection.hpp"

namespace hvs::db {

class Writer {
 public:
  Writer(Driver& driver, int max_group);
  ~Writer();  // finishes what waits
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  enum class Company : std::uint8_t { shared, alone };
  void submit(Work work, Company company, Done done);
  [[nodiscard]] bool is_this_thread() const { return std::this_thread::get_id() == thread_.get_id(); }
  [[nodiscard]] Stats stats() const;

 private:
  struct Item {
    Work work;
    Company company;
    Done done;
    Result<void> answer{};
  };

  void serve();
  std::vector<Item> next_group();
  void run_group(std::vector<Item>& group);
  Result<void> try_together(std::vector<Item>& group);
  Result<void> try_apart(std::vector<Item>& group);
  Result<Connection*> connection();

  Driver& driver_;
  const std::size_t max_group_;
  std::unique_ptr<Connection> connection_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Item> queue_;
  Stats stats_;
  bool stopping_ = false;
  std::thread thread_;  // last: starts when everything above stands
};

}  // namespace hvs::db
