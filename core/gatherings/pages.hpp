// What the pages of this room show, already decided and worded.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"
#include "core/learning/course.hpp"

namespace hvs::gatherings::page {

struct ClassRow {
  std::string href{};
  std::string name{};
  std::string facts{};  // "Xóm Na Mấy · 24 người"
  std::string next{};   // "Hôm nay, 19:30" …
  std::string needs{};  // "3 người cần giúp"; "" when nobody
};
struct HomeView {
  std::vector<ClassRow> classes{};
};

struct Choice {
  std::string value{};
  std::string label{};
  bool chosen = false;
};
struct ChoiceGroup {
  std::string label{};
  std::vector<Choice> choices{};
};
struct MeetingRow {
  std::string href{};
  std::string when{};
  std::string what{};
  std::string state{};
  std::string badge{};
};
struct MemberRow {
  std::string name{};
  std::string facts{};
  std::string card{};
  std::string came{};  // "3/4 buổi"
};
struct ClassView {
  std::string csrf{};
  std::string action{};
  std::string notice{};
  std::string error{};
  std::string facts{};
  std::string needs{};
  std::vector<ChoiceGroup> units{};
  std::vector<MeetingRow> planned{};
  std::vector<MeetingRow> held{};
  std::vector<MemberRow> members{};
  bool seats_missing = false;
  bool on_server = false;
  std::string fact{};
  std::string on{};
  std::string at{};
  std::string place{};
};

struct NeedRow {
  std::string name{};
  std::string facts{};
  std::string why{};
  std::string call{};   // tel:…
  std::string visit{};  // /so-tay/ho/…
  std::string person{};
  std::string fact{};
  bool may_hand_over = false;
  bool handed_over = false;
};
struct NeedGroup {
  std::string title{};
  std::string lead{};
  std::vector<NeedRow> rows{};
};
struct NeedsView {
  std::string csrf{};
  std::string action{};
  std::string notice{};
  std::string facts{};
  std::string as_of{};
  std::vector<NeedGroup> groups{};
};

struct RollRow {
  std::string value{};
  std::string name{};
  std::string card{};
  bool present = false;
};
struct TallyRow {
  std::string question{};
  std::string counts{};
  std::string how{};
};
struct MeetingView {
  std::string csrf{};
  std::string action{};
  std::string notice{};
  std::string facts{};
  std::string fact{};
  std::string count{};
  bool planned = false;
  bool recorded = false;  // somebody was ticked before: a change asks for a reason
  std::vector<RollRow> roll{};
  std::vector<std::string> guests{};
  std::vector<TallyRow> tallies{};
};

struct TeachOption {
  std::string letter{};
  std::string text{};
  std::string value{};  // number of the option
  std::string picture{};
  std::string alt{};
  std::string field{};  // "dem.q1.0"
};
struct TeachStep {
  std::string id{};
  std::string kind{};  // card | quiz
  std::string title{};
  html::Html body{};
  std::string picture{};
  std::string alt{};
  std::string opus{};
  std::string mp3{};
  bool is_quiz = false;
  std::vector<TeachOption> options{};
  std::string right{};       // letter
  std::string right_text{};  // "B. …"
  std::string why{};
};
struct TeachView {
  std::string csrf{};
  std::string action{};
  std::string unit{};
  std::string meeting{};
  std::string fact{};
  std::string screen{};  // where the remote speaks to; "" without a server
  std::string screen_code{};
  std::string reader{};  // address of reader.wasm
  std::vector<TeachStep> steps{};
  std::vector<RollRow> roll{};
};

struct SaidView {
  std::string words{};
  std::string href{};
  std::string label{};
};

std::string home(const HomeView& v);
std::string class_page(const ClassView& v);
std::string needs_list(const NeedsView& v);
std::string meeting(const MeetingView& v);
std::string teach(const TeachView& v);
std::string said(const SaidView& v);

}  // namespace hvs::gatherings::page
