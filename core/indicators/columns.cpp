#include "core/indicators/columns.hpp"

namespace hvs::indicators {

int measure_slot(std::string_view name) {
  for (std::size_t i = 0; i < measures.size(); ++i) {
    if (measures[i] == name) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace hvs::indicators
