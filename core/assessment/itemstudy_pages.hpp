// View structs of the page of item statistics.
#pragma once

#include <string>
#include <vector>

namespace hvs::assessment::page {

struct StudyNote {
  std::string text{};
};
struct StudyLine {
  std::string item{};
  std::string stem{};
  std::string given{};
  std::string p{};
  std::string rest{};
  std::string choices{};
  std::string seconds{};
  std::string exposure{};
  std::string expert{};
  std::string fresh{};
  std::vector<StudyNote> look{};
};
struct SetLine {
  std::string id{};
  std::string text{};
  std::string state{};
  std::string badge{};
  bool open = false;  // this person may decide
};
struct StudyView {
  std::string csrf{};
  std::string trouble{};
  std::string in_force{};
  std::string ready{};  // "" = nothing to propose
  std::vector<SetLine> sets{};
  std::string lead{};
  bool empty = false;
  bool unfair = false;
  std::vector<StudyLine> rows{};
};
[[nodiscard]] std::string itemstudy(const StudyView& v);

}  // namespace hvs::assessment::page
