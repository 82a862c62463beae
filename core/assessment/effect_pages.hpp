// View structs of the page about learning effect.
#pragma once

#include <string>
#include <vector>

#include "core/assessment/session_pages.hpp"

namespace hvs::assessment::page {

struct EffectLine {
  std::string name{};
  std::string gain{};
  std::string people{};
  std::string dropped{};
  std::string better{};
  std::string worse{};
  std::string kept{};
  std::string versus{};
};
struct EffectTable {
  std::string caption{};
  std::vector<EffectLine> rows{};
};
struct EffectView {
  bool empty = false;
  std::string whole{};
  std::vector<std::string> warnings{};
  std::vector<EffectTable> tables{};
  std::string col_kept{};
  std::string col_versus{};  // "" = no comparison
  std::string apart{};
  std::string retention{};
  std::vector<ChoiceView> compare{};
  std::string csv{};
};
[[nodiscard]] std::string effect(const EffectView& v);

}  // namespace hvs::assessment::page
