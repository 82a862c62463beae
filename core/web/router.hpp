// Finds the route of a call. Patterns are split once; a path is compared part by part, fixed parts before named ones.
#pragma once

#include <string_view>
#include <vector>

#include "core/web/call.hpp"

namespace hvs::web {

class Router {
 public:
  explicit Router(std::vector<Route> routes);

  struct Match {
    const Route* route = nullptr;  // null: no such page
    bool other_method = false;     // the page exists, but not for this method
  };
  // Fills `params` with the decoded parts of the path.
  [[nodiscard]] Match find(Method method, std::string_view path, Fields* params) const;
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

 private:
  struct Pattern {
    std::vector<std::string> parts;  // "{name}" keeps its braces
    bool rest = false;               // last part takes everything left
    std::size_t route = 0;
  };
  std::vector<Route> routes_;
  std::vector<Pattern> patterns_;  // most specific first
};

}  // namespace hvs::web
