// Brings lists in: reads and plans a file, writes what was accepted, takes it back. One thread of its own works through
// what is asked, so a page never waits; progress stands in the batch.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "server/app/services.hpp"
#include "server/people/import_store.hpp"

namespace hvs::people {

class ImportDesk {
 public:
  explicit ImportDesk(app::Services& services);
  ~ImportDesk();  // finishes the step at hand; the rest goes on at the next start
  ImportDesk(const ImportDesk&) = delete;
  ImportDesk& operator=(const ImportDesk&) = delete;

  struct File {
    std::string name;
    std::string bytes;
    std::string default_area;
    std::string ethnic_basis;
    std::string author;  // account
  };
  [[nodiscard]] Result<std::string> take(const File& file);  // id of the batch
  [[nodiscard]] Result<void> confirm(const std::string& batch);
  [[nodiscard]] Result<void> undo(const std::string& batch);
  [[nodiscard]] Result<void> discard(const std::string& batch);  // nothing was written yet
  void wait_idle();

 private:
  void serve();
  void ask(std::function<void()> task);
  void resume();
  [[nodiscard]] Result<void> read_file(const std::string& id);
  [[nodiscard]] Result<void> write_rows(const std::string& id);
  [[nodiscard]] Result<void> take_back(const std::string& id);
  [[nodiscard]] Result<void> close_households(Batch& batch);
  [[nodiscard]] Result<Batch> load(const std::string& id);
  [[nodiscard]] Result<void> save(const Batch& batch);
  void fail(const std::string& id, const Problem& problem);
  [[nodiscard]] Result<void> begin(const std::string& id, std::string_view status,
                                   std::initializer_list<std::string_view> from);
  [[nodiscard]] std::string path_of(const std::string& id) const;

  app::Services& services_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable idle_;
  std::deque<std::function<void()>> tasks_;
  bool busy_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace hvs::people
