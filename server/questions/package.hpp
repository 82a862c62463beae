// A ZIP of unknown origin, in memory and under limits. Not part of the face.
#pragma once

#include <string>
#include <string_view>

#include "server/questions/question.hpp"

namespace hvs::questions {

// Items we wrote for questions without a name of their own.
inline constexpr std::string_view unnamed_item = "hvs-cau-";

// File name → bytes. Folders are passed over. Refusals: questions.bad_package (broken, encrypted, links, absolute or
// ".." names, a name twice), .package_big (more than 64 MB, 4,000 files, or 200 times what was packed).
[[nodiscard]] Result<Media> unzip(std::string_view bytes);

// Entries in the order of their names; the same files give the same bytes. Refusal: questions.bad_package.
[[nodiscard]] Result<std::string> zip(const Media& files);

// A name that stays inside a folder: relative, no "..", no control characters, no backslash.
[[nodiscard]] bool is_safe_name(std::string_view name);

}  // namespace hvs::questions
