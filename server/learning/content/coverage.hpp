// Which unit teaches which skill to whom: a row for every skill of every group in the framework.
#pragma once

#include <string>
#include <vector>

#include "core/learning/course.hpp"

namespace hvs::learning {

struct CoverageRow {
  const Skill* skill;
  std::string group;
  std::vector<std::string> units;  // "lam-quen/man-hinh"; empty: nobody teaches it yet
};
[[nodiscard]] std::vector<CoverageRow> coverage(const Library& library);

// As a Markdown table, empty rows marked, with the number of them below.
[[nodiscard]] std::string show_coverage(const std::vector<CoverageRow>& rows);
[[nodiscard]] std::size_t empty_rows(const std::vector<CoverageRow>& rows);

}  // namespace hvs::learning
