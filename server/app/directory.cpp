#include "server/app/directory.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "server/people/read.hpp"

namespace hvs::app {
namespace {

auth::Learner learner_of(const people::Person& person, const people::AreaTree& areas) {
  return {person.id.text, person.name, person.area, std::string{areas.name_of(person.area)}};
}

auth::LearningClass class_of(const people::LearnerClass& row, const people::AreaTree& areas) {
  return {row.id, row.name, row.area, std::string{areas.name_of(row.area)}, row.status == "mo"};
}

}  // namespace

Result<std::optional<auth::Learner>> PeopleDirectory::learner(db::Tx& tx, const std::string& commune,
                                                              const std::string& person) {
  HVS_TRY(found, people::person(tx, commune, person));
  if (!found || !people::lives_here(*found)) return std::optional<auth::Learner>{};
  HVS_TRY(areas, people::areas(tx, commune));
  return std::optional{learner_of(*found, areas)};
}

Result<std::vector<auth::Learner>> PeopleDirectory::members(db::Tx& tx, const std::string& commune,
                                                            const std::string& class_id) {
  HVS_TRY(row, people::find_class(tx, commune, class_id));
  std::vector<auth::Learner> out;
  if (!row) return out;
  HVS_TRY(areas, people::areas(tx, commune));
  HVS_TRY(persons, people::persons(tx, commune, row->members));
  for (const auto& person : persons) {
    if (people::lives_here(person)) out.push_back(learner_of(person, areas));
  }
  std::sort(out.begin(), out.end(), [](const auth::Learner& a, const auth::Learner& b) {
    return text::name_sort_key(a.name) < text::name_sort_key(b.name);
  });
  return out;
}

Result<std::vector<auth::LearningClass>> PeopleDirectory::open_classes(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, people::classes(tx, commune));
  HVS_TRY(areas, people::areas(tx, commune));
  std::vector<auth::LearningClass> out;
  for (const auto& row : rows) {
    if (row.status == "mo") out.push_back(class_of(row, areas));
  }
  return out;
}

Result<std::optional<auth::LearningClass>> PeopleDirectory::find_class(db::Tx& tx, const std::string& commune,
                                                                       const std::string& class_id) {
  HVS_TRY(row, people::find_class(tx, commune, class_id));
  if (!row) return std::optional<auth::LearningClass>{};
  HVS_TRY(areas, people::areas(tx, commune));
  return std::optional{class_of(*row, areas)};
}

Result<std::vector<auth::Place>> PeopleDirectory::places(db::Tx& tx, const std::string& commune) {
  HVS_TRY(areas, people::areas(tx, commune));
  std::vector<auth::Place> out;
  for (const auto* area : areas.leaves_on(day_in_vietnam(now_()))) out.push_back({area->path, area->name});
  return out;
}

}  // namespace hvs::app
