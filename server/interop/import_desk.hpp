// Brings packages in: takes pieces, opens the archive beside everything else, reads what it holds. One thread of its
// own works through what is asked, so a page never waits. Nothing is shown before `confirm`.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/app/services.hpp"
#include "server/interop/archive.hpp"
#include "server/interop/shelf.hpp"
#include "server/interop/store.hpp"

namespace hvs::interop {

class ImportDesk {
 public:
  // Looks at a file that may be a course pack: its report, or nothing when it is none.
  using CourseLook = std::function<std::optional<Result<std::string>>(const std::string& file)>;

  ImportDesk(app::Services& services, Shelf& shelf, CourseLook look);
  ~ImportDesk();  // stops the step at hand; it begins anew at the next start
  ImportDesk(const ImportDesk&) = delete;
  ImportDesk& operator=(const ImportDesk&) = delete;

  struct Named {
    std::string name;  // as sent; shown, never used as a path
    std::string account;
    std::int64_t bytes = 0;
  };
  [[nodiscard]] Result<std::string> begin(const Named& file);  // id of the upload. Refusal: interop.zip_too_big
  // The next piece; `from` must be what was received so far. Refusals: interop.no_upload, .piece_out_of_place.
  [[nodiscard]] Result<std::int64_t> piece(const std::string& id, const std::string& account, std::int64_t from,
                                           std::string_view bytes);
  [[nodiscard]] Result<std::string> take(const Named& file, std::string_view bytes);        // all at once
  [[nodiscard]] Result<std::string> take_from(const Named& file, const std::string& path);  // lies on this machine
  [[nodiscard]] Result<void> drop(const std::string& id);

  [[nodiscard]] Result<Upload> load(const std::string& id) const;  // with the progress of this moment
  // Moves the files of a ready upload to their place. The caller commits the record that shows them.
  [[nodiscard]] Result<Upload> settle(const std::string& id);
  [[nodiscard]] Result<void> finish(const std::string& id, const std::string& package);
  [[nodiscard]] std::string archive_of(const std::string& id) const;  // the file itself
  [[nodiscard]] std::shared_ptr<const Outline> outline_of(const std::string& id) const;
  void wait_idle();

 private:
  void serve();
  void ask(std::string id);
  void resume();
  [[nodiscard]] Result<void> read(const std::string& id);
  [[nodiscard]] Result<void> read_package_of(Upload& upload);
  [[nodiscard]] Result<void> save(const Upload& upload);
  void fail(const std::string& id, const Problem& problem);

  app::Services& services_;
  Shelf& shelf_;
  CourseLook look_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable idle_;
  std::deque<std::string> waiting_;
  std::string current_;
  std::atomic<std::uint64_t> done_{0};
  std::atomic<std::uint64_t> wanted_{0};
  std::atomic<bool> stopping_{false};
  bool busy_ = false;
  std::mutex pieces_;
  std::thread thread_;
};

// Addresses outside that pages of the package name (scripts, pictures, films): "fonts.example", at most ten.
[[nodiscard]] std::vector<std::string> addresses_outside(const std::filesystem::path& folder, const Unpacked& files);

[[nodiscard]] Result<std::string> hash_of_file(const std::string& file);  // SHA-256, first 40 hex digits

}  // namespace hvs::interop
