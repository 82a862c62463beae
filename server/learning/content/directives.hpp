// What the '@' lines of a card ask for. An instruction nobody knows is an error, never skipped: a course written for a
// newer program must not lose half of itself in silence.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "server/learning/content/library.hpp"
#include "server/learning/content/markdown.hpp"
#include "server/learning/content/place.hpp"

namespace hvs::learning {

// `folder` is the unit's own, `base` its path below content/ ("courses/lam-quen/man-hinh/").
void read_directives(CardText& text, Card& card, const std::filesystem::path& folder, const std::string& base,
                     const Place& place, Loaded& loaded);

// The words of a WebVTT file, line by line, without times and marks. Any bytes are accepted.
[[nodiscard]] std::vector<std::string> words_of_captions(std::string_view vtt);

}  // namespace hvs::learning
