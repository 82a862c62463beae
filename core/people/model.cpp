#include "core/people/model.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/people/names.hpp"

namespace hvs::people {
namespace {

std::string field(const journal::RecordState& state, std::string_view name) {
  for (const auto& one : state.fields) {
    if (one.field == name) return one.value;
  }
  return {};
}

std::optional<Day> day_of(const std::string& text) {
  const auto d = read_partial_iso(text);
  if (!d || d->day == 0) return std::nullopt;
  return Day{d->year, d->month, d->day};
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

int level_of(const std::string& text) {
  long long n = 0;
  return text::read_int(text, n) ? static_cast<int>(n) : 0;
}

}  // namespace

AreaTree::AreaTree(std::vector<Area> areas) : areas_(std::move(areas)) { std::ranges::sort(areas_, {}, &Area::path); }

const Area* AreaTree::find(std::string_view path) const {
  const auto at = std::ranges::lower_bound(areas_, path, {}, [](const Area& a) { return std::string_view(a.path); });
  return at != areas_.end() && at->path == path ? &*at : nullptr;
}

std::string_view AreaTree::name_of(std::string_view path) const {
  const auto* area = find(path);
  return area == nullptr ? std::string_view{} : std::string_view(area->name);
}

// Paths sort depth-first: "/a/" stands before "/a/b/" and that before "/b/".
std::vector<const Area*> AreaTree::on(Day day) const {
  std::vector<const Area*> out;
  for (const auto& a : areas_) {
    if (stands_on(a, day)) out.push_back(&a);
  }
  return out;
}

std::vector<const Area*> AreaTree::leaves_on(Day day) const {
  auto out = on(day);
  const auto all = out;
  std::erase_if(out, [&](const Area* a) {
    return std::ranges::any_of(all, [&](const Area* b) { return b->path != a->path && b->path.starts_with(a->path); });
  });
  return out;
}

std::string AreaTree::now_path(std::string_view path, Day day) const {
  std::string now(path);
  for (std::size_t steps = 0; steps <= areas_.size(); ++steps) {  // as many as there are areas: mergers form no circle
    const auto* area = find(now);
    if (area != nullptr && stands_on(*area, day)) return now;
    const auto next = std::ranges::find_if(areas_, [&](const Area& a) {
      return (!a.from || *a.from <= day) && std::ranges::find(a.follows, now) != a.follows.end();
    });
    if (next == areas_.end()) return now;
    now = next->path;
  }
  return now;
}

bool stands_on(const Area& area, Day day) {
  return (!area.from || *area.from <= day) && (!area.until || day < *area.until);
}

Area area_of(const journal::RecordState& s) {
  return {.id = s.entity_id,
          .path = field(s, "path"),
          .code = field(s, "code"),
          .name = field(s, "name"),
          .kind = field(s, "kind"),
          .parent = field(s, "parent"),
          .old_unit = field(s, "old_unit"),
          .from = day_of(field(s, "from")),
          .until = day_of(field(s, "until")),
          .follows = words_of(field(s, "follows")),
          .coverage = field(s, "coverage")};
}

Household household_of(const journal::RecordState& s) {
  return {.id = {s.entity_id},
          .area = s.area,
          .code = field(s, "code"),
          .head = {field(s, "head")},
          .address = field(s, "address"),
          .status = field(s, "status")};
}

Person person_of(const journal::RecordState& s) {
  return {.id = {s.entity_id},
          .name = field(s, "name"),
          .birth = read_partial_iso(field(s, "birth")),
          .sex = field(s, "sex"),
          .area = s.area,
          .household = {field(s, "household")},
          .relation = field(s, "relation"),
          .number_sealed = field(s, "number"),
          .number_hash = field(s, "number_hash"),
          .phone = field(s, "phone"),
          .ethnic = field(s, "ethnic"),
          .language = field(s, "language"),
          .group = field(s, "group"),
          .school = field(s, "school"),
          .workplace = field(s, "workplace"),
          .device = field(s, "device"),
          .vneid = level_of(field(s, "vneid")),
          .bank = level_of(field(s, "bank")),
          .residence = field(s, "residence"),
          .merged_into = {field(s, "merged_into")},
          .note = field(s, "note"),
          .old_number_sealed = field(s, "old_number")};
}

bool is_adult(const std::optional<PartialDate>& birth, Day on) {
  return birth && birth->year > 0 && age_on(*birth, on) >= adult_age;
}

bool lives_here(const Person& p) {
  return !is_hidden(p.residence, p.merged_into.text) && p.residence != "da_chuyen" && p.residence != "da_mat";
}

std::string_view group_of(const Person& p, Day on) {
  for (const auto group : groups) {
    if (p.group == group) return group;
  }
  if (!p.school.empty() && !is_adult(p.birth, on)) return "hssv";
  return is_adult(p.birth, on) ? "nguoidan" : "";
}

}  // namespace hvs::people
