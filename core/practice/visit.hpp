// One request to the practice room, taken apart once; shared by handlers.cpp and player.cpp.
#pragma once

#include <string>
#include <string_view>

#include "core/html/document.hpp"
#include "core/practice/model.hpp"
#include "core/practice/pages.hpp"

namespace hvs::practice {

inline constexpr std::string_view home_address = "/tap-thu";
inline constexpr std::string_view sitting_address = "/kiem-tra/";  // a question that is answered by doing it

struct Visit {
  const web::Call& call;
  const Snapshot& snapshot;
  const Maker& maker;
  const Title* title = nullptr;
  const Variant* variant = nullptr;
  std::string back{};  // the lesson or question this run was opened from ("/hoc/…", "/kiem-tra/…"), or ""

  [[nodiscard]] const Scenario& scenario() const { return title->scenario; }
  [[nodiscard]] bool visitor() const { return call.me.person.empty(); }
  // A run that answers a question goes back there with its log; what it is worth is said there and not here.
  [[nodiscard]] bool is_question() const { return back.starts_with(sitting_address); }
  [[nodiscard]] std::string answer_address(std::string_view log) const {
    return log.empty() ? back : back + "?n=" + std::string{log};
  }
  [[nodiscard]] std::string new_id() const { return make_uuid7(call.now, maker.random); }
  [[nodiscard]] std::string intro_path() const { return std::string{home_address} + "/" + scenario().id; }
  [[nodiscard]] std::string play_path(const Variant& of, Mode mode) const {
    return intro_path() + "/" + of.id + "/" + std::string{mode_name(mode)};
  }
  // With where to come back to.
  [[nodiscard]] std::string with_back(std::string address) const {
    if (!back.empty()) address += (address.find('?') == std::string::npos ? "?ve=" : "&ve=") + back;
    return address;
  }
  // The same run after these letters.
  [[nodiscard]] std::string run_address(Mode mode, std::string_view log) const {
    auto address = play_path(*variant, mode);
    if (!log.empty()) address += "?n=" + std::string{log};
    return with_back(std::move(address));
  }
};

// "/hoc/an-toan/lua-dao/03" when it is the address of a lesson or a question and nothing else; "" otherwise: no way to
// lead out of the site.
[[nodiscard]] std::string read_back(std::string_view raw);

[[nodiscard]] html::DocumentView document(const Visit& visit, std::string title, std::string back);
[[nodiscard]] std::vector<html::Sound> sounds_of(const Visit& visit, std::initializer_list<std::string_view> sentences);
[[nodiscard]] html::Html button(std::string href, std::string label, bool primary = true);

// /tap-thu/<scenario>/<variant>/<mode>: the player, the end of a run, and what a finished run writes.
[[nodiscard]] web::Answer play(const Visit& visit, Mode mode);

// One thing on the practice phone, and how it is touched.
struct Draw {
  const Visit& visit;
  const Run& run;
  std::string_view log;
};
[[nodiscard]] html::Html draw(const Draw& how, const Screen& screen, const Element& element);

}  // namespace hvs::practice
