#include "server/indicators/counters.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "server/indicators/derive.hpp"
#include "server/indicators/fields.hpp"
#include "server/indicators/store.hpp"

namespace hvs::indicators {
namespace {

constexpr std::size_t most_aliases = 64;

// One operation at work.
struct Step {
  const Rules& rules;
  db::Tx& tx;
  const std::string& commune;
  Instant received;

  Result<void> book(const Located& before, const Located& after, Day happened) const {
    std::vector<Delta> deltas;
    add_deltas(before, after, happened, received, deltas);
    for (const auto& delta : deltas) {
      if (auto ok = add_to_cell(tx, commune, rules.definitions()[delta.indicator].id, delta); !ok) return ok;
    }
    return {};
  }

  Result<void> change_household(const std::string& id, HouseholdRow before, const HouseholdRow& after,
                                Day happened) const {
    if (before == after) return {};
    if (auto ok = save_household(tx, commune, id, after); !ok) return ok;
    return book({before.leaf, rules.of(before.columns)}, {after.leaf, rules.of(after.columns)}, happened);
  }

  Result<void> change_member(const std::string& household, Columns before, Columns after, Day happened) const {
    if (household.empty()) return {};
    HouseholdColumns was;
    HouseholdColumns is;
    rules.add_member(was, before, +1);
    rules.add_member(is, after, +1);
    if (was == is) return {};
    HVS_TRY(row, load_household(tx, commune, household));
    auto next = row;
    rules.add_member(next.columns, before, -1);
    rules.add_member(next.columns, after, +1);
    return change_household(household, row, next, happened);
  }

  Result<void> change_person(const std::string& id, const PersonRow& before, const PersonRow& after,
                             Day happened) const {
    if (before == after) return {};
    if (auto ok = save_person(tx, commune, id, after); !ok) return ok;
    if (auto ok = book({before.leaf, rules.of(before.columns)}, {after.leaf, rules.of(after.columns)}, happened); !ok)
      return ok;
    if (before.household == after.household)
      return change_member(after.household, before.columns, after.columns, happened);
    if (auto ok = change_member(before.household, before.columns, {}, happened); !ok) return ok;
    return change_member(after.household, {}, after.columns, happened);
  }

  // Follows merged records to the one that counts.
  Result<std::string> root_of(std::string person) const {
    for (int i = 0; i < longest_chain; ++i) {
      HVS_TRY(row, load_person(tx, commune, person));
      if (!row || row->merged_into.empty()) return person;
      person = row->merged_into;
    }
    return person;
  }

  // A person and every record merged into them, however deep.
  Result<std::vector<std::string>> family_of(const std::string& person) const {
    std::vector<std::string> all{person};
    for (std::size_t i = 0; i < all.size() && all.size() < most_aliases; ++i) {
      HVS_TRY(aliases, load_aliases(tx, commune, all[i]));
      for (auto& alias : aliases) {
        if (std::ranges::find(all, alias) == all.end()) all.push_back(std::move(alias));
      }
    }
    return all;
  }

  // Evidence counts once, for the record that stands for the person; what was withdrawn counts no more.
  Result<Columns> with_evidence(const std::string& person, Columns columns) const {
    HVS_TRY(family, family_of(person));
    std::array<int, max_measures> best;
    best.fill(-1);
    for (const auto& member : family) {
      HVS_TRY(facts, load_evidence(tx, commune, member));
      for (const auto& fact : facts) {
        // Only the same person's correction takes a proof away.
        const bool gone = std::ranges::any_of(
            fact.withdrawn_for, [&](const std::string& who) { return std::ranges::find(family, who) != family.end(); });
        if (gone) continue;
        auto& b = best[static_cast<std::size_t>(fact.slot)];
        b = std::max(b, fact.grade);
      }
    }
    for (int slot = 0; slot < max_measures; ++slot) columns.set_evidence(slot, best[static_cast<std::size_t>(slot)]);
    return columns;
  }

  Result<void> refresh_evidence(const std::string& person, Day happened) const {
    HVS_TRY(row, load_person(tx, commune, person));
    const auto before = row.value_or(PersonRow{});
    auto after = before;
    HVS_TRY(columns, with_evidence(person, before.columns));
    after.columns = columns;
    return change_person(person, before, after, happened);
  }

  Day today() const { return day_in_vietnam(received); }

  Result<void> person(const journal::Operation& op, const journal::RecordState& state) const {
    HVS_TRY(row, load_person(tx, commune, op.entity_id));
    const auto before = row.value_or(PersonRow{});
    PersonRow after;
    HVS_TRY(leaf, leaf_of(tx, commune, std::string{value(state, "area")}));
    after.leaf = leaf;
    after.household = value(state, "household");
    after.merged_into = value(state, "merged_into");
    after.columns = columns_of(state).with_evidence_of(before.columns);
    if (after.merged_into == before.merged_into) return change_person(op.entity_id, before, after, today());
    // Merged or parted: what they proved moves with them.
    HVS_TRY(old_root, root_of(op.entity_id));
    if (!before.merged_into.empty()) {
      if (auto ok = drop_alias(tx, commune, before.merged_into, op.entity_id); !ok) return ok;
    }
    if (!after.merged_into.empty()) {
      if (auto ok = add_alias(tx, commune, after.merged_into, op.entity_id); !ok) return ok;
    }
    if (auto ok = change_person(op.entity_id, before, after, today()); !ok) return ok;
    HVS_TRY(new_root, root_of(op.entity_id));
    for (const auto& who : std::set<std::string>{old_root, new_root, op.entity_id}) {
      if (auto ok = refresh_evidence(who, today()); !ok) return ok;
    }
    return {};
  }

  Result<void> household(const journal::Operation& op, const journal::RecordState& state) const {
    HVS_TRY(before, load_household(tx, commune, op.entity_id));
    auto after = before;
    HVS_TRY(leaf, leaf_of(tx, commune, std::string{value(state, "area")}));
    after.leaf = leaf;
    const auto status = value(state, "status");
    after.columns.active = status != "da_chuyen" && status != "da_huy";
    return change_household(op.entity_id, before, after, today());
  }

  Result<void> evidence(const journal::Operation& op, const journal::RecordState& state) const {
    const std::string person_id{value(state, "person")};
    const std::string withdrawn{value(state, "withdraws")};  // a correction: it proves nothing itself
    const int slot = measure_slot(value(state, "measure"));
    if (!withdrawn.empty()) {
      if (auto ok = withdraw_evidence(tx, commune, withdrawn, person_id); !ok) return ok;
      HVS_TRY(root, root_of(person_id));
      return refresh_evidence(root, today());
    }
    if (slot < 0 || person_id.empty()) return {};  // a measure of later plans: kept as a fact, counted by nobody yet
    const std::string day{value(state, "on")};
    const int grade = static_cast<int>(digit(value(state, "class"), 3));
    HVS_TRY(withdrawn_before, save_evidence(tx, commune, op.entity_id, {person_id, slot, grade, day, {}}));
    const auto on = read_partial_iso(day);
    const bool whole = on && on->month != 0 && on->day != 0;
    const auto happened = whole ? Day{on->year, on->month, on->day} : today();
    HVS_TRY(root, root_of(person_id));
    if (withdrawn_before) return refresh_evidence(root, happened);
    // The common case: one more proof can only raise the class.
    HVS_TRY(row, load_person(tx, commune, root));
    const auto before = row.value_or(PersonRow{});
    auto after = before;
    after.columns.set_evidence(slot, std::max(before.columns.evidence(slot), grade));
    return change_person(root, before, after, happened);
  }

  Result<void> area(const journal::RecordState& state) const {
    Area area;
    area.path = value(state, "path");
    if (area.path.empty()) return {};
    area.name = value(state, "name");
    area.kind = value(state, "kind");
    area.old_unit = value(state, "old_unit");
    area.from = read_partial_iso(value(state, "from")).value_or(PartialDate{});
    area.until = read_partial_iso(value(state, "until")).value_or(PartialDate{});
    std::istringstream words(std::string{value(state, "follows")});
    for (std::string word; words >> word;) area.follows.push_back(word);
    return save_area(tx, commune, area);
  }
};

}  // namespace

Result<void> Counters::apply(db::Tx& tx, const std::string& commune, const journal::Operation& op,
                             const journal::RecordState& after, Instant received) const {
  const Step step{*rules_, tx, commune, received};
  if (op.entity == "person") return step.person(op, after);
  if (op.entity == "evidence") return step.evidence(op, after);
  if (op.entity == "household") return step.household(op, after);
  if (op.entity == "area") return step.area(after);
  return {};
}

journal::Reaction counting(std::shared_ptr<const Counters> counters) {
  return {"indicators", [counters = std::move(counters)](
                            db::Tx& tx, const std::string& commune, const journal::Operation& op,
                            const journal::RecordState&, const journal::RecordState& after, std::uint64_t,
                            Instant received) { return counters->apply(tx, commune, op, after, received); }};
}

}  // namespace hvs::indicators
