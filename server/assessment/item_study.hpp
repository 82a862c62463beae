// What the commune's own answers say about each question: use, difficulty, distractors, time, exposure, fairness, and a
// new difficulty on the frozen scale. Nothing here changes the bank.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/measurement/calibrate.hpp"
#include "core/measurement/dif.hpp"
#include "server/assessment/measured.hpp"

namespace hvs::assessment {

struct ItemReport {
  std::string ref;
  std::string domain;
  int given = 0;
  double p = 0;               // share of full points
  double point_biserial = 0;  // with the rest of the sitting
  double seconds = 0;         // median between two answers; 0 = not known
  double exposure = 0;        // share of adaptive sittings it went to
  std::map<std::string, int> choices;
  double expert = 0;  // difficulty the sittings were measured with
  // Rasch by marginal maximum likelihood on the frozen scale, drawn towards the expert's difficulty as far as the
  // answers are few: weights 1/0.7² and 1/se².
  bool calibrated = false;
  double b = 0;
  double se = 0;
  double drift_z = 0;
  bool moved = false;
  struct Unfair {
    std::string group;  // text key of the compared group: "tuoi", "gioi", "dan_toc", "co_nguoi_giup"
    double delta = 0;
    char effect = 'A';
  };
  std::vector<Unfair> unfair;  // effect B or C, and p < 0.05
};

struct ItemStudy {
  int sittings = 0;
  int adaptive = 0;
  measurement::Trouble trouble = measurement::Trouble::no_data;
  double sd = 1;
  std::vector<ItemReport> items;  // given at least once, in order of ref
};

// Whom a sitting belongs to; what is not known is in neither group.
struct Background {
  int age = -1;
  std::string sex{};
  std::string ethnic{};
};
using Backgrounds = std::map<std::string, Background, std::less<>>;  // by person

[[nodiscard]] Result<Backgrounds> backgrounds_of(db::Tx& tx, const std::string& commune,
                                                 const std::vector<MeasuredSitting>& sittings, Day today);

[[nodiscard]] ItemStudy study_items(const std::vector<MeasuredSitting>& sittings, const Backgrounds& people);

// "item,domain,given,p,…", eight decimals; `assess calibrate --data`.
[[nodiscard]] std::string show(const ItemStudy& study);

}  // namespace hvs::assessment
