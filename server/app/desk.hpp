// /quan-tri: the staff's home, one tile per task the account may do.
#pragma once

#include <string>
#include <vector>

#include "server/app/services.hpp"

namespace hvs::app {

struct DeskTile {
  std::string href{};
  std::string_view label{};
  std::string_view note{};
  std::string_view icon{};
};
struct DeskJob {
  std::string_view title{};
  std::vector<DeskTile> tiles{};
};
struct DeskView {
  std::vector<DeskJob> jobs{};  // only those with a tile
  std::string icons{};
};
[[nodiscard]] std::string desk(const DeskView& v);

[[nodiscard]] Room make_desk(Services& services);

}  // namespace hvs::app
