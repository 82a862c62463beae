#include "core/reports/pages.hpp"

#include "core/base/text.hpp"
#include "text/reports.hpp"

namespace hvs::reports {
namespace {

namespace say = t::reports;

ShownCell shown(const Cell& cell, Holds holds) {
  return std::visit(Cases{[&](const std::string& words) { return ShownCell{words, holds != Holds::text}; },
                          [&](std::int64_t n) {
                            return ShownCell{holds == Holds::percent ? show_tenths(n) : text::group_thousands(n), true};
                          }},
                    cell);
}

ShownTable shown(const Table& table) {
  ShownTable out;
  out.title = table.title;
  for (const auto& c : table.columns) out.columns.push_back({c.title, c.holds != Holds::text});
  for (const auto& row : table.rows) {
    ShownRow line;
    for (std::size_t i = 0; i < row.size(); ++i) line.cells.push_back(shown(row[i], table.columns[i].holds));
    out.rows.push_back(std::move(line));
  }
  return out;
}

ReportView body_view(const Body& body) {
  ReportView out;
  out.kind = body.kind;
  out.subject = body.subject;
  out.banner = body.banner;
  out.opening = body.opening;
  out.closing = body.closing;
  for (const auto& section : body.sections) {
    ShownSection one{section.heading, section.paragraphs, {}};
    for (const auto& table : section.tables) one.tables.push_back(shown(table));
    out.sections.push_back(std::move(one));
  }
  return out;
}

}  // namespace

ReportView view_of(const StateReport& report) {
  auto out = body_view(report.body);
  if (!report.head.superior.empty()) out.left.push_back(report.head.superior);
  out.left.push_back(report.head.issuer);
  out.left.push_back(report.head.number);
  out.right = {std::string{say::nation.vi}, std::string{say::motto.vi}, report.head.place_and_day};
  return out;
}

ReportView view_of(const PartyReport& report) {
  auto out = body_view(report.body);
  out.left = {report.head.superior, report.head.issuer, report.head.number};
  out.right = {std::string{say::party.vi}, report.head.place_and_day};
  return out;
}

std::string cuts_page(const html::Around& around, const CutsView& view) {
  return html::document({.around = around,
                         .frame = html::Frame::staff,
                         .title = std::string{say::title.vi},
                         .body = {page::cuts(view)},
                         .back = "/quan-tri"});
}

std::string report_page(const html::Around& around, std::string_view title, const ReportView& view) {
  return html::document({.around = around,
                         .frame = html::Frame::staff,
                         .title = std::string{title},
                         .body = {page::report(view)},
                         .back = "/quan-tri/bao-cao",
                         .wide = true});
}

Text name_of(Layout layout) {
  return std::visit(
      Cases{[](StateIssuer i) { return i == StateIssuer::committee ? say::layout_ubnd : say::layout_phong_vhxh; },
            [](PartyIssuer i) {
              return i == PartyIssuer::steering_board ? say::layout_ban_chi_dao : say::layout_dang_uy;
            }},
      layout);
}

}  // namespace hvs::reports
