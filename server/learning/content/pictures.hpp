// content/pictures/*.svg, with a look inside: an SVG of ours has shapes and words only.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "server/learning/content/findings.hpp"

namespace hvs::learning {

// "" when the picture is only shapes and words; otherwise the part that may not be there.
[[nodiscard]] std::string unsafe_part(std::string_view svg);

[[nodiscard]] std::map<std::string, std::string, std::less<>> read_pictures(const std::filesystem::path& content,
                                                                            Findings& out);

}  // namespace hvs::learning
