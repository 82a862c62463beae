// A unit as an author writes it, before it is a lesson: words, names of pictures and of recordings. What a version
// keeps.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/learning/course.hpp"

namespace hvs::learning {

struct CardWords {
  std::string title;
  std::string text;     // Markdown subset with the lines that begin with '@' (docs/content-format.md)
  std::string picture;  // "nut-nguon.svg" of ours, or "<32 hex>.jpg" of an authored file; "" = none yet
  std::string alt;
  std::string voice;     // authored file "<32 hex>" with .opus and .mp3; "" = the synthetic voice
  std::string voice_of;  // speech_hash of the words that were read aloud
  bool operator==(const CardWords&) const = default;
};

struct QuestionText {
  std::string stem;
  std::vector<std::string> options;
  std::size_t answer = 0;
  std::string why;
  bool operator==(const QuestionText&) const = default;
};

struct UnitText {
  std::string title;
  int minutes = 5;
  std::vector<std::string> skills;
  std::vector<std::string> sources;
  std::vector<std::string> samples;  // how people themselves would ask for this unit
  std::string guide;
  std::string checked;  // "2026-11-22"
  std::vector<CardWords> cards;
  std::vector<QuestionText> quiz;
  bool operator==(const UnitText&) const = default;
};

// As a version keeps it, and back. Refusal: base.bad_json.
[[nodiscard]] std::string write_unit(const UnitText& unit);
[[nodiscard]] Result<UnitText> read_unit_text(std::string_view json);

// A unit that learners have already, to begin a new one from. `card_files`: the Markdown of each card.
[[nodiscard]] UnitText text_of(const Unit& unit, const std::vector<std::string>& card_files);

// The Markdown file of a card, and its parts back.
[[nodiscard]] std::string card_file(const CardWords& card);
[[nodiscard]] CardWords read_card_file(std::string_view source);

// unit.json of docs/content-format.md; cards are named "01", "02", …, questions "q1", "q2", ….
[[nodiscard]] std::string unit_file(const std::string& slug, const UnitText& unit);
[[nodiscard]] std::string card_name(std::size_t place);

// Lower-case letters without accents, digits and '-', at most 40: "Bán chè qua mạng" → "ban-che-qua-mang".
[[nodiscard]] std::string slug_of(std::string_view title);

// Lines as typed, without their ends.
[[nodiscard]] std::vector<std::string> lines_of_text(std::string_view text);
// Typed lists: one a line, empty lines dropped; and back.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view typed);
[[nodiscard]] std::string join_lines(const std::vector<std::string>& lines);

}  // namespace hvs::learning
