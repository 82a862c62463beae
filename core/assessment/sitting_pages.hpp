// View structs of an adaptive sitting: pause, result with the band, self-check.
#pragma once

#include <string>
#include <vector>

#include "core/assessment/pages.hpp"

namespace hvs::assessment::page {

struct PauseView {
  std::string lead{};
  std::string stop_action{};
  std::string csrf{};
};
[[nodiscard]] std::string pause(const PauseView& v);

// The scale as a bar of 300 units: where the person stands for certain (95 %), and the mark.
struct BandView {
  std::string words{};
  std::string width_words{};
  html::Html drawing{};
};
struct StandingView {
  std::string badge{};  // notice class
  std::string lead{};
  std::string next{};
  BandView band{};
  std::vector<DomainLine> strong{};
  std::vector<DomainLine> grow{};
  std::vector<LessonLine> lessons{};
  bool provisional = true;
};
[[nodiscard]] std::string standing(const StandingView& v);

struct SelfView {
  std::string csrf{};
  std::string fact{};
  std::string group{};
  std::string resume{};  // address of an open one; "" = none
};
[[nodiscard]] std::string self_card(const SelfView& v);

}  // namespace hvs::assessment::page
