// Several recordings as one: "/am/doc/ui/door.title+ui/door.by_card.mp3" for a browser without script, which can play
// one address only. MP3 frames follow each other; what stands before the first frame of a file is left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hvs::http {

// Names of the parts of a row ("ui/door.title"); none when the address is not one that core/html/heard.hpp makes.
[[nodiscard]] std::vector<std::string> row_parts(std::string_view row);

// The frames of one MP3 file: without the ID3 tag and without the first frame's Xing or Info table, which would claim
// the length of its own file for the whole row.
[[nodiscard]] std::string_view mp3_frames(std::string_view file);

// The row read from share/am; parts that do not exist are silent. Empty: nothing there at all.
[[nodiscard]] std::string join_sounds(const std::string& folder, const std::vector<std::string>& parts);

}  // namespace hvs::http
