// A few reading connections, lent to one thread at a time; the most recently used goes first, so its cache is warm.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "server/db/connection.hpp"

namespace hvs::db {

class Readers {
 public:
  Readers(Driver& driver, int most) : driver_(driver), most_(most) {}

  // Runs `work` in one snapshot. A read inside a read of the same thread joins the outer snapshot.
  Result<void> read(const Work& work);

 private:
  Result<std::unique_ptr<Connection>> borrow();
  void give_back(std::unique_ptr<Connection> connection);

  Driver& driver_;
  const int most_;
  int made_ = 0;
  std::mutex mutex_;
  std::condition_variable free_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace hvs::db
