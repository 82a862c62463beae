// Questions other rooms may ask about people. All in one transaction of the caller, tenant first.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/people/model.hpp"
#include "server/db/db.hpp"

namespace hvs::people {

[[nodiscard]] Result<AreaTree> areas(db::Tx& tx, const std::string& commune);
[[nodiscard]] Result<std::optional<Person>> person(db::Tx& tx, const std::string& commune, const std::string& id);
[[nodiscard]] Result<std::vector<Person>> persons(db::Tx& tx, const std::string& commune,
                                                  std::span<const std::string> ids);  // missing ones are left out
[[nodiscard]] Result<std::vector<Person>> household_members(db::Tx& tx, const std::string& commune,
                                                            const std::string& household);
[[nodiscard]] Result<std::optional<Household>> household(db::Tx& tx, const std::string& commune, const std::string& id);
[[nodiscard]] Result<std::optional<Person>> person_with_number(db::Tx& tx, const std::string& commune,
                                                               const std::string& number_hash);
// Living persons per area path.
[[nodiscard]] Result<std::vector<std::pair<std::string, std::int64_t>>> people_per_area(db::Tx& tx,
                                                                                        const std::string& commune);
struct LearnerClass {
  std::string id{};
  std::string name{};
  std::string area{};
  std::string status{};  // mo | dong
  std::vector<std::string> members{};
};
[[nodiscard]] Result<std::vector<LearnerClass>> classes(db::Tx& tx, const std::string& commune);  // by name
[[nodiscard]] Result<std::optional<LearnerClass>> find_class(db::Tx& tx, const std::string& commune,
                                                             const std::string& id);
// Every person, hidden ones too, in no promised order; `each` returns false to stop.
[[nodiscard]] Result<void> each_person(db::Tx& tx, const std::string& commune,
                                       const std::function<bool(const Person&)>& each);
[[nodiscard]] Result<void> each_household(db::Tx& tx, const std::string& commune,
                                          const std::function<bool(const Household&)>& each);

// Whether `account` teaches an open class that `person` is a member of.
[[nodiscard]] Result<bool> teaches(db::Tx& tx, const std::string& commune, const std::string& account,
                                   const std::string& person);

// One proof as it was recorded; `withdraws` names the one it takes back.
struct Evidence {
  std::string id{};
  std::string person{};
  std::string measure{};
  int grade = 0;
  std::string on{};
  std::string withdraws{};
};
[[nodiscard]] Result<void> each_evidence(db::Tx& tx, const std::string& commune,
                                         const std::function<bool(const Evidence&)>& each);

// Persons of a list, in the order of names, a page at a time.
struct Wanted {
  std::string words{};  // as typed; "" lists all
  std::string area{};   // leaf path, "" = everywhere
  std::string group{};  // one of `groups`, "" = all
  std::string after{};  // `next` of the page before
  int limit = 50;
};
struct Found {
  std::vector<Person> persons{};
  std::string next{};  // "" on the last page
};
[[nodiscard]] Result<Found> search(db::Tx& tx, const std::string& commune, const Wanted& wanted);

}  // namespace hvs::people
