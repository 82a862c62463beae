#include "server/indicators/store.hpp"

#include <algorithm>
#include <map>
#include <sstream>

namespace hvs::indicators {
namespace {

using db::Sql;

constexpr Sql find_leaf{"indicators.find_leaf", "SELECT leaf FROM area_leaf WHERE commune_id = $1 AND path = $2"};
constexpr Sql last_leaf{"indicators.last_leaf", "SELECT COALESCE(MAX(leaf), 0) FROM area_leaf WHERE commune_id = $1"};
constexpr Sql put_area{
    "indicators.put_area",
    "INSERT INTO area_leaf (commune_id, path, leaf, name, kind, old_unit, from_day, until_day, follows)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    " ON CONFLICT (commune_id, path) DO UPDATE SET name = excluded.name, kind = excluded.kind, old_unit = "
    "excluded.old_unit,"
    " from_day = excluded.from_day, until_day = excluded.until_day, follows = excluded.follows"};
constexpr Sql all_areas{"indicators.all_areas",
                        "SELECT leaf, path, name, kind, old_unit, from_day, until_day, follows FROM area_leaf"
                        " WHERE commune_id = $1"};
constexpr Sql get_person{
    "indicators.get_person",
    "SELECT leaf, household, packed, merged_into FROM person_columns WHERE commune_id = $1 AND person = $2"};
constexpr Sql put_person{
    "indicators.put_person",
    "INSERT INTO person_columns (commune_id, person, leaf, household, packed, merged_into)"
    " VALUES ($1, $2, $3, $4, $5, $6)"
    " ON CONFLICT (commune_id, person) DO UPDATE SET leaf = excluded.leaf, household = excluded.household,"
    " packed = excluded.packed, merged_into = excluded.merged_into",
    db::Turn::last, 2};
constexpr Sql get_aliases{"indicators.get_aliases",
                          "SELECT alias FROM person_alias WHERE commune_id = $1 AND person = $2"};
constexpr Sql put_alias{"indicators.put_alias",
                        "INSERT INTO person_alias (commune_id, person, alias) VALUES ($1, $2, $3)"
                        " ON CONFLICT (commune_id, person, alias) DO NOTHING"};
constexpr Sql delete_alias{"indicators.delete_alias",
                           "DELETE FROM person_alias WHERE commune_id = $1 AND person = $2 AND alias = $3"};
constexpr Sql get_household{
    "indicators.get_household",
    "SELECT leaf, active, members, passing_1, passing_2, passing_3, passing_4 FROM household_columns"
    " WHERE commune_id = $1 AND household = $2"};
constexpr Sql put_household{"indicators.put_household",
                            "INSERT INTO household_columns (commune_id, household, leaf, active, members, passing_1, "
                            "passing_2, passing_3, passing_4)"
                            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
                            " ON CONFLICT (commune_id, household) DO UPDATE SET leaf = excluded.leaf, active = "
                            "excluded.active, members = excluded.members,"
                            " passing_1 = excluded.passing_1, passing_2 = excluded.passing_2, passing_3 = "
                            "excluded.passing_3, passing_4 = excluded.passing_4",
                            db::Turn::last, 2};
constexpr Sql put_evidence{
    "indicators.put_evidence",
    "INSERT INTO evidence_columns (commune_id, evidence, person, slot, class, on_day)"
    " VALUES ($1, $2, $3, $4, $5, $6)"
    " ON CONFLICT (commune_id, evidence) DO UPDATE SET person = excluded.person, slot = excluded.slot,"
    " class = excluded.class, on_day = excluded.on_day",
    db::Turn::last, 2};
constexpr Sql put_withdrawal{"indicators.put_withdrawal",
                             "INSERT INTO evidence_withdrawal (commune_id, evidence, person) VALUES ($1, $2, $3)"
                             " ON CONFLICT (commune_id, evidence, person) DO NOTHING"};
constexpr Sql get_withdrawal{"indicators.get_withdrawal",
                             "SELECT person FROM evidence_withdrawal WHERE commune_id = $1 AND evidence = $2 LIMIT 1"};
// No ORDER BY below: SQLite would walk the primary key of the whole commune in that order instead of using the index.
constexpr Sql get_evidence{
    "indicators.get_evidence",
    "SELECT e.evidence, e.slot, e.class, e.on_day, COALESCE(w.person, '') FROM evidence_columns e"
    " LEFT JOIN evidence_withdrawal w ON w.commune_id = e.commune_id AND w.evidence = e.evidence"
    " WHERE e.commune_id = $1 AND e.person = $2"};
constexpr Sql add_cell{"indicators.add_cell",
                       "INSERT INTO indicator_cell (commune_id, leaf, indicator, month, population, reached, "
                       "late_population, late_reached)"
                       " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
                       " ON CONFLICT (commune_id, leaf, indicator, month) DO UPDATE SET population = "
                       "indicator_cell.population + excluded.population,"
                       " reached = indicator_cell.reached + excluded.reached,"
                       " late_population = indicator_cell.late_population + excluded.late_population,"
                       " late_reached = indicator_cell.late_reached + excluded.late_reached",
                       db::Turn::sum, 4};
constexpr Sql sums{"indicators.sums",
                   "SELECT leaf, indicator, CAST(SUM(population) AS BIGINT), CAST(SUM(reached) AS BIGINT),"
                   " CAST(SUM(late_population) AS BIGINT), CAST(SUM(late_reached) AS BIGINT) FROM indicator_cell"
                   " WHERE commune_id = $1 GROUP BY leaf, indicator"};
constexpr Sql sums_until{"indicators.sums_until",
                         "SELECT leaf, indicator, CAST(SUM(population) AS BIGINT), CAST(SUM(reached) AS BIGINT),"
                         " CAST(SUM(late_population) AS BIGINT), CAST(SUM(late_reached) AS BIGINT) FROM indicator_cell"
                         " WHERE commune_id = $1 AND month <= $2 GROUP BY leaf, indicator"};
constexpr Sql months{"indicators.months",
                     "SELECT month, indicator, CAST(SUM(population) AS BIGINT), CAST(SUM(reached) AS BIGINT),"
                     " CAST(SUM(late_population) AS BIGINT), CAST(SUM(late_reached) AS BIGINT) FROM indicator_cell"
                     " WHERE commune_id = $1 GROUP BY month, indicator"};
constexpr Sql get_fingerprint{"indicators.get_fingerprint",
                              "SELECT fingerprint FROM indicator_rules WHERE commune_id = $1"};
constexpr Sql put_fingerprint{"indicators.put_fingerprint",
                              "INSERT INTO indicator_rules (commune_id, fingerprint) VALUES ($1, $2)"
                              " ON CONFLICT (commune_id) DO UPDATE SET fingerprint = excluded.fingerprint"};
constexpr Sql people_of_leaf{
    "indicators.people_of_leaf",
    "SELECT person, household, packed FROM person_columns WHERE commune_id = $1 AND leaf = $2"};
constexpr Sql households_of_leaf{"indicators.households_of_leaf",
                                 "SELECT household, active, members, passing_1, passing_2, passing_3, passing_4"
                                 " FROM household_columns WHERE commune_id = $1 AND leaf = $2"};

std::string day_text(PartialDate d) { return d.year == 0 ? std::string{} : store_partial(d); }
PartialDate day_of(const std::string& text) { return read_partial_iso(text).value_or(PartialDate{}); }

HouseholdColumns household_columns(const db::Row& row, std::size_t at) {
  HouseholdColumns c;
  c.active = row.integer(at) != 0;
  c.members = static_cast<std::uint32_t>(row.integer(at + 1));
  for (std::size_t i = 0; i < c.passing.size(); ++i) c.passing[i] = static_cast<std::uint32_t>(row.integer(at + 2 + i));
  return c;
}

PersonRow person_row(const db::Row& row) { return {row.integer(0), row.text(1), Columns{row.integer(2)}, row.text(3)}; }
HouseholdRow household_row(const db::Row& row) { return {row.integer(0), household_columns(row, 1)}; }

// The same read for each id, in the order of the ids.
Result<std::vector<db::Rows>> for_each_id(db::Tx& tx, const Sql& sql, const std::string& commune,
                                          const std::set<std::string>& ids) {
  if (ids.empty()) return std::vector<db::Rows>{};
  std::vector<std::vector<db::Value>> lists;
  lists.reserve(ids.size());
  for (const auto& id : ids) lists.push_back({commune, id});
  return tx.run_many(sql, lists);
}

Cell cell_at(const db::Row& row, std::size_t at) {
  return {row.integer(at), row.integer(at + 1), row.integer(at + 2), row.integer(at + 3)};
}

std::vector<CellRow> cell_rows(const db::Rows& rows) {
  std::vector<CellRow> out;
  out.reserve(rows.size());
  for (const auto& row : rows) out.push_back({row.integer(0), row.text(1), 0, cell_at(row, 2)});
  return out;
}

}  // namespace

Result<std::int64_t> leaf_of(db::Tx& tx, const std::string& commune, const std::string& path) {
  if (path.empty()) return 0;
  HVS_TRY(found, tx.run(find_leaf, {commune, path}));
  if (!found.empty()) return found.front().integer(0);
  HVS_TRY(last, tx.run(last_leaf, {commune}));
  const auto leaf = last.front().integer(0) + 1;
  const std::string none;
  // Its area record has not arrived yet: the path must do as a name until then.
  if (auto ok = tx.post(put_area, {commune, path, leaf, path, none, none, none, none, none}); !ok)
    return std::unexpected(ok.error());
  return leaf;
}

Result<std::map<std::string, std::int64_t>> load_leaves(db::Tx& tx, const std::string& commune,
                                                        const std::set<std::string>& paths) {
  HVS_TRY(found, for_each_id(tx, find_leaf, commune, paths));
  std::map<std::string, std::int64_t> out;
  auto rows = found.begin();
  for (const auto& path : paths) {
    if (!rows->empty()) out[path] = rows->front().integer(0);
    ++rows;
  }
  return out;
}

Result<void> save_area(db::Tx& tx, const std::string& commune, const Area& area) {
  HVS_TRY(leaf, leaf_of(tx, commune, area.path));
  std::string follows;
  for (const auto& path : area.follows) follows += (follows.empty() ? "" : " ") + path;
  return tx.post(put_area, {commune, area.path, leaf, area.name, area.kind, area.old_unit, day_text(area.from),
                            day_text(area.until), follows});
}

Result<std::vector<Area>> load_areas(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(all_areas, {commune}));
  std::vector<Area> out;
  for (const auto& row : rows) {
    Area area{row.integer(0), row.text(1),         row.text(2),         row.text(3),
              row.text(4),    day_of(row.text(5)), day_of(row.text(6)), {}};
    std::istringstream words(row.text(7));
    for (std::string word; words >> word;) area.follows.push_back(word);
    out.push_back(std::move(area));
  }
  return out;
}

Result<std::optional<PersonRow>> load_person(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(get_person, {commune, id}));
  if (rows.empty()) return std::optional<PersonRow>{};
  return person_row(rows.front());
}

Result<std::map<std::string, std::optional<PersonRow>>> load_people(db::Tx& tx, const std::string& commune,
                                                                    const std::set<std::string>& ids) {
  HVS_TRY(found, for_each_id(tx, get_person, commune, ids));
  std::map<std::string, std::optional<PersonRow>> out;
  auto rows = found.begin();
  for (const auto& id : ids) {
    auto& one = out[id];
    if (!rows->empty()) one = person_row(rows->front());
    ++rows;
  }
  return out;
}

Result<void> save_person(db::Tx& tx, const std::string& commune, const std::string& id, const PersonRow& row) {
  return tx.post(put_person, {commune, id, row.leaf, row.household, row.columns.packed(), row.merged_into});
}

Result<std::vector<std::string>> load_aliases(db::Tx& tx, const std::string& commune, const std::string& person) {
  HVS_TRY(rows, tx.run(get_aliases, {commune, person}));
  std::vector<std::string> out;
  for (const auto& row : rows) out.push_back(row.text(0));
  return out;
}

Result<void> add_alias(db::Tx& tx, const std::string& commune, const std::string& person, const std::string& alias) {
  return tx.post(put_alias, {commune, person, alias});
}
Result<void> drop_alias(db::Tx& tx, const std::string& commune, const std::string& person, const std::string& alias) {
  return tx.post(delete_alias, {commune, person, alias});
}

Result<HouseholdRow> load_household(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(get_household, {commune, id}));
  if (rows.empty()) return HouseholdRow{};
  return household_row(rows.front());
}

Result<std::map<std::string, std::optional<HouseholdRow>>> load_households(db::Tx& tx, const std::string& commune,
                                                                           const std::set<std::string>& ids) {
  HVS_TRY(found, for_each_id(tx, get_household, commune, ids));
  std::map<std::string, std::optional<HouseholdRow>> out;
  auto rows = found.begin();
  for (const auto& id : ids) {
    auto& one = out[id];
    if (!rows->empty()) one = household_row(rows->front());
    ++rows;
  }
  return out;
}

Result<void> save_household(db::Tx& tx, const std::string& commune, const std::string& id, const HouseholdRow& row) {
  const auto& c = row.columns;
  const auto n = [](std::uint32_t v) { return db::Value{std::int64_t{v}}; };
  return tx.post(put_household, {commune, id, row.leaf, n(c.active ? 1 : 0), n(c.members), n(c.passing[0]),
                                 n(c.passing[1]), n(c.passing[2]), n(c.passing[3])});
}

Result<std::set<std::string>> which_are_withdrawn(db::Tx& tx, const std::string& commune,
                                                  const std::set<std::string>& evidence) {
  HVS_TRY(found, for_each_id(tx, get_withdrawal, commune, evidence));
  std::set<std::string> out;
  auto rows = found.begin();
  for (const auto& id : evidence) {
    if (!(rows++)->empty()) out.insert(id);
  }
  return out;
}

Result<void> save_evidence(db::Tx& tx, const std::string& commune, const std::string& id, const EvidenceRow& row) {
  return tx.post(put_evidence, {commune, id, row.person, std::int64_t{row.slot}, std::int64_t{row.grade}, row.day});
}

Result<void> withdraw_evidence(db::Tx& tx, const std::string& commune, const std::string& id,
                               const std::string& person) {
  return tx.post(put_withdrawal, {commune, id, person});
}

Result<std::vector<EvidenceRow>> load_evidence(db::Tx& tx, const std::string& commune, const std::string& person) {
  HVS_TRY(rows, tx.run(get_evidence, {commune, person}));
  std::map<std::string, EvidenceRow> by_id;  // a proof withdrawn twice comes in two rows
  for (const auto& row : rows) {
    auto& one = by_id[row.text(0)];
    one.person = person;
    one.slot = static_cast<int>(row.integer(1));
    one.grade = static_cast<int>(row.integer(2));
    one.day = row.text(3);
    if (!row.text(4).empty()) one.withdrawn_for.push_back(row.text(4));
  }
  std::vector<EvidenceRow> out;
  for (auto& [id, one] : by_id) out.push_back(std::move(one));
  return out;
}

Result<void> add_to_cell(db::Tx& tx, const std::string& commune, const std::string& indicator, const Delta& delta) {
  const auto& c = delta.change;
  return tx.post(add_cell, {commune, delta.leaf, indicator, std::int64_t{delta.month}, c.population, c.reached,
                            c.late_population, c.late_reached});
}

Result<std::vector<CellRow>> sum_cells(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(sums, {commune}));
  return cell_rows(rows);
}

Result<std::vector<CellRow>> sum_cells_until(db::Tx& tx, const std::string& commune, Month until) {
  HVS_TRY(rows, tx.run(sums_until, {commune, std::int64_t{until}}));
  return cell_rows(rows);
}

Result<std::vector<CellRow>> sum_months(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(months, {commune}));
  std::vector<CellRow> out;
  for (const auto& row : rows) out.push_back({0, row.text(1), static_cast<Month>(row.integer(0)), cell_at(row, 2)});
  return out;
}

Result<std::string> load_fingerprint(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(get_fingerprint, {commune}));
  return rows.empty() ? std::string{} : rows.front().text(0);
}

Result<void> save_fingerprint(db::Tx& tx, const std::string& commune, const std::string& fingerprint) {
  return tx.post(put_fingerprint, {commune, fingerprint});
}

Result<std::vector<Listed>> list_people(db::Tx& tx, const std::string& commune, std::int64_t leaf) {
  HVS_TRY(rows, tx.run(people_of_leaf, {commune, leaf}));
  std::vector<Listed> out;
  for (const auto& row : rows) out.push_back({row.text(0), row.text(1), Columns{row.integer(2)}});
  return out;
}

Result<std::vector<ListedHome>> list_households(db::Tx& tx, const std::string& commune, std::int64_t leaf) {
  HVS_TRY(rows, tx.run(households_of_leaf, {commune, leaf}));
  std::vector<ListedHome> out;
  for (const auto& row : rows) out.push_back({row.text(0), household_columns(row, 1)});
  std::ranges::sort(out, {}, &ListedHome::household);
  return out;
}

}  // namespace hvs::indicators
