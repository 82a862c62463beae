// content/courses/ → Course values.
#pragma once

#include <filesystem>

#include "server/learning/content/library.hpp"

namespace hvs::learning {

// Fills loaded.library.courses; framework and pictures must be there already.
void read_courses(const std::filesystem::path& content, Loaded& loaded);

}  // namespace hvs::learning
