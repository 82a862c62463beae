#include "core/journal/sitting.hpp"

#include <algorithm>

#include "core/journal/reasons.hpp"

namespace hvs::journal {
namespace {

constexpr int max_merge_steps = 16;

std::string key_of(std::string_view entity, std::string_view id) {
  std::string key;
  key.reserve(entity.size() + id.size() + 1);
  key += entity;
  key += '\n';
  key += id;
  return key;
}

bool is_fact(std::string_view entity) {
  const auto* rule = find_entity(entity);
  return rule != nullptr && rule->is_fact;
}

// A form sent twice makes the same fact twice; bases do not matter then.
bool same_content(std::span<const Change> a, std::span<const Change> b) {
  return std::ranges::equal(a, b,
                            [](const Change& x, const Change& y) { return x.field == y.field && x.value == y.value; });
}

}  // namespace

void Sitting::know_cursor(const std::string& device, std::uint32_t epoch, std::uint64_t last) {
  devices_[{device, epoch}].last = last;
}
void Sitting::know_record(RecordState state) {
  auto key = key_of(state.entity, state.entity_id);
  records_.insert_or_assign(std::move(key), std::move(state));
}
void Sitting::know_fact(std::string_view entity, std::string_view id, std::uint64_t number,
                        std::vector<Change> changes) {
  facts_.insert_or_assign(key_of(entity, id), Fact{number, std::move(changes)});
}
void Sitting::know_seen(const OpId& id, Seen seen) { seen_.insert_or_assign(id, std::move(seen)); }
void Sitting::know_held(Held held) {
  auto& device = devices_[{held.op.id.device, held.op.id.epoch}];
  device.held.insert_or_assign(held.op.id.seq, std::move(held));
}

RecordState& Sitting::record(std::string_view entity, std::string_view id) {
  auto& found = records_[key_of(entity, id)];
  if (found.entity.empty()) {
    found.entity = entity;
    found.entity_id = id;
  }
  return found;
}

const RecordState* Sitting::anchor(const Operation& op) {
  const auto on = anchor_of(op);
  if (on.entity.empty() || on.id.empty()) return nullptr;
  const auto& found = record(on.entity, on.id);
  return found.exists ? &found : nullptr;
}

// R10: a person who was merged into another is known by that other's id; merges may follow one another.
std::string Sitting::surviving(std::string_view person) {
  std::string id(person);
  for (int steps = 0; steps < max_merge_steps; ++steps) {
    const auto found = records_.find(key_of("person", id));
    if (found == records_.end()) return id;
    const auto into = value_of(found->second, "merged_into");
    if (into.empty()) return id;
    id = into;
  }
  return std::string(person);  // merged in a circle: as it was written
}

// Each of those met, once: two ids may have become one person.
std::string Sitting::surviving_of_all(const std::vector<std::string>& persons) {
  std::string out;
  for (const auto& one : persons) {
    const auto id = surviving(one);
    if ((" " + out + " ").find(" " + id + " ") == std::string::npos) out += (out.empty() ? "" : " ") + id;
  }
  return out;
}

// What names a merged-away person lands on the one that remains. Only the merge itself speaks of the other id.
void Sitting::follow_merges(Operation& op) {
  if (op.entity == "person" && !value_of(op, "merged_into").empty()) return;
  const bool undone = std::ranges::any_of(op.changes, [](const Change& one) { return one.field == "merged_into"; });
  if (undone) return;
  if (op.entity == "person") op.entity_id = surviving(op.entity_id);
  if (!op.person.empty()) op.person = surviving(op.person);
  for (auto& change : op.changes) {
    if (change.field == "person" && !change.value.empty()) change.value = surviving(change.value);
    if (change.field == met_field) change.value = surviving_of_all(persons_met(op));
  }
}

// "" when the operation may be applied. Also puts the operation where it really belongs: its anchor's area.
std::string_view Sitting::refusal(const auth::Me& me, Operation& op, Instant received) {
  if (const auto shape = check(op); !shape) return shape.error().code;
  follow_merges(op);
  const auto* on = anchor(op);
  if (on != nullptr) op.area = on->area;
  const auto& before = record(op.entity, op.entity_id);
  auto allowed = authority(me, op, before, on, received);
  if (!allowed && !me.person.empty()) {
    auto now = me;
    now.person = surviving(me.person);
    if (now.person != me.person) allowed = authority(now, op, before, on, received);
  }
  return allowed ? std::string_view{} : allowed.error().code;
}

// A base on the writer's own operation becomes that operation's commit number, unless the server kept its own value
// then.
void Sitting::resolve_bases(Operation& op) const {
  for (auto& change : op.changes) {
    if ((change.base & own_base_bit) == 0) continue;
    const auto found = seen_.find(OpId{op.id.device, op.id.epoch, change.base & ~own_base_bit});
    change.base = 0;
    if (found == seen_.end()) continue;
    const auto& clashing = found->second.clashing;
    if (std::ranges::find(clashing, change.field) == clashing.end()) change.base = found->second.number;
  }
}

Outcome Sitting::repeat(const Operation& op, const Seen& seen) {
  Outcome out{op.id, seen.kind, true, seen.number, seen.reason, seen.clashing, std::nullopt};
  if (!is_fact(op.entity)) out.state = record(op.entity, op.entity_id);
  return out;
}

Outcome Sitting::settle(Operation op, std::string_view refused, Instant received, bool was_held) {
  Entry entry;
  entry.received = received;
  entry.was_held = was_held;
  Outcome out;
  out.id = op.id;
  const auto* rule = find_entity(op.entity);
  const auto fact_key = rule != nullptr && rule->is_fact ? key_of(op.entity, op.entity_id) : std::string{};
  if (refused.empty() && rule == nullptr) refused = reason::unknown_entity;
  if (refused.empty() && !fact_key.empty()) {
    if (const auto known = facts_.find(fact_key); known != facts_.end()) {
      for (auto& change : known->second.changes) {
        if (change.field == "person") change.value = surviving(change.value);
      }
      if (same_content(known->second.changes, op.changes)) {
        out = repeat(op, Seen{OutcomeKind::applied, known->second.number, {}, {}});
        seen_.insert_or_assign(op.id, Seen{OutcomeKind::applied, known->second.number, {}, {}});
        if (was_held) {  // its held row must go
          entry.op = std::move(op);
          entry.kind = OutcomeKind::held;
          entries_.push_back(std::move(entry));
        }
        return out;
      }
      refused = reason::fact_exists;
    }
  }
  if (!refused.empty()) {
    out.kind = entry.kind = OutcomeKind::quarantined;
    out.reason = entry.reason = refused;
    if (rule != nullptr && !rule->is_fact) out.state = record(op.entity, op.entity_id);
  } else {
    resolve_bases(op);
    auto& state = record(op.entity, op.entity_id);
    entry.number = ++last_;
    auto merged = merge(*rule, state, op, entry.number);
    out.kind = entry.kind = merged.kind;
    out.commit_number = entry.number;
    for (auto& wanted : merged.clashes) {
      out.clashing.push_back(wanted.field);
      const auto kept = std::ranges::find(merged.after.fields, wanted.field, &FieldState::field);
      entry.clashes.push_back({std::move(wanted), kept == merged.after.fields.end() ? FieldState{} : *kept});
    }
    entry.changed = std::move(merged.changed);
    entry.before = std::move(state);
    entry.after = merged.after;
    state = std::move(merged.after);
    if (!fact_key.empty()) facts_.emplace(fact_key, Fact{entry.number, op.changes});
    if (out.kind != OutcomeKind::applied) out.state = state;
  }
  if (op.id.device != server_device)
    seen_.insert_or_assign(op.id, Seen{out.kind, out.commit_number, out.reason, out.clashing});
  entry.op = std::move(op);
  entries_.push_back(std::move(entry));
  return out;
}

void Sitting::release(Device& device) {
  for (auto next = device.held.find(device.last + 1); next != device.held.end();
       next = device.held.find(device.last + 1)) {
    auto held = std::move(next->second);
    device.held.erase(next);
    ++device.last;
    std::string_view refused = held.refused;
    // What it hangs on may have come in between. The sender's right was checked for the area it named, so only there.
    if (const auto* on = anchor(held.op)) {
      if (refused == reason::nobody_there)
        refused = on->area == held.op.area ? std::string_view{} : reason::not_allowed;
      held.op.area = on->area;
    }
    if (refused.empty()) follow_merges(held.op);  // the merge may have come while it waited
    (void)settle(std::move(held.op), refused, held.received, true);
  }
}

Result<Outcome> Sitting::decide(const auth::Me& me, Operation op, Instant received) {
  if (op.id.device == server_device) {  // never sent twice, made on many threads: no order to keep
    const auto refused = refusal(me, op, received);
    return settle(std::move(op), refused, received, false);
  }
  auto& device = devices_[{op.id.device, op.id.epoch}];
  if (op.id.seq <= device.last) {
    const auto seen = seen_.find(op.id);
    return repeat(op, seen == seen_.end() ? Seen{} : seen->second);
  }
  auto refused = refusal(me, op, received);
  if (op.id.seq > device.last + 1) {
    if (refused == reason::nobody_there) {
      RecordState awaited;
      awaited.area = op.area;
      if (!authority(me, op, RecordState{}, &awaited, received)) refused = reason::not_allowed;
    }
    Outcome out{op.id, OutcomeKind::held, false, 0, reason::gap, {}, std::nullopt};
    if (!is_fact(op.entity)) out.state = record(op.entity, op.entity_id);
    if (device.held.contains(op.id.seq)) {
      out.duplicate = true;
      return out;
    }
    if (device.held.size() >= max_held_per_device) return refuse(Kind::busy, reason::too_many_held);
    Entry entry;
    entry.op = op;
    entry.received = received;
    entry.kind = OutcomeKind::held;
    entry.reason = refused;
    entries_.push_back(std::move(entry));
    const auto seq = op.id.seq;
    device.held.emplace(seq, Held{std::move(op), refused, received});
    device.moved = true;
    return out;
  }
  device.last = op.id.seq;
  device.moved = true;
  auto out = settle(std::move(op), refused, received, false);
  release(device);
  return out;
}

Outcome Sitting::admit(const auth::Me& author, const auth::Me& officer, Operation op, Instant received, Instant now) {
  auto refused = refusal(author, op, now);
  if (!refused.empty()) {
    auto vouched = op;
    vouched.author = officer.account;
    if (refusal(officer, vouched, now).empty()) {
      op.area = vouched.area;
      refused = {};
    }
  }
  if (refused.empty() && is_fact(op.entity)) {
    const auto known = facts_.find(key_of(op.entity, op.entity_id));
    if (known != facts_.end() && !same_content(known->second.changes, op.changes)) refused = reason::fact_exists;
  }
  if (!refused.empty()) return {op.id, OutcomeKind::quarantined, false, 0, refused, {}, std::nullopt};
  return settle(std::move(op), {}, received, false);
}

std::vector<Sitting::Cursor> Sitting::cursors() const {
  std::vector<Cursor> all;
  for (const auto& [key, device] : devices_) {
    if (device.moved) all.push_back({key.first, key.second, device.last, device.held.size(), true});
  }
  return all;
}

}  // namespace hvs::journal
