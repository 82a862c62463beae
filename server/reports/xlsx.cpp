// The report's tables as a workbook, one sheet each, every sheet under the head of its kind of document.
#include <array>

#include "core/base/text.hpp"
#include "server/media/xlsx_out.hpp"
#include "server/reports/documents.hpp"
#include "text/reports.hpp"

namespace hvs::reports {
namespace {

namespace out = media::xlsx;

constexpr double letters_per_cm = 4.6;  // Excel counts a column's width in letters

struct Heads {
  std::vector<out::HeadLine> left;
  std::vector<out::HeadLine> right;
};

Heads heads_of(const StateHead& head) {
  Heads h;
  if (!head.superior.empty()) h.left.push_back({head.superior});
  h.left.push_back({head.issuer, out::Weight::bold});
  h.left.push_back({head.number});
  h.right = {{std::string{t::reports::nation.vi}, out::Weight::bold},
             {std::string{t::reports::motto.vi}, out::Weight::bold},
             {head.place_and_day, out::Weight::regular, out::Slant::italic}};
  return h;
}

Heads heads_of(const PartyHead& head) {
  return {{{head.superior}, {head.issuer, out::Weight::bold}, {head.number}},
          {{std::string{t::reports::party.vi}, out::Weight::bold},
           {""},
           {head.place_and_day, out::Weight::regular, out::Slant::italic}}};
}

out::Cell cell_of(const Cell& cell, Holds holds) {
  return std::visit(Cases{[](const std::string& words) -> out::Cell { return words; },
                          [&](std::int64_t n) -> out::Cell {
                            return holds == Holds::percent ? static_cast<double>(n) / 10.0 : static_cast<double>(n);
                          }},
                    cell);
}

out::Holds holds_of(Holds holds) {
  switch (holds) {
    case Holds::text:
      return out::Holds::text;
    case Holds::right_text:
      return out::Holds::right_text;
    case Holds::whole:
      return out::Holds::whole;
    case Holds::percent:
      return out::Holds::percent;
  }
  return out::Holds::text;
}

template <class Report>
Result<File> written(const Cut& cut, const Report& report) {
  out::Workbook book{report.body.subject, report.head.issuer, cut.made, {}};
  const auto heads = heads_of(report.head);
  constexpr std::array names{t::reports::sheet_targets, t::reports::sheet_areas, t::reports::sheet_tasks};
  for (const auto& section : report.body.sections) {
    for (const auto& table : section.tables) {
      out::Sheet sheet;
      sheet.name = book.sheets.size() < names.size() ? std::string{names[book.sheets.size()].vi} : table.title;
      sheet.head_left = heads.left;
      sheet.head_right = heads.right;
      if (!report.body.banner.empty()) sheet.titles.push_back(report.body.banner);
      sheet.titles.push_back(report.body.kind);
      sheet.titles.push_back(report.body.subject);
      sheet.subtitles.push_back(table.title);
      for (const auto& c : table.columns)
        sheet.columns.push_back({c.title, c.width_cm * letters_per_cm, holds_of(c.holds)});
      for (const auto& row : table.rows) {
        std::vector<out::Cell> cells;
        for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(cell_of(row[i], table.columns[i].holds));
        sheet.rows.push_back(std::move(cells));
      }
      sheet.below = report.body.closing;
      if (table.columns.size() > 8) sheet.turn = out::Turn::landscape;
      book.sheets.push_back(std::move(sheet));
    }
  }
  HVS_TRY(bytes, out::write(book));
  return File{std::move(bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
}

}  // namespace

Result<File> xlsx_of(const Cut& cut, const StateReport& report) { return written(cut, report); }
Result<File> xlsx_of(const Cut& cut, const PartyReport& report) { return written(cut, report); }

}  // namespace hvs::reports
