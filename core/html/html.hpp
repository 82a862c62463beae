// Typed HTML. Templates (*.html) become functions that append to a string through these writers; escaping follows the
// place.
#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace hvs {

// An interface sentence. Declared only by the generated catalogue headers ("text/<section>.hpp").
struct Text {
  std::string_view key;  // "learning.next"; also the id of its recorded sound
  std::string_view vi;
  constexpr operator std::string_view() const { return vi; }  // NOLINT(google-explicit-constructor)
};

namespace html {

// A fragment that is already HTML. Made by page functions and drawings; never from user text.
struct Html {
  std::string markup;
};

void put_text(std::string& out, std::string_view raw);  // & < >
void put_attr(std::string& out, std::string_view raw);  // & < > " '
void put_url(std::string& out,
             std::string_view raw);  // as attr, and only http(s):, mailto:, tel:, relative, #; else "#"

inline std::string_view as_text(std::string_view v) { return v; }
inline std::string_view as_text(const std::string& v) { return v; }
inline std::string_view as_text(const char* v) { return v; }
inline std::string_view as_text(const Text& v) { return v.vi; }
template <std::integral T>
  requires(!std::same_as<T, bool> && !std::same_as<T, char>)
std::string as_text(T v) {
  return std::to_string(v);
}

template <class T>
void text(std::string& out, const T& v) {
  if constexpr (std::same_as<T, Html>)
    out += v.markup;
  else
    put_text(out, as_text(v));
}
template <class T>
void attr(std::string& out, const T& v) {
  static_assert(!std::same_as<T, Html>, "markup cannot stand in an attribute");
  put_attr(out, as_text(v));
}
template <class T>
void url(std::string& out, const T& v) {
  static_assert(!std::same_as<T, Html>, "markup cannot stand in a URL");
  put_url(out, as_text(v));
}

// {{#if x}}: bool, optional, text, Html or a list; empty means no.
inline bool holds(bool v) { return v; }
inline bool holds(const Html& v) { return !v.markup.empty(); }
template <class T>
bool holds(const std::optional<T>& v) {
  return v.has_value();
}
template <class T>
bool holds(const std::vector<T>& v) {
  return !v.empty();
}
inline bool holds(std::string_view v) { return !v.empty(); }
inline bool holds(const std::string& v) { return !v.empty(); }
template <std::integral T>
  requires(!std::same_as<T, bool>)
bool holds(T v) {
  return v != 0;
}

// Fills {name} places of a catalogue sentence.
struct Fill {
  std::string_view name;
  std::string value;
};
[[nodiscard]] std::string fill(std::string_view sentence, std::initializer_list<Fill> values);

// Address of a static file by its name in assets/ ("app.css" → "/t/3f9a1c/app.css"); "/t/khong-co" when unknown, which
// a test looks for.
[[nodiscard]] std::string_view asset(std::string_view name);

}  // namespace html
}  // namespace hvs
