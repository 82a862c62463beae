// Pages of the import: what is sent, what will happen with each line, progress.
#pragma once

#include <string>
#include <vector>

#include "core/html/html.hpp"

namespace hvs::people::page {

struct Choice {
  std::string value{};
  std::string label{};
  bool chosen = false;
};

struct SentList {
  std::string href{};
  std::string file{};
  std::string when{};
  std::string lines{};
  std::string state{};
  std::string badge{};
};
struct ImportListView {
  std::string csrf{};
  std::string error{};
  std::vector<Choice> areas{};
  std::string ethnic_basis{};
  std::vector<SentList> sent{};
};
[[nodiscard]] std::string import_list(const ImportListView& v);

struct Figure {
  std::string number{};
  std::string label{};
  std::string href{};
  bool chosen = false;
};
struct ColumnMeaning {
  std::string title{};
  std::string meaning{};
  bool used = false;
};
struct SheetMeaning {
  std::string line{};
  std::vector<ColumnMeaning> columns{};
};
struct Reason {
  std::string key{};
  std::string sentence{};
  std::string rows{};
  std::string open{};  // how many still wait
  std::string href{};
};
struct RowView {
  std::string n{};
  std::string place{};
  std::string name{};
  std::string facts{};  // birth, sex, masked number, xóm
  std::string what{};
  std::string badge{};
  std::string decided{};
  std::vector<std::string> why{};
  std::vector<std::string> changes{};
  bool open = false;      // may still be decided
  bool can_take = false;  // the proposal is something other than leaving it
  bool can_add = false;   // the proposal was another person's record
};
struct ImportView {
  std::string csrf{};
  std::string action{};  // address of the batch
  std::string file{};
  std::string state{};
  std::string badge{};
  std::string problem{};
  bool working = false;
  std::string progress{};
  std::string done{};
  std::string wanted{};
  bool ready = false;
  std::vector<Figure> figures{};
  std::vector<SheetMeaning> sheets{};
  std::vector<std::string> notes{};
  std::vector<std::string> new_areas{};
  std::vector<Reason> reasons{};
  std::string confirm{};  // label of the button, "" when there is nothing to write
  bool can_undo = false;
  bool can_discard = false;
  bool has_left = false;
  std::vector<RowView> rows{};
  std::string next{};
  std::string first{};
  std::string filter{};  // kept when a row is decided
};
[[nodiscard]] std::string import_batch(const ImportView& v);

}  // namespace hvs::people::page
