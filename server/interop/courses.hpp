// Our own courses: signed course packs brought in here, and our courses taken out in other forms.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/learning/course.hpp"
#include "server/app/services.hpp"
#include "server/learning/shelf.hpp"

namespace hvs::interop {

class Courses {
 public:
  // `built_in`: the library without packs; `shelf` is what everybody reads; `publish` lays the lessons written here
  // upon what came in packs, and shows both.
  Courses(app::Services& services, std::shared_ptr<const learning::Library> built_in, learning::ShelfPtr shelf,
          std::function<Result<void>()> publish);

  // The report of a course pack as JSON, "" when the file is no course pack. Signature, hashes and sizes are right by
  // then; a key nobody trusts yet is said in the report. Refusals: those of read_course_pack.
  [[nodiscard]] Result<std::string> look(const std::string& file) const;
  // Checks it again and shows the course at once. `trust`: also believe its key from now on.
  [[nodiscard]] Result<std::string> open(const std::string& file, bool trust);  // id of the course
  [[nodiscard]] Result<void> go_back(const std::string& course);
  [[nodiscard]] Result<void> remove(const std::string& course);
  [[nodiscard]] bool can_go_back(const std::string& course) const;
  [[nodiscard]] std::string key_of(const std::string& course) const;  // hex; "" when it came with the program
  [[nodiscard]] std::shared_ptr<const learning::Library> now() const { return shelf_->library(); }

 private:
  // The library with this course as its kept pack has it; without one, as it came with the program.
  [[nodiscard]] Result<void> reload(const std::string& course);
  app::Services& services_;
  std::shared_ptr<const learning::Library> built_in_;
  learning::ShelfPtr shelf_;
  std::function<Result<void>()> publish_;
  mutable std::mutex mutex_;
};

}  // namespace hvs::interop
