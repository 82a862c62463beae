#include "core/measurement/responses.hpp"

#include <cmath>

namespace hvs::measurement {

std::vector<ItemStatistics> item_statistics(const Responses& r) {
  const auto k = r.items.size();
  std::vector<int> given(r.persons.size());
  std::vector<double> total(r.persons.size());
  for (std::size_t p = 0; p < r.persons.size(); ++p) {
    for (std::size_t i = 0; i < k; ++i) {
      if (r.at(p, i) == not_given) continue;
      ++given[p];
      total[p] += r.at(p, i);
    }
  }
  std::vector<ItemStatistics> out(k);
  for (std::size_t i = 0; i < k; ++i) {
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t p = 0; p < r.persons.size(); ++p) {
      if (r.at(p, i) == not_given) continue;
      ++out[i].given;
      out[i].mean += r.at(p, i);
      if (given[p] < 2) continue;
      const double score = r.at(p, i);
      const double rest = (total[p] - score) / (given[p] - 1);
      n += 1;
      x += score;
      y += rest;
      xx += score * score;
      yy += rest * rest;
      xy += score * rest;
    }
    if (out[i].given > 0) out[i].mean /= out[i].given;
    const double spread = (n * xx - x * x) * (n * yy - y * y);
    if (spread > 0) out[i].point_biserial = (n * xy - x * y) / std::sqrt(spread);
  }
  return out;
}

}  // namespace hvs::measurement
