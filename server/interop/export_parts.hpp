// What both foreign forms of a course share: pages, pictures, sounds.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/interop/pages.hpp"
#include "core/learning/course.hpp"
#include "server/interop/archive.hpp"
#include "server/interop/export.hpp"

namespace hvs::interop {

struct Parts {
  std::vector<NewEntry> entries;
  std::set<std::string> names;
  void add(std::string name, std::string bytes) {
    if (names.insert(name).second) entries.push_back({std::move(name), std::move(bytes)});
  }
  void add_file(std::string name, std::string file) {
    if (names.insert(name).second) entries.push_back({std::move(name), {}, std::move(file)});
  }
};

// The page of one unit at `u1/index.html`, with everything it shows; the names it added are appended to `used`.
void put_unit(const app::Services& services, const learning::Library& library, const learning::Course& course,
              const learning::Unit& unit, bool script, Parts& parts, std::vector<std::string>& used);

[[nodiscard]] std::string escaped(std::string_view raw);  // text or attribute of XML

[[nodiscard]] Result<void> write_scorm12(const app::Services& services, const learning::Library& library,
                                         const learning::Course& course, const std::string& file);
[[nodiscard]] Result<void> write_cc13(const app::Services& services, const learning::Library& library,
                                      const learning::Course& course, const std::string& file);

}  // namespace hvs::interop
