// `hocvuso assess …`: measurement as a command line, CSV in and out. Each order gives the CSV it would print, or in
// words what is wrong with what it was given.
#pragma once

#include <string>
#include <vector>

#include "server/measurement/files.hpp"

namespace hvs::measurement {

struct Scale {  // shared by the orders that estimate ability
  double prior_mean = 0;
  double prior_sd = 1;
  std::string grid;  // LOW:HIGH:POINTS; empty = adaptive
};

struct ScoreOrder {
  std::string items, patterns;
  Scale scale;
};
[[nodiscard]] Read<std::string> score(const ScoreOrder& order);

struct SelectOrder {
  std::string items, states, criterion = "MFI", estimator = "eap";
  Scale scale;
};
[[nodiscard]] Read<std::string> select(const SelectOrder& order);

struct TestOrder {                                                   // how an adaptive test runs
  std::string items, criterion = "MFI", estimator = "eap", balance;  // balance: area=part,area=part
  double se = 0.30;
  int shortest = 0;
  int longest = 40;
  std::string cut;  // empty: none
  double confidence = 0.95;
  int randomesque = 1;
  Scale scale;
};

struct CatOrder {
  TestOrder test;
  std::string simulees;
  std::uint64_t seed = 1;
};
[[nodiscard]] Read<std::string> cat(const CatOrder& order);

struct SimulateOrder {
  TestOrder test;
  int people = 2000;
  std::uint64_t seed = 1;
  double ability_mean = 0;
  double ability_sd = 1;
  double exposure = 0;  // largest share of people an item may go to (Sympson–Hetter); 0 = no control
  bool per_item = false;
};
[[nodiscard]] Read<std::string> simulate(const SimulateOrder& order);

struct CalibrateOrder {
  std::string responses, model, anchors;
  std::vector<std::string> ignore;
};
[[nodiscard]] Read<std::string> calibrate(const CalibrateOrder& order);

struct DifOrder {
  std::string responses, group, focal;
  bool purify = false;
  std::vector<std::string> ignore;
};
[[nodiscard]] Read<std::string> dif(const DifOrder& order);

struct GainOrder {
  std::string items, responses, compare;
  bool by_person = true;
};
[[nodiscard]] Read<std::string> gain(const GainOrder& order);

}  // namespace hvs::measurement
