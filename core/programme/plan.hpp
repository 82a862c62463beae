// Kế hoạch 01-KH/BCĐ as data: every clause, its owner, deadline and, for targets, how the figure is counted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/indicators/rules.hpp"

namespace hvs::programme {

struct Agency {
  std::string id{};
  std::string name{};
};

struct Clause {
  std::string id{};     // "III.1.c"
  std::string kind{};   // purpose | requirement | content | target | task | funding | responsibility
  std::string title{};  // short restatement; the official wording is attached by an officer
  int year = 0;         // targets
  std::string group{};
  int goal = 0;            // percent; 0 = the clause promises no number
  bool more_than = false;  // "trên 80 %": exactly 80 does not yet reach it
  std::string measure{};
  std::string scope{};
  std::string due{};  // 2025-09-30
  std::string due_text{};
  std::string recurrence{};  // continuous | yearly | monthly | periodic
  std::string agency{};
  std::vector<std::string> with{};
  std::vector<std::string> sources{};
  int indicator = -1;  // index into Plan::targets; -1 = no live figure
};

struct Target {
  indicators::Definition definition{};
  int evidence = 0;  // lowest class that counts
  bool provisional = true;
};

struct Plan {
  std::string document{};
  std::string issued{};
  std::string issuer{};
  std::vector<std::string> grounds{};
  std::vector<Agency> agencies{};
  std::vector<Clause> clauses{};
  std::vector<Target> targets{};

  [[nodiscard]] const Clause* find(std::string_view id) const;
  [[nodiscard]] std::string_view agency_name(std::string_view id) const;  // the id itself when unknown
  [[nodiscard]] std::vector<indicators::Definition> definitions() const;
};

// plan.json and targets.json. Refusals: base.bad_json, programme.bad_plan with what is wrong as detail.
[[nodiscard]] Result<Plan> read_plan(std::string_view plan, std::string_view targets);

}  // namespace hvs::programme
