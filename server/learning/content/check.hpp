// `hocvuso content check`: what an author must mend before a course may be published.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/learning/course.hpp"
#include "server/learning/content/findings.hpp"

namespace hvs::learning {

struct UnitWeight {
  std::string course;
  std::string unit;
  std::size_t cards = 0;
  std::int64_t bytes = 0;    // pictures, sound (Opus) and text of the cards
  std::int64_t seconds = 0;  // at 400 kbit/s (learners.md D1)
};

struct ContentReport {
  Findings findings;
  std::vector<UnitWeight> weights;
  std::size_t courses = 0, units = 0, cards = 0;
};

[[nodiscard]] ContentReport check_courses(const std::string& share_dir);

// Rules on wording, shared with the check of the item bank.
[[nodiscard]] std::size_t count_words(std::string_view text);
void check_sentences(std::string_view text, std::size_t limit, const std::string& where, Gravity gravity,
                     Findings& out);

// One line per finding: "phải sửa  courses/x/y/03.md: …".
[[nodiscard]] std::string show(const Findings& findings);

}  // namespace hvs::learning
