// Indicators ready to run, and what one person or household contributes to their cells.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/indicators/expression.hpp"

namespace hvs::indicators {

inline constexpr std::size_t max_indicators = 32;

// One indicator as the plan states it (content/plan.json).
struct Definition {
  std::string id;  // of the clause: "III.1.c"
  Subject subject = Subject::person;
  std::string population;  // whom the denominator counts
  std::string except;      // who is left out of both, "" = nobody
  std::string reached;     // who of them is in the numerator
  Day as_of;               // ages are taken on this day
};

// Bit i: the i-th indicator counts it. `reached` is always within `population`.
struct Standing {
  std::uint32_t population = 0;
  std::uint32_t reached = 0;
  bool operator==(const Standing&) const = default;
};

class Rules {
 public:
  // Refusals: indicators.expression, with "<id> <part>: position: what" as detail.
  [[nodiscard]] static Result<Rules> make(std::span<const Definition> definitions);

  [[nodiscard]] const std::vector<Definition>& definitions() const { return definitions_; }
  [[nodiscard]] int index_of(std::string_view id) const;  // -1 when unknown
  [[nodiscard]] std::size_t member_tests() const { return shared_.size(); }
  [[nodiscard]] std::string fingerprint() const;  // changes when any rule does: counters must be rebuilt then

  [[nodiscard]] Standing of(Columns person) const;
  [[nodiscard]] Standing of(const HouseholdColumns& home) const;
  // Adds (or, with sign -1, takes away) one person as member of a household.
  void add_member(HouseholdColumns& home, Columns person, int sign) const;

 private:
  struct OfPerson {
    std::uint32_t bit;
    PersonTest population, reached;
  };
  struct OfHousehold {
    std::uint32_t bit;
    HouseholdTest population, reached;
  };
  std::vector<Definition> definitions_;
  std::vector<OfPerson> persons_;
  std::vector<OfHousehold> households_;
  std::vector<PersonTest> shared_;
};

}  // namespace hvs::indicators
