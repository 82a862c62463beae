#include <algorithm>
#include <map>
#include <set>

#include "core/journal/authority.hpp"
#include "core/journal/codec.hpp"
#include "core/journal/reasons.hpp"
#include "server/journal/sitting_io.hpp"
#include "server/journal/sql.hpp"

namespace hvs::journal {
namespace {

using Args = std::vector<db::Value>;
using Operations = std::vector<const Operation*>;

std::int64_t number(std::uint64_t v) { return static_cast<std::int64_t>(v); }

struct Cursors {
  std::map<std::pair<std::string_view, std::uint32_t>, std::uint64_t> last;
};

Cursors devices_of(const Operations& operations) {
  Cursors cursors;
  for (const auto* op : operations) {
    if (op->id.device != server_device) cursors.last[{op->id.device, op->id.epoch}] = 0;
  }
  return cursors;
}

std::vector<Args> cursor_lists(const std::string& commune, const Cursors& cursors) {
  std::vector<Args> out;
  for (const auto& [key, last] : cursors.last)
    out.push_back({commune, std::string(key.first), std::int64_t{key.second}});
  return out;
}

// Device cursors, and the operations that wait behind a gap of those devices.
Result<std::vector<Operation>> take_cursors(db::Tx& tx, const std::vector<Args>& lists,
                                            const std::vector<db::Rows>& rows, Cursors& cursors, Sitting& sitting) {
  std::vector<Operation> held;
  std::size_t i = 0;
  for (auto& [key, last] : cursors.last) {
    const auto& found = rows[i++];
    if (found.empty()) continue;
    last = static_cast<std::uint64_t>(found[0].integer(0));
    sitting.know_cursor(std::string(key.first), key.second, last);
    if (found[0].integer(1) == 0) continue;
    HVS_TRY(waiting, tx.run(sql::held, lists[i - 1]));
    for (const auto& row : waiting) {
      OpId id{std::string(key.first), key.second, static_cast<std::uint64_t>(row.integer(0))};
      HVS_TRY(op, unpack_operation(row.text(3), std::move(id)));
      held.push_back(op);
      const auto refused = row.text(1).empty() ? std::string_view{} : reason::known(row.text(1));
      const bool forgotten = !row.text(1).empty() && refused.empty();
      sitting.know_held({std::move(op), forgotten ? reason::not_allowed : refused, from_ms(row.integer(2))});
    }
  }
  return held;
}

// What was decided about operations that come again, and about own earlier ones that a base points to.
Result<void> read_seen(db::Tx& tx, const std::string& commune, const Operations& operations, const Cursors& cursors,
                       Sitting& sitting) {
  std::set<OpId> wanted;
  for (const auto* op : operations) {
    const auto at = cursors.last.find({op->id.device, op->id.epoch});
    if (at == cursors.last.end()) continue;
    if (op->id.seq <= at->second) wanted.insert(op->id);
    for (const auto& change : op->changes) {
      const auto seq = change.base & ~own_base_bit;
      if ((change.base & own_base_bit) != 0 && seq <= at->second) wanted.insert({op->id.device, op->id.epoch, seq});
    }
  }
  if (wanted.empty()) return {};
  std::vector<Args> lists;
  for (const auto& id : wanted) lists.push_back({commune, id.device, std::int64_t{id.epoch}, number(id.seq)});
  HVS_TRY(logged, tx.run_many(sql::decided, lists));
  HVS_TRY(aside, tx.run_many(sql::quarantined, lists));
  std::size_t i = 0;
  for (const auto& id : wanted) {
    Seen seen;
    if (!logged[i].empty()) {
      seen.number = static_cast<std::uint64_t>(logged[i][0].integer(0));
      seen.kind = static_cast<OutcomeKind>(logged[i][0].integer(1));
    } else if (!aside[i].empty()) {
      seen.kind = OutcomeKind::quarantined;
      seen.reason = reason::known(aside[i][0].text(0));
    }
    if (seen.kind == OutcomeKind::conflict) {
      HVS_TRY(fields, tx.run(sql::clashing, {commune, number(seen.number)}));
      for (const auto& row : fields) seen.clashing.push_back(row.text(0));
    }
    sitting.know_seen(id, std::move(seen));
    ++i;
  }
  return {};
}

// Facts that may be in the log already: a form sent twice must not count twice.
Operations facts_among(const Operations& operations) {
  Operations facts;
  for (const auto* op : operations) {
    const auto* rule = find_entity(op->entity);
    if (rule != nullptr && rule->is_fact && check(*op)) facts.push_back(op);
  }
  return facts;
}

std::vector<Args> fact_lists(const std::string& commune, const Operations& facts) {
  std::vector<Args> out;
  for (const auto* op : facts) out.push_back({commune, op->entity_id, op->entity});
  return out;
}

Result<void> take_facts(const Operations& facts, const std::vector<db::Rows>& found, Sitting& sitting) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (found[i].empty()) continue;
    HVS_TRY(changes, unpack_changes(found[i][0].text(1)));
    sitting.know_fact(facts[i]->entity, facts[i]->entity_id, static_cast<std::uint64_t>(found[i][0].integer(0)),
                      std::move(changes));
  }
  return {};
}

// The present state of every record that is written or hung on.
Result<void> read_records(db::Tx& tx, const Stores& stores, const std::string& commune, const Operations& operations,
                          Sitting& sitting) {
  std::map<std::string_view, std::set<std::string, std::less<>>> wanted;
  for (const auto* op : operations) {
    if (!check(*op)) continue;
    wanted[find_entity(op->entity)->name].insert(op->entity_id);
    if (const auto on = anchor_of(*op); !on.entity.empty() && !on.id.empty()) wanted[on.entity].emplace(on.id);
    if (!op->person.empty()) wanted["person"].emplace(op->person);
    for (auto& met : persons_met(*op)) wanted["person"].insert(std::move(met));
    if (const auto into = value_of(*op, "merged_into"); op->entity == "person" && !into.empty()) {
      wanted["person"].emplace(into);
    }
  }
  for (const auto& [entity, ids] : wanted) {
    const auto* store = stores.find(entity);
    if (store == nullptr || !store->load) continue;
    const std::vector<std::string> list(ids.begin(), ids.end());
    HVS_TRY(states, store->load(tx, commune, list));
    if (entity != "person") {
      for (auto& state : states) sitting.know_record(std::move(state));
      continue;
    }
    // Those they were merged into, and so on (R10).
    auto known = ids;
    while (!states.empty()) {
      std::vector<std::string> further;
      for (auto& state : states) {
        const auto into = value_of(state, "merged_into");
        if (!into.empty() && known.emplace(into).second) further.emplace_back(into);
        sitting.know_record(std::move(state));
      }
      if (further.empty()) break;
      HVS_TRY(more, store->load(tx, commune, further));
      states = std::move(more);
    }
  }
  return {};
}

}  // namespace

Result<Sitting> open_sitting(db::Tx& tx, const Stores& stores, const std::string& commune,
                             std::span<const Operation* const> operations, Checks checks) {
  Operations all(operations.begin(), operations.end());
  const bool with_past = checks != Checks::records_only;
  auto cursors = with_past ? devices_of(all) : Cursors{};
  const auto facts = with_past ? facts_among(all) : Operations{};
  const std::vector<db::Question> questions{
      {checks == Checks::rehearsal ? sql::last_number : sql::take_counter, {{commune}}},
      {sql::cursor, cursor_lists(commune, cursors)},
      {sql::fact, fact_lists(commune, facts)}};
  HVS_TRY(answers, tx.ask(questions));
  const auto& counter = answers[0][0];
  Sitting sitting(counter.empty() ? 0 : static_cast<std::uint64_t>(counter[0].integer(0)));
  std::vector<Operation> held;
  if (with_past) {
    HVS_TRY(waiting, take_cursors(tx, questions[1].lists, answers[1], cursors, sitting));
    held = std::move(waiting);
    Operations behind;
    for (const auto& op : held) behind.push_back(&op);
    std::ranges::copy(behind, std::back_inserter(all));
    if (auto ok = read_seen(tx, commune, all, cursors, sitting); !ok) return std::unexpected(ok.error());
    if (auto ok = take_facts(facts, answers[2], sitting); !ok) return std::unexpected(ok.error());
    if (const auto more = facts_among(behind); !more.empty()) {
      HVS_TRY(found, tx.run_many(sql::fact, fact_lists(commune, more)));
      if (auto ok = take_facts(more, found, sitting); !ok) return std::unexpected(ok.error());
    }
  }
  if (auto ok = read_records(tx, stores, commune, all, sitting); !ok) return std::unexpected(ok.error());
  return sitting;
}

}  // namespace hvs::journal
