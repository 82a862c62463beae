// What each page of the field book shows, already decided and worded.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::outreach::page {

struct HouseRow {
  std::string href{};
  std::string title{};
  std::string sub{};
  std::string badge{};
  std::string badge_class{};
};
struct HomeView {
  bool no_area = false;
  long long households = 0;
  long long visited = 0;
  long long waiting = 0;
  std::string households_words{};
  std::string waiting_words{};
  std::vector<HouseRow> revisits{};
  std::vector<HouseRow> today{};
};
struct Choice {
  std::string value{};
  std::string label{};
  bool chosen = false;
};
struct ListView {
  std::string words{};
  std::vector<Choice> areas{};
  std::vector<Choice> filters{};
  std::string found{};
  std::vector<HouseRow> rows{};
};
struct PersonRow {
  std::string name{};
  std::string sub{};
  std::string badge{};
};
struct HouseView {
  std::string id{};
  std::string notice{};
  std::string notice_class{};
  std::string area{};
  std::string code{};
  std::string address{};
  std::string signal{};
  std::string devices{};
  std::string revisit{};
  std::string note{};
  std::string status{};
  std::string last_visit{};
  std::vector<PersonRow> people{};
};
struct Tick {
  std::string name{};
  std::string value{};
  std::string label{};
  bool on = false;
};
struct MetPerson {
  std::string id{};
  std::string name{};
  std::string sub{};
  std::string met_label{};
  std::string child{};  // whom else to ask, for people under 18
  std::string error{};
  bool met = false;
  bool open = false;
  std::vector<Tick> consents{};
  std::vector<Choice> levels{};
  std::vector<Tick> more{};  // bank, skills
};
struct VisitView {
  std::string id{};
  std::string household{};
  std::string csrf{};
  std::string outcome_error{};
  std::string met_error{};
  std::string minutes_error{};
  std::string minutes{};
  std::string revisit{};
  std::string note{};
  std::vector<Choice> outcomes{};
  std::vector<MetPerson> people{};
  std::vector<Tick> taught{};
};
struct Base {
  std::string name{};
  std::string value{};
};
struct EditView {
  std::string household{};
  std::string csrf{};
  std::string address{};
  std::string revisit{};
  std::string note{};
  std::string error{};
  std::vector<Choice> signals{};
  std::vector<Choice> devices{};
  std::vector<Choice> statuses{};
  std::vector<Base> bases{};
};
struct NewcomerView {
  std::string id{};
  std::string household{};
  std::string joins{};
  std::string csrf{};
  std::string name{};
  std::string year{};
  std::string name_error{};
  std::string year_error{};
  std::vector<Choice> areas{};
  std::vector<HouseRow> same{};
};
struct WaitingRow {
  std::string what{};
  std::string about{};
  std::string at{};
};
struct WaitingView {
  std::vector<WaitingRow> rows{};
};
struct MonthRow {
  std::string what{};
  std::string counted{};
  std::string pending{};
};
struct MonthView {
  std::vector<MonthRow> rows{};
};
struct TeamRow {
  std::string id{};
  std::string area{};
  std::string who{};
  std::string end_label{};
};
struct TeamsView {
  std::string csrf{};
  std::string notice{};
  std::string error{};
  std::vector<TeamRow> rows{};
  std::vector<Choice> areas{};
  std::vector<Choice> accounts{};
};

std::string home(const HomeView& v);
std::string list(const ListView& v);
std::string house(const HouseView& v);
std::string visit(const VisitView& v);
std::string edit(const EditView& v);
std::string newcomer(const NewcomerView& v);
std::string waiting(const WaitingView& v);
std::string month(const MonthView& v);
std::string teams(const TeamsView& v);

}  // namespace hvs::outreach::page
