// What the portal shows; filled by server/portal.
#pragma once

#include <string>
#include <vector>

#include "core/base/time.hpp"

namespace hvs::portal {

struct News {
  std::string id{};
  std::string title{};
  std::string body{};  // paragraphs separated by empty lines, as typed
  bool shown = true;
  Day on{};
};

struct About {
  std::string controller{};
  std::string officer{};
  std::string contact{};
  std::string hours{};
};

// One figure of the plan, decided and worded by the programme.
struct Measure {
  std::string clause{};
  std::string title{};
  std::string percent{};
  int permille = 0;
  int goal = 0;  // percent
  std::string badge{};
  std::string light{};
  std::string counts{};
};

// RFC 4287; `address` is the public address of this installation without a slash at its end.
[[nodiscard]] std::string write_feed(const std::vector<News>& news, std::string_view address, std::string_view commune,
                                     Instant now);

}  // namespace hvs::portal
