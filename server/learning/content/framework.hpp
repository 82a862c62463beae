// content/framework.json → domains and skills.
#pragma once

#include <filesystem>

#include "core/learning/course.hpp"
#include "server/learning/content/findings.hpp"

namespace hvs::learning {

[[nodiscard]] Framework read_framework(const std::filesystem::path& content, Findings& out);

}  // namespace hvs::learning
