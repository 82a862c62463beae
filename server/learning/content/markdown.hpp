// The Markdown subset of a card → HTML. Our own few lines instead of a library: see docs/adr/0015-markdown.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::learning {

struct CardText {
  std::string title;  // the first heading
  html::Html body;    // p, ul, ol, li, strong, em, a and nothing else
  std::string plain;  // body without markup; blocks end with a full stop
  struct Image {
    std::string address;
    std::string alt;
  };
  std::vector<Image> images;          // taken out of the text: the page places the picture
  std::vector<std::string> links;     // kept
  std::vector<std::string> dropped;   // links that lost their address
  std::vector<html::Html> checklist;  // items of the list that follows "@checklist"
  struct Directive {
    std::string name;  // "video" of "@video mo-may.mp4 mo-may.vtt"
    std::vector<std::string> words;
  };
  std::vector<Directive> directives;  // lines that begin with '@', as written
};

// Lines that begin with '@' are instructions to the player and no words of the card ("\@" begins a line of words).
// Headings, paragraphs, flat lists ("- ", "1. "), **bold**, *emphasis*, [link](address), ![alt](picture), \ before a
// mark. Any bytes are accepted; what is not in the subset, HTML included, is shown as the words it is made of.
[[nodiscard]] CardText render_card(std::string_view source);

// What is heard of a card: title, then text, as one speech.
[[nodiscard]] std::string plain_of(const CardText& card);

// https, http, tel, or an address on this site ("/hoc/…", "#…"); no control characters.
[[nodiscard]] bool is_allowed_link(std::string_view address);

}  // namespace hvs::learning
