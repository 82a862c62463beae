#include <algorithm>
#include <set>

#include "core/base/text.hpp"
#include "core/journal/model.hpp"

namespace hvs::journal {
namespace {

FieldState& field_of(RecordState& record, std::string_view name) {
  for (auto& one : record.fields) {
    if (one.field == name) return one;
  }
  return record.fields.emplace_back(FieldState{std::string(name), {}, 0});
}

std::set<std::string, std::less<>> words_of(std::string_view text) {
  std::set<std::string, std::less<>> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string joined(const std::set<std::string, std::less<>>& words) {
  std::string out;
  for (const auto& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

// "+a -b" on "b c" → "a c". A bare word is an addition.
std::string with_words(std::string_view now, std::string_view change) {
  auto words = words_of(now);
  for (const auto& step : words_of(change)) {
    if (step.starts_with('-')) {
      words.erase(step.substr(1));
    } else {
      words.insert(step.starts_with('+') ? step.substr(1) : step);
    }
  }
  words.erase("");
  return joined(words);
}

long long level_of(std::string_view text) {
  long long value = 0;
  return text::read_int(text, value) ? value : 0;
}

enum class Step : std::uint8_t { same, taken, kept, clash };

// What one change does to one field; `now` is rewritten when the change is taken.
Step step(const FieldRule& rule, FieldState& now, const Change& change) {
  std::string wanted;
  switch (rule.merge) {
    case Merge::derived:
      return Step::same;
    case Merge::level:
      if (change.value.empty() || (now.version != 0 && level_of(change.value) <= level_of(now.value))) {
        return level_of(change.value) == level_of(now.value) ? Step::same : Step::kept;
      }
      wanted = change.value;
      break;
    case Merge::set:
      wanted = with_words(now.value, change.value);
      break;
    case Merge::fact:  // inside a record: the first writer's value stands
      if (now.version != 0 && now.value != change.value) return Step::clash;
      wanted = change.value;
      break;
    case Merge::scalar:
      if (now.value != change.value && change.base < now.version) return Step::clash;
      wanted = change.value;
      break;
  }
  if (wanted == now.value && now.version != 0) return change.base >= now.version ? Step::same : Step::kept;
  now.value = std::move(wanted);
  return Step::taken;
}

}  // namespace

Merged merge(const EntityRule& rule, const RecordState& before, const Operation& op, std::uint64_t next) {
  Merged out;
  out.after = before;
  out.after.entity = op.entity;
  out.after.entity_id = op.entity_id;
  out.after.exists = true;
  if (!before.exists || rule.is_fact) out.after.area = op.area;
  for (const auto& change : op.changes) {
    const auto* field_rule = find_field(rule, change.field);
    if (field_rule == nullptr) continue;  // check() has refused it; a held one may be from a newer schema
    auto& now = field_of(out.after, change.field);
    switch (step(*field_rule, now, change)) {
      case Step::same:
        break;
      case Step::taken:
        now.version = next;
        out.changed.push_back(change.field);
        break;
      case Step::kept:
        if (out.kind == OutcomeKind::applied) out.kind = OutcomeKind::merged;
        break;
      case Step::clash:
        out.kind = OutcomeKind::conflict;
        out.clashes.push_back(change);
        break;
    }
  }
  std::erase_if(out.after.fields, [](const FieldState& one) { return one.version == 0; });
  // Where a thing is, is one of its own fields; an area's place is its path.
  const std::string_view place = rule.name == "area" ? "path" : "area";
  for (const auto& one : out.after.fields) {
    if (one.field == place && !rule.is_fact && find_field(rule, place) != nullptr) out.after.area = one.value;
  }
  return out;
}

}  // namespace hvs::journal
