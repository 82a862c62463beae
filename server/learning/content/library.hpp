// Reads content/ once at start into immutable values. Everything is checked here; past this line nobody checks again.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/learning/course.hpp"
#include "server/learning/content/findings.hpp"

namespace hvs::learning {

// What a reader of content/ found on the way, before anybody decided whether it is good enough.
struct Loaded {
  Library library;
  Findings findings;
  struct Link {
    std::string where;
    std::string address;
  };
  std::vector<Link> links;      // addresses inside cards
  std::vector<Link> scenarios;  // simulators that cards open
  std::set<std::string, std::less<>> pictures_in_use;
};

// `share_dir` holds content/ and, when sounds were made, am/.
[[nodiscard]] Loaded load_content(const std::string& share_dir);

// For the server: refuses (content.bad_content, first broken file and reason as detail) what cannot be shown to a
// learner.
[[nodiscard]] Result<std::shared_ptr<const Library>> read_library(const std::string& share_dir);

}  // namespace hvs::learning
