// The tables of the counters. Everything here is derived and can be rebuilt.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/indicators/cells.hpp"
#include "core/indicators/tree.hpp"
#include "server/db/db.hpp"

namespace hvs::indicators {

struct PersonRow {
  std::int64_t leaf = 0;
  std::string household;
  Columns columns;
  std::string merged_into;
  bool operator==(const PersonRow&) const = default;
};

struct HouseholdRow {
  std::int64_t leaf = 0;
  HouseholdColumns columns;
  bool operator==(const HouseholdRow&) const = default;
};

struct EvidenceRow {
  std::string person;
  int slot = -1;
  int grade = 0;
  std::string day;                         // 2026-11-22
  std::vector<std::string> withdrawn_for;  // the persons for whom it was withdrawn
};

// Number of a path; gives it one when it is new. "" (xóm not known) is 0.
[[nodiscard]] Result<std::int64_t> leaf_of(db::Tx& tx, const std::string& commune, const std::string& path);
[[nodiscard]] Result<std::map<std::string, std::int64_t>> load_leaves(db::Tx& tx, const std::string& commune,
                                                                      const std::set<std::string>& paths);
[[nodiscard]] Result<void> save_area(db::Tx& tx, const std::string& commune, const Area& area);
[[nodiscard]] Result<std::vector<Area>> load_areas(db::Tx& tx, const std::string& commune);

[[nodiscard]] Result<std::optional<PersonRow>> load_person(db::Tx& tx, const std::string& commune,
                                                           const std::string& id);
[[nodiscard]] Result<void> save_person(db::Tx& tx, const std::string& commune, const std::string& id,
                                       const PersonRow& row);
[[nodiscard]] Result<std::vector<std::string>> load_aliases(db::Tx& tx, const std::string& commune,
                                                            const std::string& person);
[[nodiscard]] Result<void> add_alias(db::Tx& tx, const std::string& commune, const std::string& person,
                                     const std::string& alias);
[[nodiscard]] Result<void> drop_alias(db::Tx& tx, const std::string& commune, const std::string& person,
                                      const std::string& alias);

[[nodiscard]] Result<HouseholdRow> load_household(db::Tx& tx, const std::string& commune, const std::string& id);
[[nodiscard]] Result<void> save_household(db::Tx& tx, const std::string& commune, const std::string& id,
                                          const HouseholdRow& row);

// Many at once; nothing for an id that has no row.
[[nodiscard]] Result<std::map<std::string, std::optional<PersonRow>>> load_people(db::Tx& tx,
                                                                                  const std::string& commune,
                                                                                  const std::set<std::string>& ids);
[[nodiscard]] Result<std::map<std::string, std::optional<HouseholdRow>>> load_households(
    db::Tx& tx, const std::string& commune, const std::set<std::string>& ids);

// Those among them that somebody withdrew, perhaps before they arrived.
[[nodiscard]] Result<std::set<std::string>> which_are_withdrawn(db::Tx& tx, const std::string& commune,
                                                                const std::set<std::string>& evidence);
[[nodiscard]] Result<void> save_evidence(db::Tx& tx, const std::string& commune, const std::string& id,
                                         const EvidenceRow& row);
[[nodiscard]] Result<void> withdraw_evidence(db::Tx& tx, const std::string& commune, const std::string& id,
                                             const std::string& person);
[[nodiscard]] Result<std::vector<EvidenceRow>> load_evidence(db::Tx& tx, const std::string& commune,
                                                             const std::string& person);

[[nodiscard]] Result<void> add_to_cell(db::Tx& tx, const std::string& commune, const std::string& indicator,
                                       const Delta& delta);

// One row of the sums over all months, or of one month.
struct CellRow {
  std::int64_t leaf = 0;
  std::string indicator;
  Month month = 0;  // 0 in sums
  Cell cell;
};
[[nodiscard]] Result<std::vector<CellRow>> sum_cells(db::Tx& tx, const std::string& commune);
// The same with months up to and with `until` only: the view of then.
[[nodiscard]] Result<std::vector<CellRow>> sum_cells_until(db::Tx& tx, const std::string& commune, Month until);
// By month for the whole commune: leaf is 0.
[[nodiscard]] Result<std::vector<CellRow>> sum_months(db::Tx& tx, const std::string& commune);

[[nodiscard]] Result<std::string> load_fingerprint(db::Tx& tx, const std::string& commune);
[[nodiscard]] Result<void> save_fingerprint(db::Tx& tx, const std::string& commune, const std::string& fingerprint);

// Everybody counted in one leaf: (person id, household id, columns).
struct Listed {
  std::string person;
  std::string household;
  Columns columns;
};
[[nodiscard]] Result<std::vector<Listed>> list_people(db::Tx& tx, const std::string& commune, std::int64_t leaf);
struct ListedHome {
  std::string household;
  HouseholdColumns columns;
};
[[nodiscard]] Result<std::vector<ListedHome>> list_households(db::Tx& tx, const std::string& commune,
                                                              std::int64_t leaf);

}  // namespace hvs::indicators
