#include "server/credentials/list_mapping.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>

#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "text/credentials.hpp"

namespace hvs::credentials {
namespace {

constexpr std::array<std::string_view, 14> fields{"order",  "proposal",  "name",       "birth",          "sex",
                                                  "area",   "group",     "result",     "evidence_class", "day",
                                                  "answer", "reference", "answer_day", "reason"};
constexpr std::array<std::string_view, 3> wanted{"proposal", "answer", "reference"};
constexpr std::size_t head_within = 20;  // lines: letterheads stand above the table

std::unexpected<Problem> bad(std::string_view where) {
  return refuse(Kind::broken, t::credentials::bad_mapping.key, std::string{where});
}

std::string_view title_of(const ListMapping& mapping, std::string_view field) {
  const auto at = std::ranges::find(mapping.columns, field, &ListColumn::field);
  return at == mapping.columns.end() ? field : std::string_view{at->title};
}

// Where each field stands, when this row is the head of the table.
std::map<std::string, std::size_t> places_in(const tables::Row& row, const ListMapping& mapping) {
  std::map<std::string, std::size_t> out;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto title = text::fold(row[i].text);
    for (const auto& column : mapping.columns)
      if (!title.empty() && text::fold(column.title) == title) out.emplace(column.field, i);
  }
  return out;
}

}  // namespace

Result<ListMapping> read_mapping(std::string_view text) {
  HVS_TRY(document, json::parse(text));
  ListMapping out;
  for (const auto& one : document.at("columns").items()) {
    ListColumn column{std::string{one.at("title").string()}, std::string{one.at("field").string()}};
    if (column.title.empty() || std::ranges::find(fields, column.field) == fields.end()) return bad(column.field);
    out.columns.push_back(std::move(column));
  }
  for (const auto field : wanted)
    if (std::ranges::find(out.columns, field, &ListColumn::field) == out.columns.end()) return bad(field);
  for (const auto& one : document.at("yes").items()) out.yes.push_back(text::fold(one.string()));
  for (const auto& one : document.at("no").items()) out.no.push_back(text::fold(one.string()));
  if (out.yes.empty() || out.no.empty()) return bad("yes, no");
  return out;
}

Result<ListMapping> load_mapping(const std::string& share_dir) {
  std::ifstream file{share_dir + "/content/exports/vneid.json", std::ios::binary};
  if (!file) return bad("content/exports/vneid.json");
  return read_mapping(std::string{std::istreambuf_iterator<char>{file}, {}});
}

Answers read_answers(const tables::Workbook& book, const ListMapping& mapping) {
  Answers out;
  out.missing = title_of(mapping, "proposal");
  for (const auto& sheet : book.sheets) {
    for (std::size_t head = 0; head < sheet.rows.size() && head < head_within; ++head) {
      const auto places = places_in(sheet.rows[head], mapping);
      if (!places.contains("proposal")) continue;
      for (const auto field : wanted) {
        if (places.contains(std::string{field})) continue;
        out.missing = title_of(mapping, field);
        return out;
      }
      out.missing.clear();
      for (std::size_t i = head + 1; i < sheet.rows.size(); ++i) {
        const auto cell = [&](const char* field) {
          const auto at = places.find(field);
          return at == places.end() || at->second >= sheet.rows[i].size()
                     ? std::string{}
                     : text::squeeze(text::nfc(sheet.rows[i][at->second].text));
        };
        AnswerLine line{static_cast<int>(i) + 1, cell("proposal"),   Said::nothing,
                        cell("reference"),       cell("answer_day"), cell("reason")};
        if (line.proposal.empty()) continue;
        const auto said = text::fold(cell("answer"));
        if (std::ranges::find(mapping.yes, said) != mapping.yes.end()) line.said = Said::yes;
        if (std::ranges::find(mapping.no, said) != mapping.no.end()) line.said = Said::no;
        out.lines.push_back(std::move(line));
      }
      return out;
    }
  }
  return out;
}

}  // namespace hvs::credentials
