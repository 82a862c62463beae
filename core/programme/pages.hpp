// View structs of the plan's pages: exactly what is shown, already decided and worded.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::programme::page {

struct TargetCard {
  std::string href{};
  std::string id{};
  std::string title{};
  std::string year{};
  std::string badge{};
  std::string light{};
  std::string percent{};
  std::string counts{};
  std::string reached{};
  std::string whole{};
  std::string goal{};
  std::string goal_line{};
  std::string evidence{};
  std::string evidence_short{};
  std::string denominator{};  // where the denominator comes from
  html::Html chart{};
};

struct MonthRow {
  std::string month{};
  std::string reached{};
  std::string late{};
  std::string percent{};
};

struct XomRow {
  std::string rank{};
  std::string name{};
  std::string below{};  // address of the level below, "" for a xóm
  std::string reached{};
  std::string whole{};
  std::string percent{};
  std::string badge{};
  std::string light{};
  std::string people{};  // address of the list behind the cell, "" when not allowed
};

// Months and areas of one target: drawing beside table.
struct Detail {
  html::Html month_chart{};
  std::vector<MonthRow> months{};
  html::Html rank_chart{};
  std::vector<XomRow> areas{};
  std::string up{};  // address of the level above
  std::string few_note{};
  std::string nowhere{};
  bool lists = false;  // the column of lists is shown
};
[[nodiscard]] std::string detail(const Detail& v);

struct Choice {
  std::string value{};
  std::string label{};
  bool chosen = false;
};

struct LightCount {
  std::string count{};
  std::string badge{};
  std::string word{};
};

struct LiveView {
  std::string updated{};
  std::vector<LightCount> lights{};  // how many targets stand how; none is left out
  html::Html overview{};             // all targets in one drawing, for paper
  std::vector<TargetCard> cards{};
  std::string chosen_title{};
  html::Html detail{};
};
[[nodiscard]] std::string live(const LiveView& v);

struct ClauseLine {
  std::string href{};
  std::string id{};
  std::string title{};
  std::string badge{};
  std::string state{};
  std::string due{};
};
struct Section {
  std::string title{};
  std::vector<ClauseLine> clauses{};
};
struct BoardView {
  bool provisional = true;
  std::string document{};
  std::vector<std::string> grounds{};
  std::string live_href{};  // "" in the view of an earlier day
  std::string tag{};
  std::string then_day{};  // as typed
  std::string then_words{};
  html::Html live{};
  std::vector<Choice> targets{};
  std::vector<Section> sections{};
};
[[nodiscard]] std::string board(const BoardView& v);

struct Method {
  std::string who_in{};
  std::string who_out{};
  std::string reached{};
  std::string age_on{};
  std::string until{};
  std::string evidence{};
  std::string once{};
  std::string note{};
  std::string expression{};
};

struct DenominatorForm {
  std::string action{};
  std::string value{};
  std::string source{};
  std::string on{};
  std::string area{};  // chosen path
  std::string error{};
  std::vector<Choice> areas{};
};

struct ClauseForm {
  std::string action{};
  std::string wording{}, owner{}, progress{}, due{}, note{};
  std::string base_wording{}, base_owner{}, base_status{}, base_progress{}, base_due{}, base_note{};  // versions seen
  std::string error{};
  std::vector<Choice> statuses{};
};

struct ClauseView {
  std::string id{};
  std::string kind{};
  std::string title{};
  std::string wording{};
  std::string owner{};
  std::string badge{};
  std::string state{};
  std::string progress{};
  std::string due{};
  std::string agency{};
  std::string with{};
  std::string sources{};
  std::string note{};
  std::string saved{};  // words of a notice
  std::string warning{};
  bool provisional = false;
  std::vector<TargetCard> figure{};  // one or none
  std::vector<Method> method{};      // one or none
  std::string live_href{};
  std::string tag{};
  html::Html detail{};
  bool can_edit = false;
  std::string csrf{};
  ClauseForm form{};
  std::vector<DenominatorForm> denominator{};  // one or none
};
[[nodiscard]] std::string clause(const ClauseView& v);
// What of a clause page follows the figures.
struct ClauseFigures {
  std::string updated{};
  std::vector<TargetCard> figure{};
  html::Html detail{};
};
[[nodiscard]] std::string clause_figures(const ClauseFigures& v);

struct PersonRow {
  std::string name{};
  std::string birth{};
  std::string grade{};
  std::string vneid{};
  std::string state{};
  std::string badge{};
};
struct HomeRow {
  std::string code{};
  std::string head{};
  std::string members{};
  std::string state{};
  std::string badge{};
};
struct PeopleView {
  std::string lead{};
  std::string back{};
  std::vector<Choice> filters{};  // value is an address
  std::vector<PersonRow> people{};
  std::vector<HomeRow> homes{};
  bool nobody = false;
};
[[nodiscard]] std::string people(const PeopleView& v);

}  // namespace hvs::programme::page
