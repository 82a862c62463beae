#include "server/learning/content/markdown.hpp"

#include <md4c.h>

#include <algorithm>
#include <cctype>

#include "core/base/text.hpp"

namespace hvs::learning {
namespace {

void put_utf8(std::string& out, unsigned long code) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  const auto byte = [&out](unsigned long v) { out += static_cast<char>(static_cast<unsigned char>(v)); };
  if (code < 0x80)
    byte(code);
  else if (code < 0x800)
    byte(0xC0 | code >> 6), byte(0x80 | (code & 63));
  else if (code < 0x10000)
    byte(0xE0 | code >> 12), byte(0x80 | (code >> 6 & 63)), byte(0x80 | (code & 63));
  else
    byte(0xF0 | code >> 18), byte(0x80 | (code >> 12 & 63)), byte(0x80 | (code >> 6 & 63)), byte(0x80 | (code & 63));
}

// "&amp;" and numeric entities; a name nobody needs in a lesson stays as it was typed.
std::string decode_entity(std::string_view entity) {
  if (entity == "&amp;") return "&";
  if (entity == "&lt;") return "<";
  if (entity == "&gt;") return ">";
  if (entity == "&quot;") return "\"";
  if (entity == "&nbsp;") return "\u00A0";
  if (entity.size() < 4 || entity[1] != '#') return std::string{entity};
  const bool hexadecimal = entity[2] == 'x' || entity[2] == 'X';
  unsigned long code = 0;
  for (const char c : entity.substr(hexadecimal ? 3 : 2, entity.size() - (hexadecimal ? 4 : 3))) {
    const auto u = static_cast<unsigned char>(c);
    const unsigned digit = std::isdigit(u) ? u - '0' : static_cast<unsigned>(std::tolower(u) - 'a') + 10;
    code = std::min(0x110000UL, code * (hexadecimal ? 16 : 10) + digit);
  }
  std::string out;
  put_utf8(out, code);
  return out;
}

std::string attribute(const MD_ATTRIBUTE& a) {
  std::string out;
  for (std::size_t i = 0; a.text != nullptr && a.substr_offsets[i] < a.size; ++i) {
    const std::string_view part{a.text + a.substr_offsets[i], a.substr_offsets[i + 1] - a.substr_offsets[i]};
    if (a.substr_types[i] == MD_TEXT_ENTITY)
      out += decode_entity(part);
    else if (a.substr_types[i] != MD_TEXT_NULLCHAR)
      out += part;
  }
  return out;
}

// Follows md4c's callbacks. Words go to the title, to the alt text of an image, or to the body.
class Renderer {
 public:
  int enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_H:
        in_title_ = card_.title.empty() && static_cast<MD_BLOCK_H_DETAIL*>(detail)->level == 1;
        if (!in_title_) open("p"), open("strong");
        break;
      case MD_BLOCK_P:
        open("p");
        break;
      case MD_BLOCK_CODE:
        open("p");
        break;
      case MD_BLOCK_UL:
        open("ul");
        break;
      case MD_BLOCK_OL:
        open("ol");
        break;
      case MD_BLOCK_LI:
        open("li");
        break;
      default:
        break;  // quotes and rules add nothing a listener would hear
    }
    return 0;
  }
  int leave(MD_BLOCKTYPE type) {
    while (!spans_.empty()) close_span();
    switch (type) {
      case MD_BLOCK_H:
        if (in_title_)
          in_title_ = false;
        else
          close("strong"), close("p"), end_sentence();
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_CODE:
        close("p"), end_sentence();
        break;
      case MD_BLOCK_UL:
        close("ul");
        break;
      case MD_BLOCK_OL:
        close("ol");
        break;
      case MD_BLOCK_LI:
        close("li"), end_sentence();
        break;
      default:
        break;
    }
    return 0;
  }
  int enter(MD_SPANTYPE type, void* detail) {
    std::string_view tag;
    if (type == MD_SPAN_IMG) {
      if (image_depth_++ == 0) card_.images.push_back({attribute(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src), {}});
    } else if (image_depth_ == 0 && !in_title_) {
      if (type == MD_SPAN_STRONG) tag = "strong";
      if (type == MD_SPAN_EM) tag = "em";
      if (type == MD_SPAN_A && enter_link(attribute(static_cast<MD_SPAN_A_DETAIL*>(detail)->href))) tag = "a";
    }
    if (!tag.empty() && type != MD_SPAN_A) open(tag);
    spans_.push_back({type, tag});
    return 0;
  }
  // md4c 0.4.8 may leave spans it never entered ("[](*)*"): only what stands open is closed, with all inside it.
  int leave(MD_SPANTYPE type) {
    const auto is_it = [type](const Span& one) { return one.type == type; };
    if (std::any_of(spans_.begin(), spans_.end(), is_it)) {
      while (spans_.back().type != type) close_span();
      close_span();
    }
    return 0;
  }
  int words(MD_TEXTTYPE type, std::string_view raw) {
    if (type == MD_TEXT_ENTITY)
      put(decode_entity(raw));
    else if (type == MD_TEXT_NULLCHAR)
      put("\uFFFD");
    else if (type == MD_TEXT_SOFTBR)
      put(" ");
    else if (type == MD_TEXT_BR && image_depth_ == 0 && !in_title_)
      card_.body.markup += "<br>", card_.plain += ' ';
    else if (type == MD_TEXT_BR)
      put(" ");
    else
      put(raw);
    return 0;
  }
  CardText finish() {
    // A picture alone in its paragraph leaves an empty one behind.
    for (std::size_t at; (at = card_.body.markup.find("<p></p>")) != std::string::npos;) card_.body.markup.erase(at, 7);
    card_.title = text::squeeze(card_.title);
    card_.plain = text::squeeze(card_.plain);
    return std::move(card_);
  }

 private:
  void open(std::string_view tag) { (card_.body.markup += '<').append(tag) += '>'; }
  void close(std::string_view tag) { (card_.body.markup += "</").append(tag) += '>'; }
  bool enter_link(const std::string& address) {
    const bool kept = is_allowed_link(address);
    (kept ? card_.links : card_.dropped).push_back(address);
    if (!kept) return false;
    card_.body.markup += "<a href=\"";
    html::put_attr(card_.body.markup, address);
    card_.body.markup += "\">";
    return true;
  }
  void close_span() {
    if (spans_.back().type == MD_SPAN_IMG) --image_depth_;
    if (!spans_.back().tag.empty()) close(spans_.back().tag);
    spans_.pop_back();
  }
  void put(std::string_view raw) {
    if (image_depth_ > 0)
      card_.images.back().alt += raw;
    else if (in_title_)
      card_.title += raw;
    else {
      html::put_text(card_.body.markup, raw);
      card_.plain += raw;
    }
  }
  void end_sentence() {
    while (card_.plain.ends_with(' ')) card_.plain.pop_back();
    if (card_.plain.empty()) return;
    if (std::string_view{".!?:;…"}.find(card_.plain.back()) == std::string_view::npos) card_.plain += '.';
    card_.plain += ' ';
  }

  CardText card_;
  bool in_title_ = false;
  int image_depth_ = 0;
  struct Span {
    MD_SPANTYPE type;
    std::string_view tag;  // "" when nothing was written
  };
  std::vector<Span> spans_;  // open ones; spans never cross the end of a block
};

Renderer& self(void* user) { return *static_cast<Renderer*>(user); }

}  // namespace

bool is_allowed_link(std::string_view address) {
  if (address.empty() || address.starts_with("//") || address.starts_with("/\\") || address.starts_with("\\"))
    return false;
  if (std::any_of(address.begin(), address.end(),
                  [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }))
    return false;
  const auto end = address.find_first_of(":/?#");
  if (end == std::string_view::npos || address[end] != ':') return true;
  std::string scheme{address.substr(0, end)};
  std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return scheme == "https" || scheme == "http" || scheme == "tel";
}

CardText render_card(std::string_view source) {
  Renderer renderer;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) { return self(user).enter(type, detail); };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) { return self(user).leave(type); };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) { return self(user).enter(type, detail); };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) { return self(user).leave(type); };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* raw, MD_SIZE size, void* user) {
    return self(user).words(type, {raw, size});
  };
  md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, &renderer);
  return renderer.finish();
}

}  // namespace hvs::learning
