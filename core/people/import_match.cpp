// Is this line somebody we know? Certain only by the number; everything else is a doubt with a proposal.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/people/import_rules.hpp"
#include "text/import.hpp"

namespace hvs::people {
namespace {

std::string shown_birth(const std::string& stored) {
  const auto d = read_partial_iso(stored);
  return d ? show_partial(*d) : std::string{};
}

std::string named(const Person& p) { return p.name + (p.birth ? " (" + show_partial(*p.birth) + ")" : std::string{}); }

// The typed date says nothing that the stored one denies.
bool agrees(const PartialDate& typed, const PartialDate& stored) {
  return typed.year == stored.year && (typed.month == 0 || stored.month == 0 || typed.month == stored.month) &&
         (typed.day == 0 || stored.day == 0 || typed.day == stored.day);
}

bool says_more(const PartialDate& typed, const PartialDate& stored) {
  return (typed.month != 0 && stored.month == 0) || (typed.day != 0 && stored.day == 0);
}

}  // namespace

std::vector<FieldChange> Planner::changes_of(const PlannedRow& row, const Person& known) const {
  std::vector<FieldChange> out;
  const auto& d = row.draft;
  const auto compare = [&](const char* field, const std::string& typed, const std::string& stored) {
    if (!typed.empty() && typed != stored) out.push_back({field, stored, typed});
  };
  compare("name", d.name, known.name);
  if (const auto typed = read_partial_iso(d.birth)) {
    if (!known.birth || !agrees(*typed, *known.birth) || says_more(*typed, *known.birth)) {
      out.push_back({"birth", known.birth ? store_partial(*known.birth) : "", d.birth});
    }
  }
  compare("sex", d.sex, known.sex);
  compare("area", row.area, known.area);
  if (row.household != known.household.text) compare("household", row.household, known.household.text);
  compare("relation", d.relation, known.relation);
  if (!d.number.empty() && hash_of(d.number) != known.number_hash) out.push_back({"number", "", d.number});
  if (!d.old_number.empty() && known.old_number_sealed.empty()) out.push_back({"old_number", "", d.old_number});
  compare("phone", d.phone, known.phone);
  compare("ethnic", d.ethnic, known.ethnic);
  compare("group", d.group, known.group);
  compare("school", d.school, known.school);
  compare("workplace", d.workplace, known.workplace);
  if (known.note.empty()) compare("note", d.note, known.note);
  return out;
}

bool Planner::repeats_in_file(PlannedRow& row) {
  const auto& d = row.draft;
  const Earlier here{row.line.sheet.empty() ? std::to_string(row.line.number)
                                            : row.line.sheet + ", " + std::to_string(row.line.number),
                     text::fold(d.name), d.name};
  if (!d.number.empty()) {
    const auto [earlier, first] = file_numbers_.emplace(d.number, here);
    if (!first) {
      const bool same_name = earlier->second.folded == here.folded;
      row.remarks.push_back({same_name ? &t::import::line_again : &t::import::number_twice, earlier->second.place, {}});
      row.status = same_name ? RowStatus::same : RowStatus::review;
      row.proposal = same_name ? Proposal::none : Proposal::leave;
      row.person = row.new_id;
      return true;
    }
  }
  if (d.birth.empty()) return false;
  const auto key = here.folded + "|" + d.birth + "|" + row.area + "|" + text::fold(d.household_code);
  const auto [earlier, first] = file_names_.emplace(key + (d.number.empty() ? "" : "|" + d.number), here);
  if (first) return false;
  row.remarks.push_back({&t::import::person_twice, earlier->second.place, {}});
  row.status = RowStatus::review;
  row.proposal = Proposal::leave;
  row.person = row.new_id;
  return true;
}

void Planner::match(PlannedRow& row) {
  row.status = RowStatus::add;
  row.person = row.new_id;
  if (!row.draft.number.empty()) {
    if (const auto found = by_number_.find(hash_of(row.draft.number)); found != by_number_.end()) {
      return match_by_number(row, world_.persons[found->second]);
    }
  }
  match_by_name(row);
}

void Planner::match_by_number(PlannedRow& row, const Person& known) {
  const auto& d = row.draft;
  row.person = known.id.text;
  row.household = known.household.text;
  row.changes = changes_of(row, known);
  row.status = row.changes.empty() ? RowStatus::same : RowStatus::update;
  // The number agreed with the people we have: the 0 that was put in front needs no second look.
  for (auto& r : row.remarks) {
    if (r.text->key == t::import::zero_added.key) r = {&t::import::zero_known, {}, {}};
  }
  if (row.status == RowStatus::same) {
    std::erase_if(row.remarks, [](const Remark& r) { return weight_of(*r.text) == Weight::doubt; });
    return;
  }
  if (text::fold(known.name) != text::fold(d.name)) row.remarks.push_back({&t::import::other_name, known.name, d.name});
  const auto typed = read_partial_iso(d.birth);
  if (typed && known.birth && !agrees(*typed, *known.birth)) {
    row.remarks.push_back({&t::import::other_birth, show_partial(*known.birth), shown_birth(d.birth)});
  }
  if (!d.sex.empty() && !known.sex.empty() && d.sex != known.sex)
    row.remarks.push_back({&t::import::other_sex, {}, {}});
}

void Planner::match_by_name(PlannedRow& row) {
  const auto& d = row.draft;
  const auto typed = read_partial_iso(d.birth);
  const auto hash = hash_of(d.number);
  const Person* best = nullptr;
  const Person* moved = nullptr;
  const Person* other_number = nullptr;
  const auto [from, to] = by_name_.equal_range(text::fold(d.name));
  for (auto at = from; at != to; ++at) {
    const auto& p = world_.persons[at->second];
    const bool same_birth = typed && p.birth ? agrees(*typed, *p.birth) : !typed || d.number.empty();
    if (!same_birth) continue;
    if (!hash.empty() && !p.number_hash.empty()) {
      if (p.area == row.area && typed && p.birth) other_number = &p;
      continue;
    }
    if (p.area == row.area) {
      // Among namesakes the one this line would not change is the one it means.
      auto trial = row;
      trial.household = p.household.text;
      if (best == nullptr || changes_of(trial, p).empty()) best = &p;
    } else if (typed && p.birth && typed->day != 0 && *typed == *p.birth) {
      moved = &p;
    }
  }
  const auto* found = best != nullptr ? best : moved;
  if (found == nullptr) {
    if (other_number != nullptr) row.remarks.push_back({&t::import::same_name_other_number, {}, {}});
    return;
  }
  row.person = found->id.text;
  row.household = found->household.text;
  row.changes = changes_of(row, *found);
  if (row.changes.empty()) {
    row.status = RowStatus::same;
    std::erase_if(row.remarks, [](const Remark& r) { return weight_of(*r.text) == Weight::doubt; });
    return;
  }
  row.status = RowStatus::update;
  row.remarks.push_back({best != nullptr ? &t::import::maybe_same : &t::import::maybe_moved, named(*found), {}});
}

}  // namespace hvs::people
