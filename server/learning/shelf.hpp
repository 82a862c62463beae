// The courses this server shows right now. Publishing puts a new library on the shelf while pages are being served.
#pragma once

#include <deque>
#include <memory>
#include <mutex>

#include "core/learning/course.hpp"

namespace hvs::learning {

class Shelf {
 public:
  explicit Shelf(std::shared_ptr<const Library> first) : base_(first) { put(std::move(first)); }

  // What a request began with stays whole to its end: a library lives on for `kept` changes after it was replaced.
  [[nodiscard]] std::shared_ptr<const Library> library() const {
    const std::lock_guard lock{mutex_};
    return libraries_.back();
  }
  void put(std::shared_ptr<const Library> next) {
    const std::lock_guard lock{mutex_};
    libraries_.push_back(std::move(next));
    if (libraries_.size() > kept) libraries_.pop_front();
  }
  // What came with the program or in packs; lessons written here are laid upon it (authoring/press.hpp).
  [[nodiscard]] std::shared_ptr<const Library> base() const {
    const std::lock_guard lock{mutex_};
    return base_;
  }
  void put_base(std::shared_ptr<const Library> next) {
    const std::lock_guard lock{mutex_};
    base_ = std::move(next);
  }

 private:
  static constexpr std::size_t kept = 8;
  mutable std::mutex mutex_;
  std::shared_ptr<const Library> base_;
  std::deque<std::shared_ptr<const Library>> libraries_;
};

using ShelfPtr = std::shared_ptr<Shelf>;

}  // namespace hvs::learning
