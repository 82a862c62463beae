// A table of answers, person by item, and the classical statistics of its items.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hvs::measurement {

inline constexpr std::int8_t not_given = -1;

struct Responses {
  std::vector<std::string> items;
  std::vector<std::string> persons;
  std::vector<std::int8_t> scores;  // person after person; 0, 1, … or not_given
  [[nodiscard]] std::int8_t at(std::size_t person, std::size_t item) const {
    return scores[person * items.size() + item];
  }
};

struct ItemStatistics {
  int given = 0;
  double mean = 0;  // of the score; for right/wrong the share of right answers, p
  double point_biserial =
      0;  // correlation with the mean score on the other items given; 0 when one of them is constant
};

[[nodiscard]] std::vector<ItemStatistics> item_statistics(const Responses& r);

}  // namespace hvs::measurement
