#include "server/people/import_ops.hpp"

#include <algorithm>

#include "core/people/names.hpp"
#include "server/people/sealing.hpp"
#include "server/people/state.hpp"

namespace hvs::people {
namespace {

using journal::Operation;
using journal::RecordState;

Operation make(std::string_view entity, std::string id, std::string area, const std::string& author, Instant now) {
  Operation op;
  op.entity = entity;
  op.entity_id = std::move(id);
  op.area = std::move(area);
  op.author = author;
  op.claimed = now;
  return op;
}

void set(Operation& op, std::string field, std::string value) {
  if (!value.empty()) op.changes.push_back({std::move(field), std::move(value), 0});
}

Operation new_area(const Area& a, const std::string& author, Instant now) {
  auto op = make("area", a.id, a.path, author, now);
  set(op, "path", a.path);
  set(op, "name", a.name);
  set(op, "kind", a.kind);
  set(op, "old_unit", a.old_unit);
  return op;
}

Operation new_household(const NewHousehold& h, const std::string& author, Instant now) {
  auto op = make("household", h.id, h.area, author, now);
  set(op, "area", h.area);
  set(op, "code", h.code);
  set(op, "address", h.address);
  set(op, "head", h.head);
  set(op, "status", "dang_o");
  return op;
}

Operation new_person(const keys::Keyring& keys, const Part& part, const std::string& author, Instant now) {
  const auto& d = part.row.draft;
  auto op = make("person", person_of(part), part.row.area, author, now);
  set(op, "name", d.name);
  set(op, "birth", d.birth);
  set(op, "sex", d.sex);
  set(op, "area", part.row.area);
  set(op, "household", part.row.household);
  set(op, "relation", d.relation);
  set(op, "number", seal_number(keys, d.number));
  set(op, "number_hash", hash_number(keys, d.number));
  set(op, "old_number", seal_number(keys, d.old_number));
  set(op, "phone", d.phone);
  set(op, "ethnic", d.ethnic);
  set(op, "group", d.group);
  set(op, "school", d.school);
  set(op, "workplace", d.workplace);
  set(op, "residence", "thuong_tru");
  set(op, "note", d.note);
  return op;
}

// The change of a known person, or why not: "stale" when somebody changed a field after the preview.
std::string change_person(const keys::Keyring& keys, const Part& part, const RecordState& state, Operation& op) {
  if (!state.exists || is_hidden(value_of(state, "residence"), value_of(state, "merged_into"))) return "stale";
  const auto put = [&](const std::string& field, std::string value) {
    op.changes.push_back({field, std::move(value), version_of(state, field)});
  };
  for (const auto& c : part.row.changes) {
    const auto stored = value_of(state, c.field);
    if (c.field == "number") {
      const auto hash = hash_number(keys, c.to);
      const auto stored_hash = value_of(state, "number_hash");
      if (stored_hash == hash) continue;
      if (!stored_hash.empty()) return "stale";
      put("number", seal_number(keys, c.to));
      put("number_hash", hash);
    } else if (c.field == "old_number") {
      if (stored.empty()) put("old_number", seal_number(keys, c.to));
    } else if (stored != c.to) {
      if (stored != c.from) return "stale";
      put(c.field, c.to);
    }
  }
  return op.changes.empty() ? "done" : "";
}

std::int64_t newest(const RecordState& state) {
  std::uint64_t newest = 0;
  for (const auto& f : state.fields) newest = std::max(newest, f.version);
  return static_cast<std::int64_t>(newest);
}

}  // namespace

std::string person_of(const Part& part) { return part.as_new ? part.row.new_id : part.row.person; }

Result<std::vector<Part>> open_parts(const keys::Keyring& keys, const std::vector<StoredRow>& rows) {
  std::vector<Part> parts;
  parts.reserve(rows.size());
  for (const auto& stored : rows) {
    HVS_TRY(row, unpack_row(keys, stored.body));
    const bool proposed_new = stored.status == "add" || (stored.status == "review" && stored.proposal == "add");
    const bool as_new = proposed_new || stored.decision == "add";
    parts.push_back({stored.n, std::move(row), as_new, stored.commit_number});
  }
  return parts;
}

Steps writing_steps(const keys::Keyring& keys, const std::string& author, Instant now, const BatchBody& batch,
                    std::vector<Part>& parts, const Ground& ground) {
  Steps steps;
  std::set<std::string> areas = ground.areas;
  std::set<std::string> households = ground.households;
  for (const auto& part : parts) {
    const auto& area = part.row.area;
    if (const auto found = std::ranges::find(batch.new_areas, area, &Area::path);
        found != batch.new_areas.end() && areas.insert(area).second) {
      steps.operations.push_back(new_area(*found, author, now));
    }
  }
  std::map<std::string_view, const NewHousehold*> fresh;
  for (const auto& h : batch.new_households) fresh.emplace(h.id, &h);
  for (const auto& part : parts) {
    const auto found = fresh.find(part.row.household);
    if (found != fresh.end() && households.insert(part.row.household).second) {
      steps.operations.push_back(new_household(*found->second, author, now));
    }
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& part = parts[i];
    const auto& state = ground.persons[i];
    Step step{.n = part.n};
    if (part.as_new) {
      // There already: this very row was written before the run was cut off.
      if (state.exists) {
        step.outcome = "done";
        step.commit_number = newest(state);
      } else {
        step.operation = steps.operations.size();
        steps.operations.push_back(new_person(keys, part, author, now));
      }
    } else {
      auto op = make("person", part.row.person, state.area, author, now);
      step.outcome = change_person(keys, part, state, op);
      if (step.outcome == "done") step.commit_number = newest(state);
      if (step.outcome.empty()) {
        step.operation = steps.operations.size();
        steps.operations.push_back(std::move(op));
      }
    }
    steps.rows.push_back(std::move(step));
  }
  return steps;
}

Steps undoing_steps(const std::string& author, Instant now, const std::vector<Part>& parts,
                    const std::vector<RecordState>& persons, const Touched& touched) {
  Steps steps;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& part = parts[i];
    const auto& state = persons[i];
    const auto written = static_cast<std::uint64_t>(part.commit_number);
    Step step{.n = part.n};
    auto op = make("person", state.entity_id, state.area, author, now);
    const auto clear = [&](const std::string& field, std::string value) {
      if (value_of(state, field) != value) op.changes.push_back({field, std::move(value), version_of(state, field)});
    };
    if (part.as_new) {
      const bool changed = std::ranges::any_of(state.fields, [&](const auto& f) { return f.version > written; });
      if (value_of(state, "residence") == "da_huy") {
        step.outcome = "undone";
      } else if (!state.exists || changed || touched.persons.contains(state.entity_id)) {
        step.outcome = "kept";
      } else {
        clear("residence", "da_huy");
        // What a mistaken list brought in is not kept (PD-12), and does not stand in the way of the right list.
        for (const auto* field : {"number", "number_hash", "old_number", "phone", "ethnic", "household", "note"})
          clear(field, "");
      }
    } else {
      for (const auto& c : part.row.changes) {
        if (version_of(state, c.field) > written) step.outcome = "kept";
      }
      if (step.outcome.empty()) {
        for (const auto& c : part.row.changes) {
          if (c.field == "number") clear("number_hash", "");
          const bool sealed = c.field == "number" || c.field == "old_number";
          clear(c.field, sealed ? "" : c.from);
        }
        if (op.changes.empty()) step.outcome = "undone";
      }
    }
    if (step.outcome.empty()) {
      step.operation = steps.operations.size();
      steps.operations.push_back(std::move(op));
    }
    steps.rows.push_back(std::move(step));
  }
  return steps;
}

}  // namespace hvs::people
