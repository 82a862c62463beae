// View structs of the learner's pages: exactly what is shown, already decided.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"
#include "core/learning/course.hpp"

namespace hvs::learning::page {

struct CourseTile {
  std::string href{};
  std::string title{};
  std::string summary{};
  std::string progress{};  // "Đã xong 1 trên 3 bài"
  bool provisional = false;
  std::string picture{};  // of the first card that has one; "" = none
};
struct HomeView {
  std::vector<CourseTile> courses{};
  std::vector<CourseTile> beside{};
  std::string resume_href{};  // "" = nothing begun
  std::string resume_title{};
  bool visitor = false;
  std::string review{};  // "Ôn lại 4 câu, chừng 2 phút"; "" = nothing is due
};
[[nodiscard]] std::string home(const HomeView& v);

struct UnitTile {
  std::string href{};
  int number = 1;
  std::string title{};
  std::string minutes{};
  std::string state{};
  std::string badge{};  // class of the badge: good, info or ""
};
struct CourseView {
  std::string summary{};
  bool provisional = false;
  std::vector<UnitTile> units{};
  bool visitor = false;
};
[[nodiscard]] std::string course(const CourseView& v);

struct TaskView {
  std::string value{};  // its number
  html::Html words{};
  bool done = false;
};
struct CardView {
  html::Html body{};
  bool slide = false;
  std::string form{};      // id of the form that reports the ticks
  std::string remember{};  // name under which this device keeps the ticks
  std::vector<TaskView> tasks{};
  std::string film{};  // address; "" = none
  std::string film_type{};
  std::string film_captions{};
  std::string film_label{};  // "Xem phim (1,4 MB)"
  std::vector<std::string> film_words{};
  Picture picture{};
  std::string step{};  // "Trang 3 trên 11"
  int place = 1;
  int steps = 1;
  bool stop_gap_voice = false;
};
[[nodiscard]] std::string card(const CardView& v);

// The one main button of a card: a form, so that "Tiếp tục" is what records the step.
struct NextView {
  std::string action{};
  std::string csrf{};
  std::string fact{};  // id of the fact this press makes: pressing twice does it once
  std::string label{};
  std::string practice{};  // a simulator to try first; then going on is the quieter button
};
[[nodiscard]] std::string next(const NextView& v);

struct OptionView {
  std::string value{};
  std::string letter{};
  std::string text{};
  Picture picture{};
};
struct QuestionView {
  std::string step{};
  int place = 1;
  int steps = 1;
  std::string action{};
  std::string csrf{};
  std::string fact{};
  std::vector<OptionView> options{};
  bool choose_first = false;
};
[[nodiscard]] std::string question(const QuestionView& v);

struct FeedbackView {
  bool right = false;
  bool dont_know = false;
  std::string verdict{};
  std::string chosen{};
  std::string why{};
  std::string next{};  // where "Tiếp tục" leads; "" = choose again
  std::string again{};
};
[[nodiscard]] std::string feedback(const FeedbackView& v);
[[nodiscard]] std::string feedback_dock(const FeedbackView& v);

struct FinishView {
  std::string lead{};
  int stars = 0;  // 0 for a visitor
  std::string star_signs{};
  std::string star_words{};
  std::string guide_href{};
  std::string again_href{};
  std::string courses_href = "/hoc";
  bool visitor = false;
  bool review_later = false;
};
[[nodiscard]] std::string finish(const FinishView& v);

struct ReviewView {
  std::string lead{};
  std::string star_signs{};  // after a round
  std::string star_words{};
  std::string next_day{};  // when the next question comes due
  bool visitor = false;
};
[[nodiscard]] std::string review(const ReviewView& v);

struct LinkView {
  std::string href{};
  std::string label{};
};
[[nodiscard]] std::string link_dock(const LinkView& v);

struct GuideView {
  std::vector<Card> cards{};
  std::vector<std::string> sources{};
  std::string note{};
  std::string helper{};
};
[[nodiscard]] std::string guide(const GuideView& v);

}  // namespace hvs::learning::page
