// A scenario (tình huống tập) once it has been read and checked: immutable values, the same on server and phone.
// The written form is docs/practice-format.md.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"

namespace hvs::practice {

inline constexpr std::size_t max_variants = 6, max_screens = 40, max_elements = 16, max_spots = 12;
inline constexpr std::size_t scenario_bytes = 64 * 1024;
inline constexpr std::uint16_t the_end = 0xFFFF;  // a way that leads here finishes the run
inline constexpr std::uint16_t nowhere = 0xFFFE;
inline constexpr std::uint8_t no_spot = 0xFF;

// What can be drawn on the practice phone. The last four are always touchable, the others when a way is given.
enum class Kind : std::uint8_t {
  text,
  big,
  facts,
  note,
  chat,
  mine,
  voice,
  photo,
  picture,
  qr,
  call,
  button,
  item,
  app,
  field
};

// What touching does: nothing is there / the expected step / a side look that costs nothing / not here / a trap.
enum class Way : std::uint8_t { none, right, detour, wrong, trap };

enum class Sort : std::uint8_t { text, money };  // of a field

struct Element {
  Kind kind = Kind::text;
  std::string words;    // what it says; of a picture: what it shows
  std::string beside;   // sender of a message, small line of an item, place of a QR code
  std::string picture;  // "nut-nguon.svg", of content/pictures
  std::string icon;     // a name in assets/icons.svg
  std::vector<std::pair<std::string, std::string>> facts;
  bool pasted = false;  // a QR code glued over another
  Way way = Way::none;
  std::uint16_t to = nowhere;  // screen after a right step or a side look
  std::string reply;           // said after a wrong step or a trap; "" = the hint of the screen
  Sort sort = Sort::text;
  std::vector<std::string> want;  // accepted texts of a field; "*" = anything that is no secret
  std::uint8_t spot = no_spot;    // number among the touchable elements of this screen
};

struct Screen {
  std::string id;
  std::string bar;   // title bar of the practice phone
  std::string say;   // what to do here
  std::string hint;  // where to look
  std::vector<Element> elements;
  std::vector<std::uint8_t> spots;  // element of every spot
  // Made from the graph: the expected spot on a shortest way to the end, and how many expected steps are left.
  std::uint8_t expected = no_spot;
  std::uint16_t left = std::numeric_limits<std::uint16_t>::max();
  bool reached = false;  // from the start, by steps and side looks
};

struct Variant {
  std::string id;     // "a"
  std::string title;  // "Trả tiền rau"
  std::string goal;   // the task in one sentence, all that is told in "tự làm"
  std::uint16_t start = 0;
  std::vector<Screen> screens;
  [[nodiscard]] int steps() const { return screens[start].left; }
};

struct Scenario {
  std::string id;
  std::string title;
  std::string summary;
  std::string group;  // one of `groups`
  int minutes = 3;
  std::vector<std::string> skills;
  std::vector<std::string> sources;
  std::string checked;                // day the facts were last compared with their sources
  std::vector<std::string> remember;  // what stays after the practice, two to four sentences
  std::string guide;                  // for the person who sits beside
  std::vector<Variant> variants;
  std::string version;  // hash of the written form
};

[[nodiscard]] const Variant* find_variant(const Scenario& scenario, std::string_view id);

// Lower-case letters, digits and '-', 1–40 characters.
[[nodiscard]] bool is_name(std::string_view name);

// The written form (JSON) → scenario. Refusal: practice.bad_scenario, with the place and the reason as detail.
// What is read can be played: every way leads somewhere, every reachable screen has a way to the end.
[[nodiscard]] Result<Scenario> read_scenario(std::string_view json);

// Fills expected, left and reached by search over the graph.
void chart(Variant& variant);

// All that is written on the practice screen, as one text to be spoken.
[[nodiscard]] std::string reading(const Screen& screen);

// Every sentence that can be spoken in this scenario, each once.
[[nodiscard]] std::vector<std::string> sentences(const Scenario& scenario);

}  // namespace hvs::practice
