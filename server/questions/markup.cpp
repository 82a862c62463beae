#include "server/questions/markup.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

#include "core/base/bytes.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "server/questions/question.hpp"

namespace hvs::questions {
namespace {

constexpr std::array blocks{"p",  "div", "br", "li", "ul",         "ol",  "tr",    "h1",     "h2",
                            "h3", "h4",  "h5", "h6", "blockquote", "pre", "table", "section"};
constexpr std::array meaning{"table", "math", "audio", "video", "iframe", "object", "svg", "embed"};
constexpr std::array silent{"script", "style", "head", "template"};

template <class List>
bool among(const List& list, std::string_view one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

struct Tag {
  std::string name;
  bool closes = false;
  std::string_view inside;  // attributes
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// `at` stands on '<'. False when it begins no tag; then the sign is a word.
bool take_tag(std::string_view html, std::size_t& at, Tag& out) {
  auto i = at + 1;
  out.closes = i < html.size() && html[i] == '/';
  i += out.closes;
  const auto from = i;
  while (i < html.size() &&
         (std::isalnum(static_cast<unsigned char>(html[i])) != 0 || html[i] == ':' || html[i] == '-'))
    ++i;
  if (i == from || std::isalpha(static_cast<unsigned char>(html[from])) == 0) return false;
  out.name = text::lower(html.substr(from, i - from));
  const auto body = i;
  for (char quote = 0; i < html.size(); ++i) {
    if (quote != 0) {
      if (html[i] == quote) quote = 0;
    } else if (html[i] == '"' || html[i] == '\'') {
      quote = html[i];
    } else if (html[i] == '>') {
      break;
    }
  }
  if (i >= html.size()) return false;
  out.inside = html.substr(body, i - body);
  at = i + 1;
  return true;
}

std::string attribute(std::string_view inside, std::string_view name) {
  for (std::size_t i = 0; i < inside.size();) {
    while (i < inside.size() && (is_space(inside[i]) || inside[i] == '/')) ++i;
    const auto from = i;
    while (i < inside.size() && !is_space(inside[i]) && inside[i] != '=') ++i;
    const auto key = text::lower(inside.substr(from, i - from));
    while (i < inside.size() && is_space(inside[i])) ++i;
    if (i >= inside.size() || inside[i] != '=') {
      if (i == from) ++i;
      continue;
    }
    ++i;
    while (i < inside.size() && is_space(inside[i])) ++i;
    std::string_view value;
    if (i < inside.size() && (inside[i] == '"' || inside[i] == '\'')) {
      const auto end = std::min(inside.find(inside[i], i + 1), inside.size());
      value = inside.substr(i + 1, end - i - 1);
      i = std::min(end + 1, inside.size());
    } else {
      const auto start = i;
      while (i < inside.size() && !is_space(inside[i])) ++i;
      value = inside.substr(start, i - start);
    }
    if (key == name) {
      std::string out;
      put_entities(out, value);
      return out;
    }
  }
  return {};
}

bool named_entity(std::string_view name, char32_t& point) {
  constexpr std::array<std::pair<std::string_view, char32_t>, 22> known{
      {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},      {"apos", '\''},
       {"nbsp", ' '},     {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"lsquo", 0x2018},
       {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"laquo", 0xAB},    {"raquo", 0xBB},
       {"times", 0xD7},   {"deg", 0xB0},     {"frac12", 0xBD},  {"rarr", 0x2192},   {"le", 0x2264},
       {"ge", 0x2265},    {"eacute", 0xE9}}};
  const auto at = std::find_if(known.begin(), known.end(), [name](const auto& one) { return one.first == name; });
  if (at == known.end()) return false;
  point = at->second;
  return true;
}

void put_words(std::string& out, std::string_view raw) {
  std::string plain;
  put_entities(plain, raw);
  for (const char c : plain) {
    const bool space = is_space(c);
    if (space && (out.empty() || out.back() == ' ' || out.back() == '\n')) continue;
    out += space ? ' ' : c;
  }
}

}  // namespace

void put_entities(std::string& out, std::string_view raw) {
  for (std::size_t i = 0; i < raw.size();) {
    const auto end = raw[i] == '&' ? raw.find(';', i) : std::string_view::npos;
    if (raw[i] != '&' || end == std::string_view::npos || end - i > 12) {
      out += raw[i++];
      continue;
    }
    auto name = raw.substr(i + 1, end - i - 1);
    char32_t point = 0;
    bool known = false;
    if (name.starts_with('#')) {
      const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
      name.remove_prefix(hex ? 2 : 1);
      unsigned value = 0;
      const auto read = std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
      known = !name.empty() && read.ec == std::errc{} && read.ptr == name.data() + name.size() && value >= 9;
      point = value;
    } else {
      known = named_entity(name, point);
    }
    if (!known) {
      out += raw[i++];
      continue;
    }
    text::put_code_point(out, point);
    i = end + 1;
  }
}

Words words_of(std::string_view html) {
  Words out;
  std::string hidden;  // inside <script> and the like until it closes
  for (std::size_t i = 0; i < html.size();) {
    if (html[i] != '<') {
      const auto end = std::min(html.find('<', i), html.size());
      if (hidden.empty()) put_words(out.text, html.substr(i, end - i));
      i = end;
      continue;
    }
    if (html.substr(i, 4) == "<!--") {
      const auto end = html.find("-->", i + 4);
      i = end == std::string_view::npos ? html.size() : end + 3;
      continue;
    }
    if (html.substr(i, 9) == "<![CDATA[") {
      const auto end = std::min(html.find("]]>", i), html.size());
      if (hidden.empty()) out.text += html.substr(i + 9, end - std::min(end, i + 9));
      i = std::min(end + 3, html.size());
      continue;
    }
    Tag tag;
    if (!take_tag(html, i, tag)) {
      if (hidden.empty()) out.text += html[i];
      ++i;
      continue;
    }
    if (const auto colon = tag.name.find(':'); colon != std::string::npos) tag.name.erase(0, colon + 1);
    if (among(silent, tag.name)) {
      if (tag.closes)
        hidden.clear();
      else if (!tag.inside.ends_with('/'))
        hidden = tag.name;
    }
    if (!hidden.empty()) continue;
    if (tag.name == "img" && !tag.closes) {
      if (auto source = attribute(tag.inside, "src"); !source.empty())
        out.figures.push_back({std::move(source), tidy(attribute(tag.inside, "alt"))});
    }
    if (!tag.closes && among(meaning, tag.name) && !among(out.lost, tag.name)) out.lost.push_back(tag.name);
    if (tag.name == "li" && !tag.closes) {
      if (!out.text.empty() && out.text.back() != '\n') out.text += '\n';
      out.text += "- ";
    } else if (tag.name == "td" || tag.name == "th") {
      if (!out.text.empty() && out.text.back() != '\n' && out.text.back() != ' ') out.text += ' ';
    } else if (among(blocks, tag.name) && !out.text.empty() && !(tag.closes && tag.name == "br")) {
      out.text += '\n';
    }
  }
  out.text = tidy(out.text);
  if (out.text.size() > max_text_bytes) {
    out.too_long = true;
    out.text.clear();
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string html_of(std::string_view text) {
  std::string out;
  for (const char c : escaped(text)) {
    if (c == '\n')
      out += "<br/>";
    else
      out += c;
  }
  return out;
}

std::string tidy(std::string_view raw) {
  // Control characters are no words, and XML could not carry them.
  std::string kept;
  for (const char c : raw) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\r') continue;
    kept += byte < 0x20 && c != '\n' ? ' ' : byte == 0x7F ? ' ' : c;
  }
  const auto plain = text::nfc(kept);
  std::string out;
  std::size_t empty = 0;
  for (std::size_t i = 0; i <= plain.size();) {
    const auto end = std::min(plain.find('\n', i), plain.size());
    const auto line = text::squeeze(std::string_view{plain}.substr(i, end - i));
    if (line.empty()) {
      ++empty;
    } else {
      if (!out.empty()) out += empty > 0 ? "\n\n" : "\n";
      out += line;
      empty = 0;
    }
    i = end + 1;
  }
  return out;
}

std::string one_line(std::string_view raw) { return text::squeeze(tidy(raw)); }

std::string show_number(double value) {
  std::string out;
  number::put_double(out, value);
  return out;
}

double rounded(double value) {
  char digits[40];
  std::snprintf(digits, sizeof digits, "%.12g", value);
  double out = value;
  (void)number::read_double(digits, out);
  return out;
}

std::string to_base64(std::string_view raw) {
  auto out = bytes::base64url(raw);
  for (auto& c : out) c = c == '-' ? '+' : c == '_' ? '/' : c;
  out.append((4 - out.size() % 4) % 4, '=');
  return out;
}

bool from_base64(std::string_view text, std::string& out) {
  std::string plain;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ' && c != '=') plain += c == '+' ? '-' : c == '/' ? '_' : c;
  }
  auto read = bytes::from_base64url(plain);
  if (read) out = std::move(*read);
  return read.has_value();
}

}  // namespace hvs::questions
