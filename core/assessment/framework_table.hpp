// An official table of skills (Phụ lục I) as it comes from a spreadsheet: code, domain, skill, group, description.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/learning/course.hpp"

namespace hvs::assessment {

struct FrameworkRow {
  std::string code;         // "1.2"
  std::string domain_name;  // "Tìm kiếm, khai thác thông tin"
  std::string domain;       // "D1": which of our domains it is
  std::string skill;
  std::string group;  // "nguoidan"; "" = every group
  std::string about;
  bool operator==(const FrameworkRow&) const = default;
};

struct FrameworkTable {
  std::string id;
  std::string title;
  std::vector<FrameworkRow> rows;
};

struct RowTrouble {
  std::size_t line = 0;  // of the sheet, from 1
  std::string_view why;  // text key
};

struct FrameworkRead {
  std::vector<FrameworkRow> rows;
  std::vector<RowTrouble> troubles;  // these lines are left out
};

inline constexpr std::size_t most_skills = 400;

// Finds the heading row by its words, in any order, below title rows; a merged domain or group cell counts for the rows
// under it. Refusals: official.no_heading, official.too_many_skills, official.no_skills.
[[nodiscard]] Result<FrameworkRead> read_framework(std::span<const std::vector<std::string>> cells);

struct OfficialDomain {
  std::string name;
  std::string domain;  // the guess
  std::size_t skills = 0;
};
// The table's own domains in order of appearance.
[[nodiscard]] std::vector<OfficialDomain> domains_of(std::span<const FrameworkRow> rows);

// "người dân", "Học sinh, sinh viên" → our group id; "" when it names none or all.
[[nodiscard]] std::string read_group(std::string_view words);

}  // namespace hvs::assessment
