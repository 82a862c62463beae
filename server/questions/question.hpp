// Questions of other programs' formats, and ours on their way out: one neutral shape, six formats in both directions.
// Knows no room. Whatever a file holds that this shape cannot carry is refused or noted, question by question.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace hvs::questions {

enum class Format : std::uint8_t { gift, aiken, moodle, qti21, qti3, csv };  // qti21 reads 2.1 and 2.2
[[nodiscard]] std::string_view format_name(Format format);
[[nodiscard]] bool read_format(std::string_view name, Format& out);

enum class Kind : std::uint8_t { single, multiple, true_false, order, match, number, short_text, hotspot };
[[nodiscard]] std::string_view kind_name(Kind kind);

struct Choice {
  std::string text{};
  double weight = 0;  // per cent of the points: 100 = right, 0 = wrong, −50 takes off
  std::string feedback{};
  std::string picture{};  // name in Reading::media
  std::string alt{};
  bool operator==(const Choice&) const = default;
};

struct Pair {
  std::string left{};
  std::string right{};  // left "" = a right side that belongs to nothing
  bool operator==(const Pair&) const = default;
};

struct Range {
  double low = 0;
  double high = 0;
  double weight = 100;
  std::string feedback{};
  bool operator==(const Range&) const = default;
};

// In per cent of the picture.
struct Region {
  double x = 0, y = 0, width = 0, height = 0;
  bool operator==(const Region&) const = default;
};

struct Question {
  Kind kind = Kind::single;
  std::string id{};  // as the file names it; "" = it does not
  std::string title{};
  std::string category{};  // "Mạng/An toàn"
  std::string stem{};      // plain text, lines kept
  std::string picture{};   // name in Reading::media
  std::string alt{};
  // single, multiple: what is offered · true_false: statements, 100 = true · order: in the right order ·
  // short_text: accepted forms · hotspot: words of the regions
  std::vector<Choice> choices{};
  std::vector<Pair> pairs{};
  std::vector<Range> ranges{};
  std::vector<Region> regions{};
  std::string unit{};
  bool exact_case = false;  // short_text: capitals matter
  bool partial = false;     // parts of the answer earn parts of the points
  std::string feedback{};   // said to everybody afterwards
  std::vector<std::string> tags{};
  bool operator==(const Question&) const = default;
};

struct Refused {
  std::string where{};  // "dòng 12", "choice.xml"
  std::string title{};  // what the question is called, or how it begins
  std::string why{};    // in words for a person
};

// Something small that was left behind on the way in, or would be on the way out.
struct Note {
  std::size_t question = 0;  // place in the list
  std::string what{};
};

struct Reading {
  Format format = Format::gift;
  std::vector<Question> questions{};
  std::vector<Refused> refused{};
  std::vector<Note> notes{};
  std::map<std::string, std::string, std::less<>> media{};  // pictures the questions name, by name
};

inline constexpr std::size_t max_file_bytes = 32U << 20U, max_questions = 2000, max_text_bytes = 8000;

// By content, never by name: a package, XML of either kind, a table, GIFT or Aiken.
// Refusals: questions.too_big, .unknown_format; of a package: pack.not_a_pack, .too_big, .foreign_file.
[[nodiscard]] Result<Format> detect(std::string_view bytes);
[[nodiscard]] Result<Reading> read(std::string_view bytes, Format format);
[[nodiscard]] Result<Reading> read(std::string_view bytes);

// What this format cannot carry of these questions; say it before writing. A question that cannot go at all is left out
// by `write` and has `left_out`.
struct Loss {
  std::size_t question = 0;
  bool left_out = false;
  std::string what{};
};
[[nodiscard]] std::vector<Loss> losses(std::span<const Question> questions, Format format);

// The file: text, or for QTI a content package. Pictures are taken from `media`.
// Refusal: questions.nothing_to_write.
using Media = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] Result<std::string> write(std::span<const Question> questions, Format format, const Media& media = {});
[[nodiscard]] std::string_view media_type(Format format);   // of the file
[[nodiscard]] std::string_view file_ending(Format format);  // ".zip"

// One QTI item (2.1, 2.2 or 3.0) or the questions of a Moodle file, for readers of packages that hold them. `where` is
// how refusals call it. Pictures stay as the file names them.
void read_qti_item(std::string_view xml, const std::string& where, Reading& out);

}  // namespace hvs::questions
