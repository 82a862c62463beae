// A course that people of the commune wrote, as the folder every other course is (docs/content-format.md), so that one
// reader, one set of checks and one kind of pack serve all.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "server/learning/authoring/unit_text.hpp"
#include "server/learning/content/speech.hpp"

namespace hvs::learning {

struct CourseText {
  std::string slug, title, summary;
  std::vector<std::string> groups;
  struct Part {
    std::string slug;
    UnitText words;
  };
  std::vector<Part> units;
};

// Bytes of an authored file by name; nothing when there is none.
using Files = std::function<std::optional<std::string>(const std::string& name)>;

// Where the sound of some words comes from: bytes and whether it is the stop-gap voice.
struct Voiced {
  std::string opus, mp3;
  bool stop_gap = true;
};
// `card` is null for what is not a card.
using Voices = std::function<std::optional<Voiced>(const CardWords* card, const std::string& spoken)>;

// Writes content/ (framework, pronunciation, drawings that are used, the course) below `folder`, which must be empty or
// missing. `share_dir` holds the content/ of the program. Refusal: authoring.cannot_write.
[[nodiscard]] Result<void> write_course(const std::string& folder, const std::string& share_dir,
                                        const CourseText& course, const Files& files);

// Writes am/ beside it: every sound that can be had. Call after write_course.
[[nodiscard]] Result<void> write_course_sounds(const std::string& folder, const CourseText& course,
                                               const Voices& voices);

// The words a card's recording must say, as the voice gets them; the same as speeches_of + say_aloud make of its file.
[[nodiscard]] std::string spoken_words(const CardWords& card, const Pronunciation& how);

// Every text of a question that is heard: stem, options, reason.
[[nodiscard]] std::vector<std::string> spoken_words(const QuestionText& question, const Pronunciation& how);

}  // namespace hvs::learning
