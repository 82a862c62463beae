// View structs of a question, one for each way of answering.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"
#include "core/learning/course.hpp"

namespace hvs::assessment::page {

struct ChoiceView {
  std::string value{};
  std::string letter{};
  std::string text{};
  std::string image{};
  std::string alt{};
  bool chosen = false;
};
struct SpotView {
  std::string value{};
  std::string number{};
  std::string x{}, y{}, width{}, height{};  // in units of the drawing
  std::string label_x{}, label_y{};
};
struct StatementView {
  std::string name{};
  std::string text{};
  bool is_true = false;
  bool is_false = false;
};
struct StepView {
  std::string place{};
  std::string text{};
  std::string up{};    // value of the button; "" = stands first
  std::string down{};  // "" = stands last
  std::string up_label{};
  std::string down_label{};
};
struct PartnerView {
  std::string value{};
  std::string text{};
  bool chosen = false;
};
struct LeftView {
  std::string name{};
  std::string text{};
  std::vector<PartnerView> partners{};
};
struct KeyView {
  std::string value{};
  std::string text{};
  std::string label{};
};

struct AskView {
  std::string action{}, csrf{}, fact{};
  std::string lead{};  // how to answer, in one sentence
  html::Html kind{};   // the part of its kind
  bool dont_know_chosen = false;
};
[[nodiscard]] std::string ask_form(const AskView& v);

struct ButtonsView {
  std::vector<ChoiceView> options{};
};
[[nodiscard]] std::string ask_buttons(const ButtonsView& v);
[[nodiscard]] std::string ask_boxes(const ButtonsView& v);
struct StatementsView {
  std::vector<StatementView> statements{};
};
[[nodiscard]] std::string ask_statements(const StatementsView& v);
struct OrderView {
  std::string order{};
  std::vector<StepView> steps{};
};
[[nodiscard]] std::string ask_order(const OrderView& v);
struct MatchView {
  std::vector<LeftView> lefts{};
};
[[nodiscard]] std::string ask_match(const MatchView& v);
struct TypedView {
  std::string value{};
  std::string unit{};
  std::vector<KeyView> keys{};  // of the pad; none for words
};
[[nodiscard]] std::string ask_typed(const TypedView& v);
struct SpotsView {
  std::string image{}, alt{};
  std::vector<SpotView> spots{};
  html::Html buttons{};
};
[[nodiscard]] std::string ask_spots(const SpotsView& v);
struct ListenView {
  std::string opus{}, mp3{};
  std::string words{};
  html::Html buttons{};
};
[[nodiscard]] std::string ask_listen(const ListenView& v);
struct TaskView {
  std::string href{};
  std::string log{};
  std::string state{};  // what has been done so far
  bool done = false;
  bool missing = false;
};
[[nodiscard]] std::string ask_task(const TaskView& v);
struct SendView {
  std::string label{};
  bool form = true;  // false: a link
  std::string href{};
};
[[nodiscard]] std::string ask_send(const SendView& v);

}  // namespace hvs::assessment::page
