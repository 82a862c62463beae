#include "server/indicators/counters.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "server/indicators/derive.hpp"
#include "server/indicators/fields.hpp"
#include "server/indicators/store.hpp"
#include "server/indicators/working.hpp"

namespace hvs::indicators {
namespace {

constexpr std::size_t most_aliases = 64;

// One operation at work.
struct Step {
  const Rules& rules;
  Working& rows;
  db::Tx& tx;  // for the rare: merged records and what they proved
  const std::string& commune;
  Instant received;

  void book(const Located& before, const Located& after, Day happened) const {
    std::vector<Delta> deltas;
    add_deltas(before, after, happened, received, deltas);
    for (const auto& delta : deltas) rows.add(rules.definitions()[delta.indicator].id, delta);
  }

  void change_household(const std::string& id, const HouseholdRow& before, const HouseholdRow& after,
                        Day happened) const {
    if (before == after) return;
    rows.put(id, after);
    book({before.leaf, rules.of(before.columns)}, {after.leaf, rules.of(after.columns)}, happened);
  }

  Result<void> change_member(const std::string& household, Columns before, Columns after, Day happened) const {
    if (household.empty()) return {};
    HouseholdColumns was;
    HouseholdColumns is;
    rules.add_member(was, before, +1);
    rules.add_member(is, after, +1);
    if (was == is) return {};
    HVS_TRY(row, rows.household(household));
    auto next = row;
    rules.add_member(next.columns, before, -1);
    rules.add_member(next.columns, after, +1);
    change_household(household, row, next, happened);
    return {};
  }

  Result<void> change_person(const std::string& id, const PersonRow& before, const PersonRow& after,
                             Day happened) const {
    if (before == after) return {};
    rows.put(id, after);
    book({before.leaf, rules.of(before.columns)}, {after.leaf, rules.of(after.columns)}, happened);
    if (before.household == after.household)
      return change_member(after.household, before.columns, after.columns, happened);
    if (auto ok = change_member(before.household, before.columns, {}, happened); !ok) return ok;
    return change_member(after.household, {}, after.columns, happened);
  }

  // Follows merged records to the one that counts.
  Result<std::string> root_of(std::string person) const {
    for (int i = 0; i < longest_chain; ++i) {
      HVS_TRY(row, rows.person(person));
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
    HVS_TRY(row, rows.person(person));
    const auto before = row.value_or(PersonRow{});
    auto after = before;
    HVS_TRY(columns, with_evidence(person, before.columns));
    after.columns = columns;
    return change_person(person, before, after, happened);
  }

  Day today() const { return day_in_vietnam(received); }

  Result<void> person(const journal::Operation& op, const journal::RecordState& state) const {
    HVS_TRY(row, rows.person(op.entity_id));
    const auto before = row.value_or(PersonRow{});
    PersonRow after;
    HVS_TRY(leaf, rows.leaf_of(std::string{value(state, "area")}));
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
    HVS_TRY(before, rows.household(op.entity_id));
    auto after = before;
    HVS_TRY(leaf, rows.leaf_of(std::string{value(state, "area")}));
    after.leaf = leaf;
    const auto status = value(state, "status");
    after.columns.active = status != "da_chuyen" && status != "da_huy";
    change_household(op.entity_id, before, after, today());
    return {};
  }

  Result<void> evidence(const journal::Operation& op, const journal::RecordState& state) const {
    const std::string person_id{value(state, "person")};
    const std::string withdrawn{value(state, "withdraws")};  // a correction: it proves nothing itself
    const int slot = measure_slot(value(state, "measure"));
    if (!withdrawn.empty()) {
      if (auto ok = rows.withdraw(withdrawn, person_id); !ok) return ok;
      HVS_TRY(root, root_of(person_id));
      return refresh_evidence(root, today());
    }
    if (slot < 0 || person_id.empty()) return {};  // a measure of later plans: kept as a fact, counted by nobody yet
    const std::string day{value(state, "on")};
    const int grade = static_cast<int>(digit(value(state, "class"), 3));
    HVS_TRY(withdrawn_before, rows.put_evidence(op.entity_id, {person_id, slot, grade, day, {}}));
    const auto on = read_partial_iso(day);
    const bool whole = on && on->month != 0 && on->day != 0;
    const auto happened = whole ? Day{on->year, on->month, on->day} : today();
    HVS_TRY(root, root_of(person_id));
    if (withdrawn_before) return refresh_evidence(root, happened);
    // The common case: one more proof can only raise the class.
    HVS_TRY(row, rows.person(root));
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

Working::Wanted wanted_by(std::span<const journal::Applied> all) {
  Working::Wanted out;
  for (const auto& one : all) {
    if (one.op.entity == "person") {
      out.people.insert(one.op.entity_id);
      out.households.emplace(value(one.after, "household"));
      out.paths.emplace(value(one.after, "area"));
    } else if (one.op.entity == "household") {
      out.households.insert(one.op.entity_id);
      out.paths.emplace(value(one.after, "area"));
    } else if (one.op.entity == "evidence") {
      out.people.emplace(value(one.after, "person"));
      if (value(one.after, "withdraws").empty()) out.evidence.insert(one.op.entity_id);
    }
  }
  return out;
}

}  // namespace

Result<void> Counters::apply(db::Tx& tx, const std::string& commune, std::span<const journal::Applied> all) const {
  Working rows(tx, commune);
  if (auto ok = rows.read(wanted_by(all)); !ok) return ok;
  for (const auto& one : all) {
    const Step step{*rules_, rows, tx, commune, one.received};
    Result<void> done;
    if (one.op.entity == "person") done = step.person(one.op, one.after);
    if (one.op.entity == "evidence") done = step.evidence(one.op, one.after);
    if (one.op.entity == "household") done = step.household(one.op, one.after);
    if (one.op.entity == "area") done = step.area(one.after);
    if (!done) return done;
  }
  return rows.write();
}

journal::Reaction counting(std::shared_ptr<const Counters> counters) {
  return {"indicators", [counters = std::move(counters)](db::Tx& tx, const std::string& commune,
                                                         std::span<const journal::Applied> all) {
            return counters->apply(tx, commune, all);
          }};
}

}  // namespace hvs::indicators
