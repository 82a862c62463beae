// One QTI item on its way in: what it declares, how it is judged, what it asks. Not part of the face.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/html/html.hpp"
#include "server/questions/formats.hpp"
#include "server/questions/xml.hpp"

namespace hvs::questions::qti {

struct Entry {
  std::string key;
  double value = 0;
  bool exact_case = false;
};
struct Area {
  std::string shape, coords;
  double value = 0;
};
struct Declaration {
  std::string identifier, cardinality, base_type;
  std::vector<std::string> correct;
  std::vector<Entry> mapping;
  std::vector<Area> areas;
  std::optional<double> upper;
};
[[nodiscard]] Declaration read_declaration(const pugi::xml_node& node);

// How points are given, as far as we understand it.
enum class Judging : std::uint8_t { match_correct, map_response, map_point, between, words, unknown };
struct Processing {
  Judging judging = Judging::unknown;
  double low = 0, high = 0, off = 0;  // between: a range; with match_correct of numbers: what it may be off
  std::vector<std::string> words;     // stringMatch
  bool exact_case = true;
};
// An item without rules is judged by its correct response, or by its mapping when it has only that.
[[nodiscard]] Processing read_processing(const pugi::xml_node& item, const Declaration& declared);

// Words and pictures of a piece of content; interactions inside show as a gap, feedback is left out.
struct Content {
  std::string text{}, picture{}, alt{};
};
class Contents {
 public:
  Contents(Reading& out, std::string where) : out_(out), where_(std::move(where)) {}
  [[nodiscard]] Content of(const pugi::xml_node& node);
  [[nodiscard]] std::string feedback_in(const pugi::xml_node& node);

 private:
  Reading& out_;
  std::string where_;
};

// "0,0,50,40" of a rectangle, circle, ellipse or polygon → its frame in per cent. False: cannot be read.
struct Frame {
  double width = 0, height = 0;
};
[[nodiscard]] bool read_region(const std::string& shape, const std::string& coords, const Frame& frame, Region& out);

// The interaction → kind, choices, pairs … of the question. Null when all was understood.
struct Asked {
  const Declaration& declared;
  const Processing& processing;
  Contents& contents;
  Reading& out;
};
[[nodiscard]] const Text* read_interaction(const pugi::xml_node& node, const Asked& asked, Question& question);

}  // namespace hvs::questions::qti
