#include "server/indicators/recount.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <thread>
#include <unordered_map>

#include "server/indicators/derive.hpp"
#include "server/indicators/home_table.hpp"
#include "server/indicators/store.hpp"

namespace hvs::indicators {
namespace {

using db::Sql;

constexpr Sql scan_people{"indicators.scan_people",
                          "SELECT leaf, household, packed FROM person_columns"
                          " WHERE commune_id = $1 AND leaf >= $2 AND leaf < $3 ORDER BY leaf, household"};
// By primary key: half of the households each, wherever the pivot falls.
constexpr Sql households_below{"indicators.households_below",
                               "SELECT household, leaf, active, members, passing_1, passing_2, passing_3, passing_4"
                               " FROM household_columns WHERE commune_id = $1 AND household < $2"};
constexpr Sql households_from{"indicators.households_from",
                              "SELECT household, leaf, active, members, passing_1, passing_2, passing_3, passing_4"
                              " FROM household_columns WHERE commune_id = $1 AND household >= $2"};
constexpr Sql leaf_limit{"indicators.leaf_limit", "SELECT COALESCE(MAX(leaf), 0) FROM area_leaf WHERE commune_id = $1"};
constexpr Sql drop_cells{"indicators.drop_cells", "DELETE FROM indicator_cell WHERE commune_id = $1"};
constexpr Sql scan_ids{"indicators.scan_ids",
                       "SELECT person, leaf, household, packed FROM person_columns WHERE commune_id = $1"};
constexpr Sql scan_evidence{"indicators.scan_evidence",
                            "SELECT person, on_day FROM evidence_columns WHERE commune_id = $1"};

struct Counts {
  std::array<std::int64_t, max_indicators> population{};
  std::array<std::int64_t, max_indicators> reached{};
  void add(Standing s) {
    for (auto bits = s.population; bits != 0; bits &= bits - 1)
      ++population[static_cast<std::size_t>(std::countr_zero(bits))];
    for (auto bits = s.reached; bits != 0; bits &= bits - 1)
      ++reached[static_cast<std::size_t>(std::countr_zero(bits))];
  }
};

Counts& operator+=(Counts& to, const Counts& part) {
  for (std::size_t i = 0; i < max_indicators; ++i) {
    to.population[i] += part.population[i];
    to.reached[i] += part.reached[i];
  }
  return to;
}

using Homes = std::unordered_map<std::string, HouseholdColumns>;

void add_up(HouseholdColumns& to, const HouseholdColumns& part) {
  to.members += part.members;
  for (std::size_t i = 0; i < to.passing.size(); ++i) to.passing[i] += part.passing[i];
}

// One reader's share: the people of the leaves [first, last), and half of the households.
struct Part {
  std::int64_t first = 0;
  std::int64_t last = 0;
  std::size_t people = 0;
  std::size_t households = 0;
  std::size_t matched = 0;
  std::vector<Counts> counts;  // by leaf
  HomeTable homes;
  std::string last_household;
  std::vector<Difference> differences;
  Result<void> outcome;

  void read_people(db::Database& db, const std::string& commune, const Rules& rules) {
    std::string household;
    HouseholdColumns members;
    const auto close = [&] {
      if (!household.empty() && members != HouseholdColumns{}) add_up(homes[home_key(household)], members);
      members = {};
    };
    outcome = db.read([&](db::Tx& tx) -> Result<void> {
      const std::array<db::Value, 3> args{commune, first, last};
      return tx.scan(scan_people, args, [&](const db::Row& row) {
        const Columns columns{row.integer(2)};
        ++people;
        counts[static_cast<std::size_t>(row.integer(0))].add(rules.of(columns));
        if (row.text(1) != household) close(), household = row.text(1);
        rules.add_member(members, columns, +1);
        return true;
      });
    });
    close();
    last_household = household;
  }

  void read_households(db::Database& db, const std::string& commune, const Rules& rules, std::span<const Part> all,
                       const db::Sql& half) {
    outcome = db.read([&](db::Tx& tx) -> Result<void> {
      const std::array<db::Value, 2> args{commune, all.front().last_household};
      return tx.scan(half, args, [&](const db::Row& row) {
        ++households;
        HouseholdColumns found;
        found.active = row.integer(2) != 0;
        const auto key = home_key(row.text(0));
        for (const auto& part : all) {
          const auto* members = part.homes.find(key);
          if (members != nullptr) add_up(found, *members), ++matched;
        }
        HouseholdColumns kept{found.active, static_cast<std::uint32_t>(row.integer(3)), {}};
        for (std::size_t i = 0; i < kept.passing.size(); ++i)
          kept.passing[i] = static_cast<std::uint32_t>(row.integer(4 + i));
        if (kept != found) differences.push_back({"household members", row.integer(1), kept.members, found.members});
        counts.at(static_cast<std::size_t>(row.integer(1))).add(rules.of(found));
        return true;
      });
    });
  }
};

void compare_cells(const std::vector<CellRow>& cells, const std::vector<Counts>& counts, const Rules& rules,
                   Recount& out) {
  std::vector<Counts> kept(counts.size());
  for (const auto& row : cells) {
    const int i = rules.index_of(row.indicator);
    if (i < 0 || row.leaf < 0 || static_cast<std::size_t>(row.leaf) >= kept.size()) {
      if (row.cell.all_population() != 0 || row.cell.all_reached() != 0)
        out.differences.push_back({row.indicator + " of no rule", row.leaf, row.cell.all_population(), 0});
      continue;
    }
    kept[static_cast<std::size_t>(row.leaf)].population[static_cast<std::size_t>(i)] += row.cell.all_population();
    kept[static_cast<std::size_t>(row.leaf)].reached[static_cast<std::size_t>(i)] += row.cell.all_reached();
  }
  for (std::size_t leaf = 0; leaf < counts.size(); ++leaf) {
    for (std::size_t i = 0; i < rules.definitions().size(); ++i) {
      const auto check = [&](const char* what, std::int64_t k, std::int64_t f) {
        ++out.cells;
        if (k != f)
          out.differences.push_back({rules.definitions()[i].id + " " + what, static_cast<std::int64_t>(leaf), k, f});
      };
      check("population", kept[leaf].population[i], counts[leaf].population[i]);
      check("reached", kept[leaf].reached[i], counts[leaf].reached[i]);
    }
  }
}

template <class Work>
Result<void> two_threads(std::span<Part> parts, Work work) {
  std::thread second([&] { work(parts[1]); });
  work(parts[0]);
  second.join();
  for (const auto& part : parts) {
    if (!part.outcome) return part.outcome;
  }
  return {};
}

Result<Recount> count_columns(db::Database& db, db::Tx& tx, const std::string& commune, const Rules& rules) {
  Recount out;
  HVS_TRY(limit, tx.run(leaf_limit, {commune}));
  const auto end = limit.front().integer(0) + 1;
  std::array<Part, 2> parts;
  parts[0].last = parts[1].first = (end + 1) / 2;
  parts[1].last = end;
  for (auto& part : parts) part.counts.resize(static_cast<std::size_t>(end));
  if (auto ok = two_threads(parts, [&](Part& p) { p.read_people(db, commune, rules); }); !ok)
    return std::unexpected(ok.error());
  if (auto ok = two_threads(parts,
                            [&](Part& p) {
                              p.read_households(db, commune, rules, parts,
                                                &p == &parts[0] ? households_below : households_from);
                            });
      !ok)
    return std::unexpected(ok.error());
  auto counts = std::move(parts[0].counts);
  for (std::size_t leaf = 0; leaf < counts.size(); ++leaf) counts[leaf] += parts[1].counts[leaf];
  std::size_t homes = 0;
  std::size_t matched = 0;
  for (auto& part : parts) {
    out.people += part.people;
    out.households += part.households;
    homes += part.homes.size();
    matched += part.matched;
    out.differences.insert(out.differences.end(), part.differences.begin(), part.differences.end());
  }
  if (homes != matched)
    out.differences.push_back(
        {"households without columns", 0, static_cast<std::int64_t>(matched), static_cast<std::int64_t>(homes)});
  HVS_TRY(cells, sum_cells(tx, commune));
  compare_cells(cells, counts, rules, out);
  return out;
}

}  // namespace

Result<Recount> recount(db::Database& db, const std::string& commune, const Rules& rules) {
  Recount out;
  // The writer is held, so that both readers see the same state.
  if (auto ok = db.exclusive([&](db::Tx& tx) -> Result<void> {
        HVS_TRY(counted, count_columns(db, tx, commune, rules));
        out = std::move(counted);
        return {};
      });
      !ok)
    return std::unexpected(ok.error());
  return out;
}

Result<Recount> recount_deep(db::Database& db, const std::string& commune, const Rules& rules, const Source& source) {
  Recount out;
  if (auto ok = db.exclusive([&](db::Tx& tx) -> Result<void> {
        HVS_TRY(made, derive_columns(tx, commune, source));
        std::size_t kept_people = 0;
        std::vector<Difference> columns;
        const std::array<db::Value, 1> args{commune};
        if (auto scanned =
                tx.scan(scan_ids, args,
                        [&](const db::Row& row) {
                          const Columns kept{row.integer(3)};
                          const auto at = made.people.find(row.text(0));
                          const auto found = at == made.people.end() ? Columns{} : at->second.columns;
                          if (!kept.counted() && !found.counted()) return true;
                          ++kept_people;
                          if (kept != found || at->second.household != row.text(2))
                            columns.push_back({"columns of a person", row.integer(1), kept.packed(), found.packed()});
                          return true;
                        });
            !scanned)
          return scanned;
        HVS_TRY(counted, count_columns(db, tx, commune, rules));
        out = std::move(counted);
        const auto found_people =
            std::ranges::count_if(made.people, [](const auto& one) { return one.second.columns.counted(); });
        if (static_cast<std::ptrdiff_t>(kept_people) != found_people)
          columns.push_back({"people", 0, static_cast<std::int64_t>(kept_people), found_people});
        out.differences.insert(out.differences.end(), columns.begin(), columns.end());
        return {};
      });
      !ok)
    return std::unexpected(ok.error());
  return out;
}

Result<bool> rebuild_if_changed(db::Database& db, const std::string& commune, const Rules& rules, Instant now) {
  bool changed = false;
  if (auto ok = db.exclusive([&](db::Tx& tx) -> Result<void> {
        HVS_TRY(kept, load_fingerprint(tx, commune));
        if (kept == rules.fingerprint()) return {};
        changed = true;
        if (auto dropped = tx.post(drop_cells, {commune}); !dropped) return dropped;
        // A person's figures are booked in the month of the latest proof.
        std::unordered_map<std::string, Day> proved;
        const std::array<db::Value, 1> args{commune};
        if (auto scanned = tx.scan(scan_evidence, args,
                                   [&](const db::Row& row) {
                                     const auto on = read_partial_iso(row.text(1));
                                     if (!on || on->month == 0) return true;
                                     auto& day = proved[row.text(0)];
                                     day = std::max(day, Day{on->year, on->month, std::max(on->day, 1)});
                                     return true;
                                   });
            !scanned)
          return scanned;
        std::map<std::tuple<std::int64_t, std::uint8_t, Month>, Cell> cells;
        std::vector<Delta> deltas;
        const auto book = [&](std::int64_t leaf, Standing standing, Day happened) {
          deltas.clear();
          add_deltas({leaf, {}}, {leaf, {standing.population, 0}}, day_in_vietnam(now), now, deltas);
          add_deltas({leaf, {standing.population, 0}}, {leaf, standing}, happened, now, deltas);
          for (const auto& d : deltas) cells[{d.leaf, d.indicator, d.month}] += d.change;
        };
        Homes homes;
        if (auto scanned = tx.scan(scan_ids, args,
                                   [&](const db::Row& row) {
                                     const Columns columns{row.integer(3)};
                                     const auto at = proved.find(row.text(0));
                                     book(row.integer(1), rules.of(columns),
                                          at == proved.end() ? day_in_vietnam(now) : at->second);
                                     if (!row.text(2).empty()) rules.add_member(homes[row.text(2)], columns, +1);
                                     return true;
                                   });
            !scanned)
          return scanned;
        for (auto& [id, members] : homes) {
          HVS_TRY(row, load_household(tx, commune, id));
          members.active = row.columns.active;
          if (auto saved = save_household(tx, commune, id, {row.leaf, members}); !saved) return saved;
          book(row.leaf, rules.of(members), day_in_vietnam(now));
        }
        for (const auto& [key, cell] : cells) {
          const auto& [leaf, indicator, month] = key;
          if (auto added = add_to_cell(tx, commune, rules.definitions()[indicator].id, {leaf, indicator, month, cell});
              !added)
            return added;
        }
        return save_fingerprint(tx, commune, rules.fingerprint());
      });
      !ok)
    return std::unexpected(ok.error());
  return changed;
}

}  // namespace hvs::indicators
