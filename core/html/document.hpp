// The two frames every page stands in: one for learners (one thing per screen), one for staff (dense, with navigation).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::html {

enum class Frame : std::uint8_t { learner, staff };

struct Link {
  std::string href{};
  std::string label{};
  bool current = false;
};

// One recording in both forms (Opus first, MP3 for browsers without it).
struct Sound {
  std::string opus{};
  std::string mp3{};
};

// Text size (T1: 18, 20, 24, 28, 32 px) and theme, kept in the cookies `chu` and `nen` of this device.
struct Look {
  int size = 20;
  std::string theme{};  // "" follows the device; "sang" light, "toi" dark, "ro" high contrast
};
[[nodiscard]] Look read_look(std::string_view size_cookie, std::string_view theme_cookie);

// What all pages of one visit share. Made by `around()` in core/html/around.hpp from a Call.
struct Around {
  std::string path = "/";  // where the frame's own forms come back to
  std::string person{};    // shown name of who is signed in; "" for a visitor
  std::string csrf{};
  std::string commune{};  // "xã Võ Nhai"
  bool demo = false;      // synthetic people: every screen says so
  bool offline = false;   // made by the phone itself
  Look look{};
  std::vector<Link> nav{};  // staff frame: where this account may go
};

struct DocumentView {
  Around around{};
  Frame frame = Frame::learner;
  std::string title{};
  Html body{};
  std::string back{};               // "Quay lại" leads here; "" on a home screen
  Html dock{};                      // learner frame: the one main button, at the bottom of the screen
  std::vector<Sound> sounds{};      // what the speaker reads, in order; empty: the page's own sentences (heard.hpp)
  bool on_phone = false;            // the phone makes this page too: its speaker knows the sentences the phone carries
  std::string description{};        // for search engines and shared links
  bool own_title = false;           // staff frame: the body brings its own <h1>
  bool wide = false;                // staff frame: wide tables use the whole window
  std::vector<std::string> keep{};  // addresses of packs that this page wants on the device (phone/README.md)
  std::string extra_script{};       // address from asset(…) of one more script, for the few pages that need it
};

[[nodiscard]] std::string document(const DocumentView& view);

}  // namespace hvs::html
