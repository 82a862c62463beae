#include "core/html/html.hpp"

namespace hvs::html {
namespace {

// Appends `raw`, replacing each byte that `name_of` gives an entity for. All such bytes are ASCII, so UTF-8 passes
// untouched.
template <class NameOf>
void put_replaced(std::string& out, std::string_view raw, NameOf name_of) {
  std::size_t plain_from = 0;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const std::string_view entity = name_of(raw[i]);
    if (entity.empty()) continue;
    out.append(raw.substr(plain_from, i - plain_from));
    out.append(entity);
    plain_from = i + 1;
  }
  out.append(raw.substr(plain_from));
}

constexpr std::string_view in_text(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\0':
      return "\xEF\xBF\xBD";  // U+FFFD: HTML parsers drop or replace NUL, each in its own way
    default:
      return {};
  }
}

constexpr std::string_view in_attribute(char c) {
  switch (c) {
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return in_text(c);
  }
}

constexpr bool is_control_or_space(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_with_scheme(std::string_view url, std::string_view scheme) {
  if (url.size() < scheme.size()) return false;
  for (std::size_t i = 0; i < scheme.size(); ++i) {
    if (lower(url[i]) != scheme[i]) return false;
  }
  return true;
}

// Allow-list. Browsers skip control characters inside a scheme ("java\tscript:"), so any of them spoils the address.
bool is_safe_url(std::string_view url) {
  for (const char c : url) {
    if (is_control_or_space(c)) return false;
  }
  for (const std::string_view scheme : {"https:", "http:", "mailto:", "tel:"}) {
    if (starts_with_scheme(url, scheme)) return true;
  }
  const auto colon = url.find(':');
  const auto path = url.find_first_of("/?#");
  return colon == std::string_view::npos || (path != std::string_view::npos && path < colon);
}

}  // namespace

void put_text(std::string& out, std::string_view raw) { put_replaced(out, raw, in_text); }
void put_attr(std::string& out, std::string_view raw) { put_replaced(out, raw, in_attribute); }

void put_url(std::string& out, std::string_view raw) {
  if (is_safe_url(raw))
    put_attr(out, raw);
  else
    out += '#';
}

std::string fill(std::string_view sentence, std::initializer_list<Fill> values) {
  std::string out;
  out.reserve(sentence.size() + 16);
  while (!sentence.empty()) {
    const auto open = sentence.find('{');
    const auto close = open == std::string_view::npos ? open : sentence.find('}', open);
    if (close == std::string_view::npos) break;
    const auto name = sentence.substr(open + 1, close - open - 1);
    const Fill* found = nullptr;
    for (const auto& one : values) {
      if (one.name == name) found = &one;
    }
    if (found == nullptr) {  // not ours: keep it as it stands
      out.append(sentence.substr(0, open + 1));
      sentence.remove_prefix(open + 1);
      continue;
    }
    out.append(sentence.substr(0, open));
    out.append(found->value);
    sentence.remove_prefix(close + 1);
  }
  out.append(sentence);
  return out;
}

}  // namespace hvs::html
