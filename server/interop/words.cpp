// Foreign HTML → words. Not a parser of HTML: a scanner that can only leave out, so nothing of the markup survives.
#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "server/interop/read.hpp"

namespace hvs::interop {
namespace {

struct Entity {
  std::string_view name;
  char32_t point;
};
// Those that Vietnamese and English pages really use; anything else stays as it is written.
constexpr std::array entities{
    Entity{"amp", '&'},      Entity{"lt", '<'},        Entity{"gt", '>'},       Entity{"quot", '"'},
    Entity{"apos", '\''},    Entity{"nbsp", ' '},      Entity{"agrave", 0xE0},  Entity{"aacute", 0xE1},
    Entity{"acirc", 0xE2},   Entity{"atilde", 0xE3},   Entity{"egrave", 0xE8},  Entity{"eacute", 0xE9},
    Entity{"ecirc", 0xEA},   Entity{"igrave", 0xEC},   Entity{"iacute", 0xED},  Entity{"ograve", 0xF2},
    Entity{"oacute", 0xF3},  Entity{"ocirc", 0xF4},    Entity{"otilde", 0xF5},  Entity{"ugrave", 0xF9},
    Entity{"uacute", 0xFA},  Entity{"yacute", 0xFD},   Entity{"eth", 0xF0},     Entity{"ndash", 0x2013},
    Entity{"mdash", 0x2014}, Entity{"hellip", 0x2026}, Entity{"ldquo", 0x201C}, Entity{"rdquo", 0x201D},
    Entity{"lsquo", 0x2018}, Entity{"rsquo", 0x2019},  Entity{"bull", 0x2022},  Entity{"copy", 0xA9},
    Entity{"middot", 0xB7},  Entity{"times", 0xD7},    Entity{"laquo", 0xAB},   Entity{"raquo", 0xBB},
    Entity{"Agrave", 0xC0},  Entity{"Aacute", 0xC1},   Entity{"Acirc", 0xC2},   Entity{"Atilde", 0xC3},
    Entity{"Egrave", 0xC8},  Entity{"Eacute", 0xC9},   Entity{"Ecirc", 0xCA},   Entity{"Ocirc", 0xD4},
};

constexpr std::array<std::string_view, 8> hidden{"script",   "style", "head",   "template",
                                                 "noscript", "svg",   "object", "iframe"};
constexpr std::array<std::string_view, 20> blocks{"p",     "div", "br", "li",      "ul",      "ol",        "tr",
                                                  "table", "h1",  "h2", "h3",      "h4",      "h5",        "h6",
                                                  "hr",    "dt",  "dd", "section", "article", "blockquote"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

// "&eacute;" at `at` → its letter, and `at` behind it; false when it is just an ampersand.
bool take_entity(std::string_view html, std::size_t& at, std::string& out) {
  const auto end = html.find(';', at);
  if (end == std::string_view::npos || end - at > 10 || end - at < 2) return false;
  auto name = html.substr(at + 1, end - at - 1);
  char32_t point = 0;
  if (name.front() == '#') {
    name.remove_prefix(1);
    const bool hex = !name.empty() && (name.front() == 'x' || name.front() == 'X');
    if (hex) name.remove_prefix(1);
    std::uint32_t number = 0;
    const auto read = std::from_chars(name.data(), name.data() + name.size(), number, hex ? 16 : 10);
    if (read.ec != std::errc{} || read.ptr != name.data() + name.size() || number < 0x20) return false;
    point = number;
  } else {
    const auto* const found =
        std::find_if(entities.begin(), entities.end(), [&](const Entity& e) { return e.name == name; });
    if (found == entities.end()) return false;
    point = found->point;
  }
  text::put_code_point(out, point);
  at = end + 1;
  return true;
}

std::string lower_ascii(std::string_view raw) {
  std::string out{raw};
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// The value of alt="…" in a tag, without quotes.
std::string_view alt_of(std::string_view tag) {
  const auto at = tag.find("alt=\"");
  if (at == std::string_view::npos) return {};
  const auto rest = tag.substr(at + 5);
  return rest.substr(0, rest.find('"'));
}

void new_line(std::string& out) {
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (!out.empty() && out.back() != '\n') out += '\n';
}

void put_char(std::string& out, char c) {
  const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
  if (!space)
    out += c;
  else if (!out.empty() && out.back() != ' ' && out.back() != '\n')
    out += ' ';
}

// Behind the tag that begins at `at`; its name is given to `name` ("p", "/p").
std::size_t end_of_tag(std::string_view html, std::size_t at, std::string& name) {
  if (html.substr(at).starts_with("<!--")) {
    const auto end = html.find("-->", at + 4);
    name = "!";
    return end == std::string_view::npos ? html.size() : end + 3;
  }
  const auto end = html.find('>', at);
  const auto inside = html.substr(at + 1, end == std::string_view::npos ? std::string_view::npos : end - at - 1);
  name = lower_ascii(inside.substr(0, inside.find_first_of(" \t\r\n/", 1)));
  return end == std::string_view::npos ? html.size() : end + 1;
}

}  // namespace

std::string words_of_html(std::string_view html, std::size_t max_bytes) {
  std::string out;
  std::string name;
  for (std::size_t at = 0; at < html.size() && out.size() < max_bytes;) {
    if (html[at] == '&' && take_entity(html, at, out)) continue;
    const bool tag = html[at] == '<' && at + 1 < html.size() &&
                     (html[at + 1] == '/' || html[at + 1] == '!' || html[at + 1] == '?' ||
                      (lower_ascii(html.substr(at + 1, 1))[0] >= 'a' && lower_ascii(html.substr(at + 1, 1))[0] <= 'z'));
    if (!tag) {
      put_char(out, html[at++]);
      continue;
    }
    const auto begin = at;
    at = end_of_tag(html, at, name);
    if (among(hidden, name)) {
      const auto close = "</" + name;
      auto end = at;
      while (end < html.size() && lower_ascii(html.substr(end, close.size())) != close) {
        const auto next = html.find('<', end + 1);
        end = next == std::string_view::npos ? html.size() : next;
      }
      at = end;
      continue;
    }
    if (name == "img" && !alt_of(html.substr(begin, at - begin)).empty())
      out += "[" + std::string{alt_of(html.substr(begin, at - begin))} + "]";
    if (among(blocks, name.starts_with('/') ? std::string_view{name}.substr(1) : std::string_view{name})) new_line(out);
    if (name == "li") out += "- ";
  }
  if (out.size() > max_bytes) out.resize(max_bytes);
  return text::trim(text::nfc(text::well_formed(out)));
}

bool is_outside(std::string_view href) {
  if (href.starts_with("//") || href.starts_with("\\\\")) return true;
  const auto colon = href.find(':');
  return colon != std::string_view::npos && href.find_first_of("/?#") > colon;
}

bool find_inside(std::string_view base, std::string_view href, Inside& out) {
  if (is_outside(href)) return false;
  const auto cut = href.find_first_of("?#");
  out.query = cut == std::string_view::npos ? std::string{} : std::string{href.substr(cut)};
  auto decoded = bytes::percent_decode(href.substr(0, cut), false);
  auto base_decoded = bytes::percent_decode(base, false);
  std::string whole =
      (base_decoded ? *base_decoded : std::string{base}) + (decoded ? *decoded : std::string{href.substr(0, cut)});
  for (char& c : whole) c = c == '\\' ? '/' : c;
  std::vector<std::string_view> parts;
  for (std::string_view rest = whole; !rest.empty();) {
    const auto slash = rest.find('/');
    const auto part = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else {
      if (parts.empty()) return false;
      parts.pop_back();
    }
  }
  std::string path;
  for (const auto part : parts) path += (path.empty() ? "" : "/") + std::string{part};
  out.path = text::nfc(path);
  return !out.path.empty();
}

}  // namespace hvs::interop
