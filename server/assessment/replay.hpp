// Makes every stored result again from its answers and the versions it names, and compares to the last bit.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/assessment/editions.hpp"

namespace hvs::assessment {

struct Difference {
  std::string form;
  std::string field;
  std::string stored;
  std::string again;
};

struct Replay {
  long long equal = 0;
  long long older = 0;  // results from before the scale was kept: nothing to compare with
  std::vector<Difference> differences;
};

// Puts the scenario of a task back in its place, once it is read again from its written form.
using Furnish = std::function<void(Item&)>;

// `result`: of this form alone; "" = all.
[[nodiscard]] Result<Replay> replay(db::Tx& tx, const std::string& commune, Editions& editions, const Furnish& furnish,
                                    const std::string& result);

// `hocvuso assess replay`: what was compared, a line a difference. Exit code 0 all equal, 1 not.
struct ReplayReport {
  std::string words;
  int exit_code = 0;
};
[[nodiscard]] ReplayReport report(const Replay& done);

}  // namespace hvs::assessment
