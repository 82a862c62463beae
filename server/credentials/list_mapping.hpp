// Which columns the list for VNeID and sector databases has, and how its answer is read: content/exports/vneid.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "server/tables/tables.hpp"

namespace hvs::credentials {

struct ListColumn {
  std::string title;
  std::string field;
};
struct ListMapping {
  std::vector<ListColumn> columns;
  std::vector<std::string> yes;  // folded words of the answer
  std::vector<std::string> no;
};

// Refusal: credentials.bad_mapping with the place as detail.
[[nodiscard]] Result<ListMapping> read_mapping(std::string_view json);
[[nodiscard]] Result<ListMapping> load_mapping(const std::string& share_dir);

enum class Said : std::uint8_t { nothing, yes, no };
struct AnswerLine {
  int line = 0;  // of the sheet
  std::string proposal;
  Said said = Said::nothing;
  std::string reference;
  std::string day;  // as it stands in the file
  std::string reason;
};
struct Answers {
  std::vector<AnswerLine> lines{};
  std::string missing{};  // title of a column the file lacks; then there are no lines
};
// The first sheet whose head names the columns of the mapping; titles are compared folded.
[[nodiscard]] Answers read_answers(const tables::Workbook& book, const ListMapping& mapping);

}  // namespace hvs::credentials
