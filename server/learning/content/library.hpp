// Reads content/ once at start into immutable values. Everything is checked here; past this line nobody checks again.
#pragma once

#include <memory>
#include <string>

#include "core/base/result.hpp"
#include "core/learning/course.hpp"

namespace hvs::learning {

// `share_dir` holds content/ and, when sounds were made, sounds/ with sounds.json.
// Refuses (base.bad_content, with file and reason as detail) what cannot be shown to a learner.
[[nodiscard]] Result<std::shared_ptr<const Library>> read_library(const std::string& share_dir);

}  // namespace hvs::learning
