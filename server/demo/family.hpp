// One invented household: who lives together, how old, related how. Pure; knows nothing of operations.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"
#include "server/demo/names.hpp"
#include "server/demo/random.hpp"

namespace hvs::demo {

struct Member {
  std::string name;
  std::string_view family;  // family name as borne
  Ethnic ethnic = Ethnic::kinh;
  Sex sex = Sex::male;
  Day born;
  bool year_only = false;     // papers of the old often know only the year
  std::string_view relation;  // to the head: chu_ho, vo_chong, con, con_dau, con_re, bo_me, chau
  int father = -1;            // index in the household
  int mother = -1;
};

struct AreaMix {
  std::array<int, ethnic_count> ethnic{};  // weights
};

// Between 1 and 9 members, at most `limit`; the first is the head.
[[nodiscard]] std::vector<Member> make_family(Random& random, const AreaMix& mix, Day today, std::size_t limit);

}  // namespace hvs::demo
