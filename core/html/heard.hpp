// What the speaker of a learner's page reads when the page brings no recording of its own (learners.md A1): the page's
// own sentences, in their order. Each is an interface sentence with a sound of its own, so words and voice cannot part.
#pragma once

#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace hvs::html {

// Parts of the catalogue that learners meet: a section, or "section.beginning" of names. The build speaks exactly
// these. The same words may stand in several; the first part here is the one that is played. What the phone makes pages
// of stands first, because the phone carries no more (cmake/generate.cmake): so both name the same sound.
inline constexpr std::string_view spoken[] = {"layout.",
                                              "learning.",
                                              "practice.",
                                              "review.",
                                              "web.",
                                              "assessment.",
                                              "sitting.",
                                              "session.door_",
                                              "session.wait_",
                                              "session.ready_",
                                              "session.paused_",
                                              "session.done_",
                                              "session.call",
                                              "session.over_",
                                              "ask.",
                                              "door.",
                                              "portal.",
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
// The first parts are all that the phone carries (cmake/generate.cmake). A page that both make looks up no others, so
// that both name the same sounds.
inline constexpr std::size_t parts_on_phone = 5;
[[nodiscard]] bool is_spoken(std::string_view key);

// Numbers 0 … 100 are spoken too ("ui/so.7"), so that "Đã xong 2 trên 7 bài" is heard whole.
inline constexpr int last_spoken_number = 100;

// "Đã xong {n} trên {total} bài" → "Đã xong", "trên", "bài"; a part without a letter is empty. One part: no places.
[[nodiscard]] std::vector<std::string_view> fixed_parts(std::string_view sentence);

// Names of the sounds ("ui/door.title", "lam-quen/ten") of a title and the markup below it: what is visible, in reading
// order; of `spoken` only the first `parts` are known. `data-sound="/am/NAME.opus"` on an element stands for words that
// are not in the catalogue.
[[nodiscard]] std::vector<std::string> heard(std::string_view title, std::string_view markup,
                                             std::size_t parts = std::size(spoken));

// One address for all of them (server/http/sound_row.hpp joins the files); page.js plays them one by one instead.
[[nodiscard]] std::string sound_row(const std::vector<std::string>& names);

}  // namespace hvs::html
