#include "core/people/import_rules.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/people/names.hpp"
#include "text/import.hpp"

namespace hvs::people {
namespace {

bool is_person_line(const Heading& heading, const Texts& cells, std::size_t& filled, std::string& only) {
  bool named = false;
  filled = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto cell = text::squeeze(cells[i]);
    if (cell.empty()) continue;
    if (cell != only) ++filled;
    if (only.empty()) only = cell;
    const auto column = i < heading.columns.size() ? heading.columns[i] : Column::unknown;
    named = named || column == Column::name || column == Column::given_part;
  }
  return named;
}

// "Tổng cộng: 120 khẩu", "Người lập biểu": lines that end a list.
bool is_closing(const Texts& cells) {
  for (const auto& cell : cells) {
    const auto folded = text::fold(cell);
    for (const std::string_view word : {"tong cong", "tong so", "cong:", "nguoi lap", "xac nhan", "truong xom", "tm. ",
                                        "ky ten", "(ky", "vo nhai, ngay"}) {
      if (folded.starts_with(word)) return true;
    }
  }
  return false;
}

const Text& heaviest(const PlannedRow& row) {
  const Text* found = row.remarks.front().text;
  for (const auto& r : row.remarks) {
    if (weight_of(*r.text) > weight_of(*found)) found = r.text;
  }
  return *found;
}

}  // namespace

Planner::Planner(World world, ImportOptions options) : world_(std::move(world)), options_(std::move(options)) {
  for (std::size_t i = 0; i < world_.persons.size(); ++i) {
    const auto& p = world_.persons[i];
    by_id_.emplace(p.id.text, i);
    if (is_hidden(p.residence, p.merged_into.text)) continue;
    if (!p.number_hash.empty()) by_number_.emplace(p.number_hash, i);
    by_name_.emplace(text::fold(p.name), i);
  }
  for (const auto& a : world_.areas.all()) {
    if (!stands_on(a, options_.today) || a.kind == "xa") continue;
    areas_.push_back({read_area_name(a.name).key, read_address(a.old_unit).old_unit, a.kind, a.path});
  }
  for (const auto& h : world_.households) {
    if (!h.code.empty() && h.status != "da_huy") households_.emplace(h.area + "|" + text::fold(h.code), h.id.text);
  }
}

Planner::Sheet Planner::plan_sheet(std::string_view name, std::span<const Texts> lines,
                                   const std::function<void(PlannedRow&&)>& each) {
  Sheet sheet{.heading = find_heading(lines)};
  const auto& heading = sheet.heading;
  if (heading.columns.empty()) return sheet;
  // A sheet named after its xóm, and a line that only names one, say where the lines below live.
  AreaName section = says_area(name) ? read_area_name(name) : AreaName{};
  for (std::size_t i = 0; i < heading.line && section.key.empty(); ++i) {
    for (const auto& cell : lines[i]) {
      if (section.key.empty() && says_area(cell) && text::code_points(cell) < 40) section = read_area_name(cell);
    }
  }
  current_household_.clear();
  for (std::size_t i = heading.first_line; i < lines.size(); ++i) {
    std::size_t filled = 0;
    std::string only;
    const bool named = is_person_line(heading, lines[i], filled, only);
    if (filled == 0) continue;
    if (filled == 1 && says_area(only)) {
      section = read_area_name(only);
      current_household_.clear();
      continue;
    }
    if ((!named && filled <= 2) || is_closing(lines[i]) || is_numbering(lines[i])) {
      ++sheet.other_lines;
      continue;
    }
    ++sheet.people;
    each(plan_line(heading, {std::string(name), i + 1, lines[i]}, section));
  }
  return sheet;
}

PlannedRow Planner::plan_line(const Heading& heading, ImportLine line, const AreaName& section) {
  PlannedRow row;
  row.line = std::move(line);
  read_line(heading, options_, row);
  const auto stopped = [&] { return !row.remarks.empty() && weight_of(heaviest(row)) == Weight::stop; };
  if (stopped()) return row;
  const auto place = place_of(row.draft, section);
  if (place.ambiguous)
    row.remarks.push_back({&t::import::area_two, row.draft.area.shown, {}});
  else if (place.path.empty())
    row.remarks.push_back({&t::import::no_area, {}, {}});
  if (place.fresh) row.remarks.push_back({&t::import::area_new, row.draft.area.shown, {}});
  if (stopped()) return row;
  row.area = place.path;
  row.new_id = options_.new_id();
  if (repeats_in_file(row)) return row;
  match(row);
  join_household(row);
  if (row.status == RowStatus::update || row.status == RowStatus::same) {
    row.changes = changes_of(row, known(row.person));  // the household may have joined them
    row.status = row.changes.empty() ? RowStatus::same : RowStatus::update;
  }
  const bool doubtful = !row.remarks.empty() && weight_of(heaviest(row)) == Weight::doubt;
  if (row.status == RowStatus::same)
    row.proposal = Proposal::none;
  else if (doubtful) {
    row.proposal = row.status == RowStatus::update ? Proposal::update : Proposal::add;
    row.status = RowStatus::review;
  }
  return row;
}

Planner::Place Planner::place_of(const Draft& draft, const AreaName& section) {
  const AreaName& name = draft.area.key.empty() ? section : draft.area;
  if (name.key.empty()) return {.path = options_.default_area};
  std::vector<const AreaKnown*> found;
  for (const auto& a : areas_) {
    if (a.key == name.key) found.push_back(&a);
  }
  const auto keep_if_any = [&](const auto& wanted) {
    std::vector<const AreaKnown*> kept;
    std::ranges::copy_if(found, std::back_inserter(kept), wanted);
    if (!kept.empty()) found = std::move(kept);
  };
  keep_if_any([&](const AreaKnown* a) { return name.kind.empty() || a->kind == name.kind; });
  if (!draft.old_unit.empty() && !found.empty()) {
    const auto same_unit = [&](const AreaKnown* a) { return a->unit == draft.old_unit || a->unit.empty(); };
    if (std::ranges::none_of(found, same_unit))
      found.clear();  // the same name in another old commune
    else
      keep_if_any(same_unit);
  }
  if (found.size() > 1) return {.path = {}, .ambiguous = true};
  if (found.size() == 1) return {.path = found[0]->path};
  return {.path = add_area(name, draft.old_unit), .fresh = true};
}

std::string Planner::add_area(const AreaName& name, const std::string& old_unit) {
  const auto taken = [&](const std::string& path) {
    return world_.areas.find(path) != nullptr ||
           std::ranges::any_of(new_areas_, [&](const Area& a) { return a.path == path; });
  };
  std::string path;
  for (int n = 1; path.empty() || taken(path); ++n)
    path = "/x" + std::string(n < 10 ? "0" : "") + std::to_string(n) + "/";
  Area area;
  area.id = options_.new_id();
  area.path = path;
  area.name = name.shown;
  area.kind = name.kind.empty() ? "xom" : name.kind;
  if (old_unit == "dinh_ca") area.old_unit = t::import::unit_dinh_ca.vi;
  if (old_unit == "lau_thuong") area.old_unit = t::import::unit_lau_thuong.vi;
  if (old_unit == "phu_thuong") area.old_unit = t::import::unit_phu_thuong.vi;
  areas_.push_back({name.key, old_unit, area.kind, path});
  new_areas_.push_back(std::move(area));
  return path;
}

// The household by its code, else by the head met last in the same list.
void Planner::join_household(PlannedRow& row) {
  const auto& d = row.draft;
  const bool is_known = row.status == RowStatus::update || row.status == RowStatus::same;
  const std::string stored = is_known ? known(row.person).household.text : std::string{};
  const bool is_head = d.relation == "chu_ho";
  const auto begin = [&](const std::string& id) {
    new_household_at_[id] = new_households_.size();
    new_households_.push_back({id, row.area, d.household_code, d.address, {}});
    return id;
  };
  if (current_area_ != row.area) current_household_.clear();
  current_area_ = row.area;
  const std::string by_code = !d.household_code.empty() ? row.area + "|" + text::fold(d.household_code)
                              : !d.head_name.empty()    ? row.area + "|@" + text::fold(d.head_name)
                                                        : std::string{};
  if (!by_code.empty()) {
    const auto found = households_.find(by_code);
    if (found != households_.end())
      row.household = found->second;
    else if (!stored.empty() && d.household_code.empty())
      row.household = stored;
    else
      row.household = begin(options_.new_id());
    households_.emplace(by_code, row.household);
  } else if (!stored.empty()) {
    row.household = stored;
  } else if (is_head) {
    row.household = begin(options_.new_id());
  } else if (!d.relation.empty()) {
    row.household = current_household_;
  }
  if (is_head || !by_code.empty()) current_household_ = row.household;
  if (const auto at = new_household_at_.find(row.household); is_head && at != new_household_at_.end()) {
    auto& household = new_households_[at->second];
    if (household.head.empty()) household.head = row.person;
  }
}

}  // namespace hvs::people
