// `hocvuso content check`: what an author must mend before a course may be published.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/learning/course.hpp"
#include "server/learning/content/coverage.hpp"
#include "server/learning/content/findings.hpp"
#include "server/learning/content/weight.hpp"

namespace hvs::learning {

struct ContentReport {
  Findings findings;
  std::vector<UnitWeight> weights;
  std::size_t rows = 0, empty = 0;  // of the coverage table
  std::size_t courses = 0, units = 0, cards = 0;
  std::set<std::string, std::less<>> idle_pictures;  // names no lesson shows; a question may
};

[[nodiscard]] ContentReport check_courses(const std::string& share_dir, const Packer& packed = {});

// Wording and weight of one unit; `share_dir` holds the assets of the program.
UnitWeight check_unit(const Course& course, const Unit& unit, const Library& library, const SoundIndex& sounds,
                      const std::string& share_dir, const Packer& packed, Findings& out);

// Rules on wording, shared with the check of the item bank.
[[nodiscard]] std::size_t count_words(std::string_view text);
void check_sentences(std::string_view text, std::size_t limit, const std::string& where, Gravity gravity,
                     Findings& out);

// One line per finding: "phải sửa  courses/x/y/03.md: …".
[[nodiscard]] std::string show(const Findings& findings);

}  // namespace hvs::learning
