// Layout rules DOC-01 … DOC-09 (Nghị định 30/2020; Quy định 399-QĐ/TW and Hướng dẫn 05-HD/VPTW for Party documents).
#include "server/media/docx.hpp"
#include "core/base/text.hpp"
#include "core/html/html.hpp"
#include "server/reports/documents.hpp"
#include "text/reports.hpp"

namespace hvs::reports {
namespace {

namespace doc = media::docx;
using doc::Justify;
using doc::Paragraph;
using doc::Run;
using doc::Slant;
using doc::Weight;

constexpr media::docx::Margins margins{.top_mm = 20, .bottom_mm = 20, .left_mm = 30, .right_mm = 15};  // DOC-01, DOC-07
constexpr double left_cm = 6.8;
constexpr double right_cm = 9.7;
constexpr double body_points = 14;
constexpr double table_points = 11;
constexpr double first_line_cm = 1.27;

// Widths of Times New Roman Bold, from its metrics: the line under the motto is as long as the motto (DOC-03).
constexpr double motto_points = 13;
constexpr double motto_cm = 5.6;
constexpr double party_points = 14;
constexpr double party_cm = 6.8;
constexpr double capital_em = 0.68;  // mean bold capital, spaces included
constexpr double cm_per_point = 2.54 / 72;

Paragraph centred(std::string words, double points, Weight weight = Weight::regular, Slant slant = Slant::upright) {
  return {.runs = {Run{std::move(words), weight, slant, points}}, .justify = Justify::center};
}

// A third to a half of the line above it, measured on the line that fits the column.
double part_of_line(std::string_view words, double points) {
  const double whole = static_cast<double>(text::code_points(words)) * capital_em * points * cm_per_point;
  const double line = std::min(whole, left_cm);
  return line * 0.4;
}

struct HeadParts {
  std::vector<doc::Block> left;
  std::vector<doc::Block> right;
  std::string number;
  std::string place_and_day;
};

doc::Table head_table(HeadParts parts) {
  doc::Table out;
  out.borders = false;
  out.widths_cm = {left_cm, right_cm};
  out.rows.push_back({doc::Cell{std::move(parts.left)}, doc::Cell{std::move(parts.right)}});
  auto number = centred(std::move(parts.number), 13);
  number.before_pt = 6;
  auto day = centred(std::move(parts.place_and_day), 13, Weight::regular, Slant::italic);
  day.before_pt = 6;
  std::vector<doc::Block> left;
  left.emplace_back(std::move(number));
  std::vector<doc::Block> right;
  right.emplace_back(std::move(day));
  out.rows.push_back({doc::Cell{std::move(left)}, doc::Cell{std::move(right)}});
  return out;
}

doc::Table head_of(const StateHead& head) {
  HeadParts parts;
  if (!head.superior.empty()) parts.left.emplace_back(centred(head.superior, 12));
  parts.left.emplace_back(centred(head.issuer, 12, Weight::bold));
  parts.left.emplace_back(doc::Rule{part_of_line(head.issuer, 12)});
  parts.right.emplace_back(centred(std::string{t::reports::nation.vi}, 12, Weight::bold));
  parts.right.emplace_back(centred(std::string{t::reports::motto.vi}, motto_points, Weight::bold));
  parts.right.emplace_back(doc::Rule{motto_cm});
  parts.number = head.number;
  parts.place_and_day = head.place_and_day;
  return head_table(std::move(parts));
}

doc::Table head_of(const PartyHead& head) {
  HeadParts parts;
  parts.left.emplace_back(centred(head.superior, 13));
  parts.left.emplace_back(centred(head.issuer, 13, Weight::bold));
  parts.left.emplace_back(centred("*", 13));
  parts.right.emplace_back(centred(std::string{t::reports::party.vi}, party_points, Weight::bold));
  parts.right.emplace_back(doc::Rule{party_cm});
  parts.number = head.number;
  parts.place_and_day = head.place_and_day;
  return head_table(std::move(parts));
}

Paragraph body_paragraph(const std::string& words, Slant slant = Slant::upright) {
  return {.runs = {Run{words, Weight::regular, slant, body_points}},
          .justify = Justify::both,
          .first_line_cm = first_line_cm,
          .before_pt = 6,
          .line_spacing = 1.15};
}

std::string shown(const Cell& cell, Holds holds) {
  return std::visit(
      Cases{[](const std::string& words) { return words; },
            [&](std::int64_t n) { return holds == Holds::percent ? show_tenths(n) : text::group_thousands(n); }},
      cell);
}

doc::Cell table_cell(std::string words, Justify justify, Weight weight = Weight::regular,
                     Slant slant = Slant::upright) {
  std::vector<doc::Block> blocks;
  blocks.emplace_back(Paragraph{
      .runs = {Run{std::move(words), weight, slant, table_points}}, .justify = justify, .before_pt = 1, .after_pt = 1});
  return {std::move(blocks)};
}

doc::Table table_of(const Table& table) {
  doc::Table out;
  out.header_rows = 2;  // titles and their numbers, repeated on every page (DOC-06)
  std::vector<doc::Cell> titles;
  std::vector<doc::Cell> numbers;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    out.widths_cm.push_back(table.columns[i].width_cm);
    titles.push_back(table_cell(table.columns[i].title, Justify::center, Weight::bold));
    numbers.push_back(table_cell("(" + std::to_string(i + 1) + ")", Justify::center, Weight::regular, Slant::italic));
  }
  out.rows = {std::move(titles), std::move(numbers)};
  for (const auto& row : table.rows) {
    std::vector<doc::Cell> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto holds = table.columns[i].holds;
      cells.push_back(table_cell(shown(row[i], holds), holds == Holds::text ? Justify::left : Justify::right));
    }
    out.rows.push_back(std::move(cells));
  }
  return out;
}

void put_body(doc::Document& out, const Body& body) {
  if (!body.banner.empty()) {
    auto banner = centred(body.banner, 12, Weight::bold);
    banner.before_pt = 6;
    out.blocks.emplace_back(std::move(banner));
  }
  auto kind = centred(body.kind, 14, Weight::bold);
  kind.before_pt = 14;
  out.blocks.emplace_back(std::move(kind));
  out.blocks.emplace_back(centred(body.subject, 14, Weight::bold));
  out.blocks.emplace_back(doc::Rule{3});
  for (const auto& words : body.opening) out.blocks.emplace_back(body_paragraph(words));
  for (const auto& section : body.sections) {
    Paragraph heading{.runs = {Run{section.heading, Weight::bold, Slant::upright, body_points}},
                      .justify = Justify::left,
                      .first_line_cm = first_line_cm,
                      .before_pt = 8,
                      .keep_with_next = true};
    out.blocks.emplace_back(std::move(heading));
    for (const auto& words : section.paragraphs) out.blocks.emplace_back(body_paragraph(words));
    for (const auto& table : section.tables) {
      auto title = centred(table.title, 13, Weight::bold);
      title.before_pt = 8;
      title.after_pt = 4;
      title.keep_with_next = true;
      out.blocks.emplace_back(std::move(title));
      out.blocks.emplace_back(table_of(table));
    }
  }
  for (const auto& words : body.closing) out.blocks.emplace_back(body_paragraph(words));
}

// "Nơi nhận" at the left, who signs at the right with room for the signature; name and seal come from the document
// system.
doc::Table foot_table(const std::vector<std::string>& recipients, const Signature& signature) {
  doc::Table out;
  out.borders = false;
  out.widths_cm = {8.0, 8.5};
  std::vector<doc::Block> left;
  left.emplace_back(Paragraph{.runs = {Run{std::string{t::reports::recipients.vi}, Weight::bold, Slant::italic, 12}},
                              .justify = Justify::left,
                              .before_pt = 12});
  for (const auto& one : recipients)
    left.emplace_back(Paragraph{.runs = {Run{one, Weight::regular, Slant::upright, 11}}, .justify = Justify::left});
  std::vector<doc::Block> right;
  double before = 12;
  for (const auto& words : {signature.authority, signature.title}) {
    if (words.empty()) continue;
    auto line = centred(words, 14, Weight::bold);
    line.before_pt = before;
    before = 0;
    right.emplace_back(std::move(line));
  }
  for (int i = 0; i < 4; ++i) right.emplace_back(centred("", 14));
  out.rows.push_back({doc::Cell{std::move(left)}, doc::Cell{std::move(right)}});
  return out;
}

template <class Report>
Result<File> written(const Cut& cut, const Report& report) {
  doc::Document out;
  out.title = report.body.subject;
  out.author = report.head.issuer;
  out.created = cut.made;
  out.points = body_points;
  out.margins = margins;
  out.blocks.emplace_back(head_of(report.head));
  put_body(out, report.body);
  out.blocks.emplace_back(foot_table(report.foot.recipients, report.foot.signature));
  HVS_TRY(bytes, doc::write(out));
  return File{std::move(bytes), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"};
}

}  // namespace

Result<File> docx_of(const Cut& cut, const StateReport& report) { return written(cut, report); }
Result<File> docx_of(const Cut& cut, const PartyReport& report) { return written(cut, report); }

}  // namespace hvs::reports
