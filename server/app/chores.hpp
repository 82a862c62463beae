// What a running server does once in a while by itself: forget what has served its time. One thread, one tenant.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "server/app/services.hpp"

namespace hvs::app {

class Chores {
 public:
  explicit Chores(Services& services);
  ~Chores();  // stops and waits
  Chores(const Chores&) = delete;
  Chores& operator=(const Chores&) = delete;

 private:
  void run();

  Services& services_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace hvs::app
