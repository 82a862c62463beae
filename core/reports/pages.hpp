// The page where a month's figures are frozen, looked at and taken away as files.
#pragma once

#include <string>
#include <vector>

#include "core/html/document.hpp"
#include "core/reports/model.hpp"

namespace hvs::reports {

struct MonthChoice {
  std::string value{};
  std::string label{};
  bool chosen = false;
};
struct CutRow {
  std::string month{};
  std::string time{};
  std::string by{};
  std::string commit{};
  std::string page{};
};
struct CutsView {
  std::string csrf{};
  std::string trouble{};
  std::vector<MonthChoice> months{};
  std::vector<CutRow> rows{};
};
[[nodiscard]] std::string cuts_page(const html::Around& around, const CutsView& view);

struct ShownCell {
  std::string text{};
  bool number = false;
};
struct ShownRow {
  std::vector<ShownCell> cells{};
};
struct ShownTable {
  std::string title{};
  std::vector<ShownCell> columns{};
  std::vector<ShownRow> rows{};
};
struct ShownSection {
  std::string heading{};
  std::vector<std::string> paragraphs{};
  std::vector<ShownTable> tables{};
};
struct LayoutChoice {
  std::string href{};
  std::string label{};
  bool current = false;
};
struct ReportView {
  std::vector<LayoutChoice> layouts{};
  std::string docx{};
  std::string xlsx{};
  std::vector<std::string> left{};  // the head's two columns
  std::vector<std::string> right{};
  std::string kind{};
  std::string subject{};
  std::string banner{};
  std::vector<std::string> opening{};
  std::vector<ShownSection> sections{};
  std::vector<std::string> closing{};
};
// `view_of` fills the head from the report's own kind.
[[nodiscard]] ReportView view_of(const StateReport& report);
[[nodiscard]] ReportView view_of(const PartyReport& report);
[[nodiscard]] std::string report_page(const html::Around& around, std::string_view title, const ReportView& view);

[[nodiscard]] Text name_of(Layout layout);

namespace page {
std::string cuts(const CutsView& v);
std::string report(const ReportView& v);
}  // namespace page

}  // namespace hvs::reports
