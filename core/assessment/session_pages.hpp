// View structs of supervised sessions.
#pragma once

#include <string>
#include <vector>

namespace hvs::assessment::page {

struct ChoiceView {
  std::string value{};
  std::string label{};
  bool chosen = false;
};
struct SessionLine {
  std::string href{};
  std::string place{};
  std::string about{};
  std::string state{};
  std::string badge{};
};
struct SessionListView {
  std::string csrf{};
  std::string fact{};
  std::string place{};
  std::string minutes{};
  std::string trouble{};
  std::vector<ChoiceView> areas{};
  std::vector<ChoiceView> groups{};
  std::vector<SessionLine> sessions{};
};
[[nodiscard]] std::string session_list(const SessionListView& v);

struct SeatAction {
  std::string value{};  // of the button
  std::string label{};
  bool primary = false;
};
struct SeatLine {
  std::string person{};
  std::string name{};
  std::string state{};
  std::string badge{};
  std::string progress{};
  std::string time{};
  std::vector<SeatAction> actions{};
};
struct LogLine {
  std::string text{};
};
struct SessionView {
  std::string action{};
  std::string csrf{};
  std::string code{};
  std::string about{};
  std::string counts{};
  bool open = true;
  bool writes = false;  // the form of the book is open: no new look by itself, nothing typed is lost
  std::string trouble{};
  std::vector<SeatLine> seats{};
  std::vector<LogLine> look{};
  std::vector<ChoiceView> people{};
  std::vector<LogLine> log{};
};
[[nodiscard]] std::string session(const SessionView& v);

struct DoorView {
  std::string csrf{};
  std::string code{};
  std::string trouble{};
};
[[nodiscard]] std::string session_door(const DoorView& v);

struct WaitView {
  std::string lead{};
  std::string more{};
  std::string help_action{};  // "" = no button
  std::string csrf{};
};
[[nodiscard]] std::string session_wait(const WaitView& v);

struct RecheckLine {
  std::string form{};
  std::string name{};
  std::string about{};
  std::string by{};
  std::string done{};
};
struct RecheckView {
  std::string csrf{};
  std::string trouble{};
  std::vector<RecheckLine> rows{};
};
[[nodiscard]] std::string recheck(const RecheckView& v);

}  // namespace hvs::assessment::page
