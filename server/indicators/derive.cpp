#include "server/indicators/derive.hpp"

#include <algorithm>
#include <unordered_set>

#include "core/indicators/columns.hpp"
#include "server/indicators/fields.hpp"

namespace hvs::indicators {

Columns columns_of(const journal::RecordState& person) {
  Columns c;
  // A record taken back (da_huy, by an undone import) or merged into another is nobody.
  c.set(counted_place, value(person, "merged_into").empty() && value(person, "residence") != "da_huy" ? 1 : 0);
  c.set(birth_place, birth_key(read_partial_iso(value(person, "birth")).value_or(PartialDate{})));
  c.set(group_place, code_of(groups, value(person, "group")));
  c.set(school_place, code_of(schools, value(person, "school")));
  c.set(residence_place, code_of(residences, value(person, "residence")));
  c.set(sex_place, code_of(sexes, value(person, "sex")));
  c.set(vneid_place, digit(value(person, "vneid"), 2));
  return c.set(bank_place, digit(value(person, "bank"), 1));
}

Result<Derived> derive_columns(db::Tx& tx, const std::string& commune, const Source& source) {
  Derived out;
  if (auto ok = source(tx, commune, "person",
                       [&](const journal::RecordState& state) -> Result<void> {
                         out.people[state.entity_id] = {columns_of(state), std::string{value(state, "household")},
                                                        std::string{value(state, "area")},
                                                        std::string{value(state, "merged_into")}};
                         return {};
                       });
      !ok)
    return std::unexpected(ok.error());

  struct Fact {
    std::string id;
    std::string person;
    int slot;
    int grade;
  };
  std::vector<Fact> facts;
  std::vector<std::pair<std::string, std::string>> withdrawals;  // evidence, for whom
  if (auto ok = source(
          tx, commune, "evidence",
          [&](const journal::RecordState& state) -> Result<void> {
            const std::string person{value(state, "person")};
            if (const auto gone = value(state, "withdraws"); !gone.empty()) {
              withdrawals.emplace_back(gone, person);
            } else if (const int slot = measure_slot(value(state, "measure")); slot >= 0 && !person.empty()) {
              facts.push_back({state.entity_id, person, slot, static_cast<int>(digit(value(state, "class"), 3))});
            }
            return {};
          });
      !ok)
    return std::unexpected(ok.error());

  const auto root = [&](std::string person) {
    for (int i = 0; i < longest_chain; ++i) {
      const auto at = out.people.find(person);
      if (at == out.people.end() || at->second.merged_into.empty()) break;
      person = at->second.merged_into;
    }
    return person;
  };
  std::unordered_set<std::string> gone;  // "evidence person": withdrawn for that person
  for (const auto& [evidence, person] : withdrawals) gone.insert(evidence + " " + root(person));
  for (const auto& fact : facts) {
    const auto who = root(fact.person);
    if (gone.contains(fact.id + " " + who)) continue;
    auto& columns = out.people[who].columns;
    columns.set_evidence(fact.slot, std::max(columns.evidence(fact.slot), fact.grade));
  }
  return out;
}

}  // namespace hvs::indicators
