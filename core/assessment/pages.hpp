// View structs of the assessment: exactly what is shown, already decided.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"
#include "core/learning/course.hpp"

namespace hvs::assessment::page {

struct PastView {
  std::string href{};
  std::string day{};
  std::string count{};
  bool passed = false;
  bool self_check = false;
};
struct HomeView {
  std::string group{};
  std::string note{};
  std::string attempts{};
  std::string resume{};  // "Đã trả lời 7 trên 20 câu"; "" when nothing is open
  bool enough = false;
  bool provisional = true;
  bool visitor = false;
  bool assists = false;
  bool adaptive = false;
  html::Html self_check{};
  std::vector<PastView> past{};
};
[[nodiscard]] std::string home(const HomeView& v);

struct BeginView {
  std::string action{};
  std::string csrf{};
  std::string fact{};
  std::string group{};
  std::string label{};
};
[[nodiscard]] std::string begin(const BeginView& v);

struct QuestionView {
  std::string step{};
  int place = 1;
  int steps = 1;
  std::string stem{};
  learning::Picture picture{};
  html::Html form{};      // of its kind (ask.hpp)
  std::string problem{};  // why the question is shown again
  bool answered = false;
  std::string helper{};
};
[[nodiscard]] std::string question(const QuestionView& v);

struct NumberView {
  std::string href{};
  std::string number{};
  std::string label{};  // "Câu 3", for those who hear the page
};
struct ReviewView {
  std::string lead{};
  std::vector<NumberView> missing{};
  std::vector<NumberView> not_known{};
  std::vector<NumberView> answered{};
  std::string action{};
  std::string csrf{};
};
[[nodiscard]] std::string review(const ReviewView& v);

struct LinkView {
  std::string href{};
  std::string label{};
};
[[nodiscard]] std::string link_dock(const LinkView& v);

struct DomainLine {
  std::string name{};
  std::string count{};
  std::string word{};
  std::string badge{};
};
struct LessonLine {
  std::string href{};
  std::string title{};
  std::string course{};
};
struct ResultView {
  bool passed = false;
  std::string lead{};
  bool safety_short = false;
  std::string line{};
  bool provisional = true;
  std::vector<DomainLine> domains{};
  std::vector<LessonLine> lessons{};
};
[[nodiscard]] std::string result(const ResultView& v);

struct PersonLine {
  std::string id{};
  std::string fact{};
  std::string name{};
  std::string about{};  // year of birth, xóm
};
struct AssistView {
  std::string csrf{};
  std::string words{};
  bool searched = false;
  std::string problem{};
  std::vector<PersonLine> persons{};
};
[[nodiscard]] std::string assist(const AssistView& v);

}  // namespace hvs::assessment::page
