// What the speaker of a learner's page reads when the page brings no recording of its own (learners.md A1): the page's
// own sentences, in their order. Each is an interface sentence with a sound of its own, so words and voice cannot part.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hvs::html {

// Parts of the catalogue that learners meet: a section, or "section.beginning" of names. The build speaks exactly
// these.
inline constexpr std::string_view spoken[] = {"layout.",
                                              "learning.",
                                              "assessment.",
                                              "door.",
                                              "portal.",
                                              "practice.",
                                              "web.",
                                              "auth.own_",
                                              "credentials.check",
                                              "credentials.mine",
                                              "credentials.standing",
                                              "credentials.none_yet",
                                              "credentials.go_",
                                              "credentials.open_",
                                              "credentials.verdict_",
                                              "credentials.see_",
                                              "credentials.status"};
[[nodiscard]] bool is_spoken(std::string_view key);

// Numbers 0 … 100 are spoken too ("ui/so.7"), so that "Đã xong 2 trên 7 bài" is heard whole.
inline constexpr int last_spoken_number = 100;

// "Đã xong {n} trên {total} bài" → "Đã xong", "trên", "bài"; a part without a letter is empty. One part: no places.
[[nodiscard]] std::vector<std::string_view> fixed_parts(std::string_view sentence);

// Names of the sounds ("ui/door.title", "lam-quen/ten") of a title and the markup below it: what is visible, in reading
// order. `data-sound="/am/NAME.opus"` on an element stands for words that are not in the catalogue.
[[nodiscard]] std::vector<std::string> heard(std::string_view title, std::string_view markup);

// One address for all of them (server/http/sound_row.hpp joins the files); page.js plays them one by one instead.
[[nodiscard]] std::string sound_row(const std::vector<std::string>& names);

}  // namespace hvs::html
