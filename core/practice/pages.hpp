// View structs of the practice pages: exactly what is shown, already decided.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::practice::page {

struct Tile {
  std::string href{};
  std::string title{};
  std::string note{};   // minutes
  std::string badge{};  // "Đã tập xong"; "" = not yet
};
struct Shelf {
  std::string title{};
  std::vector<Tile> tiles{};
};
struct HomeView {
  std::vector<Shelf> groups{};
  std::string done{};  // "Đã tập xong 3 trên 22 việc"; "" for a visitor
  bool visitor = false;
};
[[nodiscard]] std::string home(const HomeView& v);

struct Link {
  std::string href{};
  std::string label{};
  std::string note{};
  bool current = false;
};
struct IntroView {
  std::string summary{};
  std::string goal{};
  std::vector<Link> modes{};
  std::vector<Link> variants{};
  std::string print_href{};
  std::string facts{};  // minutes, day the facts were checked
  bool visitor = false;
};
[[nodiscard]] std::string intro(const IntroView& v);

// One thing on the practice phone. Exactly one of the flags is set; the drawing follows it.
struct Pair {
  std::string name{};
  std::string value{};
};
struct InsideView {
  bool text = false, big = false, facts = false, note = false, bubble = false, voice = false, photo = false;
  bool picture = false, qr = false, call = false, label = false, app = false;
  std::string_view icons{};  // address of the sheet
  std::string icon{};        // fragment in it, with the sheet's address
  std::string words{};
  std::string beside{};
  std::string image{};   // address of the picture
  std::string letter{};  // of an app without an icon
  std::vector<Pair> pairs{};
  bool pasted = false;
};
[[nodiscard]] std::string inside(const InsideView& v);

// The same thing to be touched, or only looked at.
struct SpotView {
  std::string look{};  // classes
  std::string href{};  // a link; "" with `send` false = only shown
  bool send = false;   // a form: the touch that ends the run writes it down
  std::string action{};
  std::string log{};
  std::string back{};
  std::string csrf{};
  std::string fact{};
  html::Html inside{};
  bool finger = false;
};
[[nodiscard]] std::string spot(const SpotView& v);

struct FieldView {
  std::string look{};
  std::string action{};
  std::string number{};
  std::string log{};
  std::string back{};
  std::string csrf{};
  std::string fact{};
  std::string label{};
  std::string sample{};  // what to type, when it may be told
  bool money = false;
  bool finger = false;
};
[[nodiscard]] std::string field(const FieldView& v);

struct PlayView {
  std::string sheet{};     // class of the notice: "good", "warn", "info"
  std::string told{};      // what the last touch came to
  std::string hint{};      // where to look, when it may be told
  std::string ask_href{};  // asks for it; "" when it stands there already, or always does
  std::string bar{};
  std::vector<html::Html> things{};
  std::string step{};
  int place = 1;
  int steps = 1;
  std::string again_href{};
  std::string leave_href{};
  bool stop_gap_voice = false;
};
[[nodiscard]] std::string play(const PlayView& v);

struct FinishView {
  std::string star_signs{};
  std::string star_words{};
  std::vector<std::string> counted{};  // plain sentences
  std::vector<std::string> remember{};
  std::string verdict{};
  bool visitor = false;
  std::vector<Link> more{};
};
[[nodiscard]] std::string finish(const FinishView& v);

struct GuideStep {
  std::string say{};
  std::string hint{};
};
struct GuideView {
  std::string goal{};
  std::vector<GuideStep> steps{};
  std::vector<std::string> remember{};
  std::vector<std::string> sources{};
  std::string helper{};
  std::string note{};
};
[[nodiscard]] std::string guide(const GuideView& v);

struct ButtonView {
  std::string href{};
  std::string label{};
  bool primary = true;
};
[[nodiscard]] std::string button(const ButtonView& v);

}  // namespace hvs::practice::page
