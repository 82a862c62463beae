// Small dense symmetric systems, row by row in one vector.
#pragma once

#include <cstddef>
#include <vector>

namespace hvs::measurement {

struct Square {
  std::size_t n = 0;
  std::vector<double> cells;
  explicit Square(std::size_t size) : n(size), cells(size * size) {}
  [[nodiscard]] double& at(std::size_t r, std::size_t c) { return cells[r * n + c]; }
  [[nodiscard]] double at(std::size_t r, std::size_t c) const { return cells[r * n + c]; }
};

// Inverse of a symmetric positive definite matrix in place (Cholesky). False, and the matrix spoilt, when it is not
// one.
[[nodiscard]] bool invert(Square& m);

[[nodiscard]] std::vector<double> times(const Square& m, const std::vector<double>& v);

}  // namespace hvs::measurement
