#include "core/measurement/linear.hpp"

#include <cmath>

namespace hvs::measurement {

bool invert(Square& m) {
  const auto n = m.n;
  for (std::size_t j = 0; j < n; ++j) {  // m = L Lᵀ, L below the diagonal
    double d = m.at(j, j);
    for (std::size_t k = 0; k < j; ++k) d -= m.at(j, k) * m.at(j, k);
    if (!(d > 1e-12 * std::fabs(m.at(j, j))) || !(d > 0)) return false;
    d = std::sqrt(d);
    m.at(j, j) = d;
    for (std::size_t i = j + 1; i < n; ++i) {
      double s = m.at(i, j);
      for (std::size_t k = 0; k < j; ++k) s -= m.at(i, k) * m.at(j, k);
      m.at(i, j) = s / d;
    }
  }
  for (std::size_t j = 0; j < n; ++j) {  // L⁻¹ in the same place
    m.at(j, j) = 1 / m.at(j, j);
    for (std::size_t i = j + 1; i < n; ++i) {
      double s = 0;
      for (std::size_t k = j; k < i; ++k) s -= m.at(i, k) * m.at(k, j);
      m.at(i, j) = s / m.at(i, i);
    }
  }
  for (std::size_t i = 0; i < n; ++i) {  // L⁻ᵀ L⁻¹
    for (std::size_t j = 0; j <= i; ++j) {
      double s = 0;
      for (std::size_t k = i; k < n; ++k) s += m.at(k, i) * m.at(k, j);
      m.at(i, j) = s;
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) m.at(j, i) = m.at(i, j);
  }
  return true;
}

std::vector<double> times(const Square& m, const std::vector<double>& v) {
  std::vector<double> out(m.n);
  for (std::size_t i = 0; i < m.n; ++i) {
    for (std::size_t j = 0; j < m.n; ++j) out[i] += m.at(i, j) * v[j];
  }
  return out;
}

}  // namespace hvs::measurement
