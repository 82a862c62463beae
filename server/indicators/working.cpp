#include "server/indicators/working.hpp"

namespace hvs::indicators {

Result<void> Working::read(Wanted wanted) {
  wanted.people.erase("");
  wanted.households.erase("");
  HVS_TRY(people, load_people(tx_, commune_, wanted.people));
  for (auto& [id, row] : people) {
    if (row && !row->household.empty()) wanted.households.insert(row->household);
    people_[id].row = std::move(row);
  }
  HVS_TRY(households, load_households(tx_, commune_, wanted.households));
  for (auto& [id, row] : households) households_[id].row = row;
  HVS_TRY(withdrawn, which_are_withdrawn(tx_, commune_, wanted.evidence));
  for (const auto& id : wanted.evidence) withdrawn_[id] = withdrawn.contains(id);
  HVS_TRY(leaves, load_leaves(tx_, commune_, wanted.paths));
  leaves_.insert(leaves.begin(), leaves.end());
  return {};
}

Result<std::int64_t> Working::leaf_of(const std::string& path) {
  if (const auto known = leaves_.find(path); known != leaves_.end()) return known->second;
  HVS_TRY(leaf, indicators::leaf_of(tx_, commune_, path));
  leaves_.emplace(path, leaf);
  return leaf;
}

Result<std::optional<PersonRow>> Working::person(const std::string& id) {
  if (const auto known = people_.find(id); known != people_.end()) return known->second.row;
  HVS_TRY(row, load_person(tx_, commune_, id));
  people_[id].row = row;
  return row;
}

void Working::put(const std::string& id, const PersonRow& row) { people_[id] = {row, true}; }

Result<HouseholdRow> Working::household(const std::string& id) {
  if (const auto known = households_.find(id); known != households_.end()) {
    return known->second.row.value_or(HouseholdRow{});
  }
  HVS_TRY(row, load_household(tx_, commune_, id));
  households_[id].row = row;
  return row;
}

void Working::put(const std::string& id, const HouseholdRow& row) { households_[id] = {row, true}; }

Result<bool> Working::put_evidence(const std::string& id, const EvidenceRow& row) {
  if (auto ok = save_evidence(tx_, commune_, id, row); !ok) return std::unexpected(ok.error());
  if (const auto known = withdrawn_.find(id); known != withdrawn_.end()) return known->second;
  HVS_TRY(withdrawn, which_are_withdrawn(tx_, commune_, {id}));
  return withdrawn.contains(id);
}

Result<void> Working::withdraw(const std::string& evidence, const std::string& person) {
  withdrawn_[evidence] = true;
  return withdraw_evidence(tx_, commune_, evidence, person);
}

void Working::add(const std::string& indicator, const Delta& delta) {
  cells_[{delta.leaf, indicator, delta.month}] += delta.change;
}

Result<void> Working::write() {
  for (const auto& [id, kept] : people_) {
    if (!kept.changed) continue;
    if (auto ok = save_person(tx_, commune_, id, *kept.row); !ok) return ok;
  }
  for (const auto& [id, kept] : households_) {
    if (!kept.changed) continue;
    if (auto ok = save_household(tx_, commune_, id, *kept.row); !ok) return ok;
  }
  for (const auto& [key, cell] : cells_) {
    const auto& [leaf, indicator, month] = key;
    if (auto ok = add_to_cell(tx_, commune_, std::string(indicator), {leaf, 0, month, cell}); !ok) return ok;
  }
  return {};
}

}  // namespace hvs::indicators
