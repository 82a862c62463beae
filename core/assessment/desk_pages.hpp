// View structs of /quan-tri/cau-hoi: the author's desk.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::assessment::page {

struct DeskTab {
  std::string href{};
  std::string label{};
  bool current = false;
};
struct DeskRow {
  std::string href{};
  std::string ref{};
  std::string stem{};
  std::string kind{};
  std::string domain{};
  std::string stage{};
  std::string badge{};
  std::string by{};
  std::string shown{};
};
struct DeskListView {
  std::string done{};
  std::vector<DeskTab> tabs{};
  std::vector<DeskTab> kinds{};  // "new question", kind by kind
  std::vector<DeskRow> rows{};
  std::string more{};   // address of the next page
  std::string files{};  // "Câu hỏi có sẵn: …"
  bool may_write = false;
};
[[nodiscard]] std::string desk_list(const DeskListView& v);

struct DeskLine {
  std::string label{};
  std::string value{};
};
struct DeskAlike {
  std::string href{};
  std::string ref{};
  std::string stem{};
  std::string percent{};
};
struct DeskButton {
  std::string value{};
  std::string label{};
  bool primary = false;
};
struct DeskItemView {
  std::string csrf{}, action{}, edit{};
  std::string stage{}, badge{};
  std::string done{}, problem{}, tried{};
  std::string stem{};
  std::string image{}, alt{};
  html::Html question{};  // as a learner sees it
  html::Html send{};
  std::vector<DeskLine> facts{};
  std::vector<DeskLine> history{};
  std::vector<DeskAlike> alike{};
  std::vector<DeskButton> buttons{};
  std::vector<std::string> waits{};  // why a step is not this person's to take
  bool notes = false;                // a reason may be written
};
[[nodiscard]] std::string desk_item(const DeskItemView& v);

struct DeskChoice {
  std::string value{};
  std::string label{};
  bool chosen = false;
};
struct DeskEditView {
  std::string csrf{}, action{}, kind{}, item{};
  std::string lead{};
  std::vector<std::string> troubles{};
  std::vector<DeskChoice> groups{};
  std::vector<DeskChoice> skills{};
  std::vector<DeskChoice> scenarios{};  // task
  std::string id{};
  bool fresh = true;  // the id may still be chosen
  std::string stem{}, why{}, difficulty{}, picture{}, alt{};
  std::string lines{}, lines_label{}, lines_hint{};
  std::string say{};
  bool listens = false;
  std::string range{}, unit{};
  bool number = false;
  std::string levels{};
  bool task = false;
  bool divides = false, parts = false;
};
[[nodiscard]] std::string desk_edit(const DeskEditView& v);

struct DeskBrought {
  std::string ref{};
  std::string kind{};
  std::string stem{};
  std::string word{};
  std::string badge{};
  std::vector<std::string> notes{};
};
struct DeskImportView {
  std::string csrf{}, action{};
  std::string trouble{};
  std::vector<DeskChoice> groups{};
  std::vector<DeskChoice> skills{};
  bool preview = false;
  std::string lead{};
  std::vector<DeskBrought> rows{};
  bool may_save = false;
};
[[nodiscard]] std::string desk_import(const DeskImportView& v);

struct DeskFormat {
  std::string href{};
  std::string label{};
  std::string about{};  // how many go, how many stay
  std::vector<DeskLine> losses{};
};
struct DeskExportView {
  std::vector<DeskTab> groups{};
  std::string lead{};
  std::vector<DeskFormat> formats{};
};
[[nodiscard]] std::string desk_export(const DeskExportView& v);

}  // namespace hvs::assessment::page
