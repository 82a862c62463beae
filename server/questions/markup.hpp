// HTML inside questions ↔ plain text with lines, and the pictures it names. Not part of the face.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hvs::questions {

struct Figure {
  std::string source;
  std::string alt;
};

struct Words {
  std::string text;               // lines kept, at most max_text_bytes
  std::vector<Figure> figures;    // in their order
  std::vector<std::string> lost;  // elements whose meaning words cannot carry: "table", "math", "audio"
  bool too_long = false;
};

// Tolerant of any bytes; scripts, styles and comments say nothing.
[[nodiscard]] Words words_of(std::string_view html);

// "&amp;" → "&"; unknown names stay as they stand.
void put_entities(std::string& out, std::string_view raw);

// Text as HTML: escaped, lines as <br>.
[[nodiscard]] std::string html_of(std::string_view text);
[[nodiscard]] std::string escaped(std::string_view text);  // & < > "

// NFC, lines trimmed, no more than one empty line in a row, well-formed.
[[nodiscard]] std::string tidy(std::string_view text);
// The same on one line.
[[nodiscard]] std::string one_line(std::string_view text);

[[nodiscard]] std::string show_number(double value);
// Twelve digits: 3.14 − 0.01 is 3.13.
[[nodiscard]] double rounded(double value);

// RFC 4648 §4, with padding; reading takes it with or without, white space anywhere. False: not base64.
[[nodiscard]] std::string to_base64(std::string_view bytes);
[[nodiscard]] bool from_base64(std::string_view text, std::string& out);

}  // namespace hvs::questions
