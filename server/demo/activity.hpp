// What the movement did with an invented household over the last months: visits, consent, evidence, results.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/journal/model.hpp"
#include "server/demo/commune.hpp"

namespace hvs::demo {

struct Resident {
  std::string id;
  int age = 0;
  std::string_view group;  // nguoidan | hssv | cbccvc | nld
  std::string_view school;
  int vneid = 0;
  bool away = false;
};

struct Home {
  std::string_view id;
  const Area* area = nullptr;
  std::vector<Resident> people;
};

enum class Detail : std::uint8_t { whole, evidence_only };

// `ids`: the time that the ids carry; the facts themselves say when they happened.
void add_history(Random& random, const Home& home, Day today, Instant ids, Detail detail,
                 std::vector<journal::Operation>& out);

}  // namespace hvs::demo
