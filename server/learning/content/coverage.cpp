#include "server/learning/content/coverage.hpp"

#include <algorithm>

#include "text/content.hpp"

namespace hvs::learning {
namespace {

bool has(const std::vector<std::string>& list, const std::string& name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

std::vector<CoverageRow> coverage(const Library& library) {
  std::vector<CoverageRow> rows;
  for (const auto& skill : library.framework.skills) {
    for (const auto& group : skill.groups) {
      CoverageRow row{&skill, group, {}};
      for (const auto& course : library.courses) {
        for (const auto& unit : course.units) {
          if (has(unit.skills, skill.id) && has(unit.groups, group)) row.units.push_back(course.id + "/" + unit.id);
        }
      }
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

std::size_t empty_rows(const std::vector<CoverageRow>& rows) {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const CoverageRow& row) { return row.units.empty(); }));
}

std::string show_coverage(const std::vector<CoverageRow>& rows) {
  std::string out{t::content::coverage_head.vi};
  out += "\n|---|---|---|---|\n";
  for (const auto& row : rows) {
    std::string units;
    for (const auto& unit : row.units) units += (units.empty() ? "" : ", ") + unit;
    if (units.empty()) units = t::content::coverage_none.vi;
    out += "| " + row.skill->id + " | " + row.skill->name + " | " + row.group + " | " + units + " |\n";
  }
  return out + "\n" +
         html::fill(t::content::coverage_sum,
                    {{"rows", std::to_string(rows.size())}, {"empty", std::to_string(empty_rows(rows))}}) +
         "\n";
}

}  // namespace hvs::learning
