// View structs of /quan-tri/khung: official values, their comparison, and the import of a skill table.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::assessment::page {

struct GroupTab {
  std::string href{};
  std::string label{};
  bool current = false;
};
struct OfficialRow {
  std::string label{};
  std::string now{};       // what decides today
  std::string now_word{};  // official, or proposed by the software
  std::string now_badge{};
  std::string entered{};
  std::string source{};
  std::string by{};
  std::string state{};
  std::string state_badge{};
  std::string compared{};
  std::string table{};  // address of an imported table
  std::string entry{};  // id, when this caller may compare it now
  std::string tick{};   // label of the box
  bool chosen = false;
};
struct OfficialField {
  std::string name{};
  std::string label{};
  std::string hint{};
  std::string value{};
  std::string trouble{};
  bool number = false;
  bool text = false;
};
struct OfficialView {
  std::string csrf{};
  std::string action{};
  std::string group{};
  std::vector<GroupTab> tabs{};
  std::string standing{};
  std::string standing_kind{};
  std::string version{};
  std::string caption{};
  std::string done{};
  std::vector<std::string> troubles{};
  std::vector<OfficialRow> rows{};
  bool may_compare = false;  // and something waits
  std::string note{};
  bool may_enter = false;
  std::vector<OfficialField> fields{};
  std::string source{};
  std::string history{};
};
[[nodiscard]] std::string official(const OfficialView& v);

struct HistoryRow {
  std::string when{};
  std::string who{};
  std::string what{};
  std::string more{};
  std::string version{};
};
struct OfficialHistoryView {
  std::vector<GroupTab> tabs{};
  std::vector<HistoryRow> rows{};
};
[[nodiscard]] std::string official_history(const OfficialHistoryView& v);

struct OfficialImportView {
  std::string csrf{};
  std::string title{};
  std::string trouble{};
};
[[nodiscard]] std::string official_import(const OfficialImportView& v);

struct SkillRow {
  std::string code{};
  std::string domain{};
  std::string skill{};
  std::string group{};
  std::string about{};
};
struct DomainChoice {
  std::string value{};
  std::string label{};
  bool chosen = false;
};
struct DomainRow {
  std::string name{};  // of the field
  std::string label{};
  std::vector<DomainChoice> choices{};
};
struct OfficialTableView {
  std::string csrf{};
  std::string action{};  // "" = only to be looked at
  std::string lead{};
  std::string trouble{};
  std::string title{};
  std::string source{};
  std::vector<std::string> left_out{};
  std::vector<DomainRow> domains{};
  std::vector<SkillRow> rows{};
};
[[nodiscard]] std::string official_table(const OfficialTableView& v);

}  // namespace hvs::assessment::page
