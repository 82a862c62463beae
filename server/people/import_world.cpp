#include "server/people/import_world.hpp"

#include <array>

#include "server/journal/door.hpp"
#include "server/people/read.hpp"
#include "server/people/state.hpp"
#include "server/people/stores.hpp"
#include "text/import.hpp"

namespace hvs::people {
namespace {

constexpr db::Sql has_household{"people.has_household", "SELECT id FROM household WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql has_history{"people.has_history",
                              "SELECT person FROM evidence WHERE commune_id = $1 AND person = $2 UNION"
                              " SELECT person FROM consent WHERE commune_id = $1 AND person = $2"};
constexpr db::Sql lives_in_area{"people.lives_in_area",
                                "SELECT id FROM person WHERE commune_id = $1 AND hidden = 0 AND area = $2 LIMIT 1"};

using Lists = std::vector<std::vector<db::Value>>;

const std::array meanings{std::pair{Column::ignored, &t::import::column_ignored},
                          std::pair{Column::name, &t::import::column_name},
                          std::pair{Column::family_part, &t::import::column_name},
                          std::pair{Column::given_part, &t::import::column_name},
                          std::pair{Column::birth, &t::import::column_birth},
                          std::pair{Column::birth_of_man, &t::import::column_birth_man},
                          std::pair{Column::birth_of_woman, &t::import::column_birth_woman},
                          std::pair{Column::birth_day, &t::import::column_birth},
                          std::pair{Column::birth_month, &t::import::column_birth},
                          std::pair{Column::birth_year, &t::import::column_birth},
                          std::pair{Column::sex, &t::import::column_sex},
                          std::pair{Column::man_mark, &t::import::column_sex},
                          std::pair{Column::woman_mark, &t::import::column_sex},
                          std::pair{Column::number, &t::import::column_number},
                          std::pair{Column::old_number, &t::import::column_old_number},
                          std::pair{Column::ethnic, &t::import::column_ethnic},
                          std::pair{Column::area, &t::import::column_area},
                          std::pair{Column::address, &t::import::column_address},
                          std::pair{Column::relation, &t::import::column_relation},
                          std::pair{Column::household, &t::import::column_household},
                          std::pair{Column::head_name, &t::import::column_head},
                          std::pair{Column::phone, &t::import::column_phone},
                          std::pair{Column::job, &t::import::column_workplace},
                          std::pair{Column::workplace, &t::import::column_workplace},
                          std::pair{Column::school, &t::import::column_school},
                          std::pair{Column::group, &t::import::column_group},
                          std::pair{Column::note, &t::import::column_note}};

std::string meaning_of(Column column) {
  for (const auto& [one, text] : meanings) {
    if (one == column) return std::string(text->key);
  }
  return {};
}

Result<std::vector<journal::RecordState>> load_states(db::Tx& tx, std::string_view entity, const std::string& commune,
                                                      const std::vector<std::string>& ids) {
  static const auto all = stores();
  for (const auto& store : all) {
    if (store.entity == entity) return store.load(tx, commune, ids);
  }
  return std::vector<journal::RecordState>{};
}

}  // namespace

Result<World> load_world(db::Database& db, const std::string& commune) {
  World world;
  auto read = db.read([&](db::Tx& tx) -> Result<void> {
    world = {};
    HVS_TRY(tree, areas(tx, commune));
    world.areas = std::move(tree);
    auto people = each_person(tx, commune, [&](const Person& p) {
      world.persons.push_back(p);
      return true;
    });
    if (!people) return people;
    return each_household(tx, commune, [&](const Household& h) {
      world.households.push_back(h);
      return true;
    });
  });
  if (!read) return std::unexpected(read.error());
  return world;
}

Result<Ground> ground_for(db::Tx& tx, const std::string& commune, const std::vector<Part>& parts) {
  Ground ground;
  HVS_TRY(tree, areas(tx, commune));
  for (const auto& a : tree.all()) ground.areas.insert(a.path);
  Lists lists;
  std::vector<std::string> ids;
  for (const auto& part : parts) {
    lists.push_back({commune, part.row.household});
    ids.push_back(person_of(part));
  }
  HVS_TRY(households, tx.run_many(has_household, lists));
  for (const auto& rows : households) {
    if (!rows.empty()) ground.households.insert(rows[0].text(0));
  }
  HVS_TRY(states, load_states(tx, "person", commune, ids));
  ground.persons = std::move(states);
  return ground;
}

Result<Touched> touched_among(db::Tx& tx, const std::string& commune, const std::vector<Part>& parts) {
  Lists lists;
  for (const auto& part : parts) lists.push_back({commune, person_of(part)});
  HVS_TRY(found, tx.run_many(has_history, lists));
  Touched touched;
  for (const auto& rows : found) {
    if (!rows.empty()) touched.persons.insert(rows[0].text(0));
  }
  return touched;
}

SheetNote note_of(const std::string& name, const Planner::Sheet& sheet) {
  SheetNote note{.name = name,
                 .titles = sheet.heading.titles,
                 .meaning = {},
                 .people = sheet.people,
                 .other_lines = sheet.other_lines};
  for (const auto column : sheet.heading.columns) note.meaning.push_back(meaning_of(column));
  return note;
}

Result<void> commit_steps(app::Services& services, const std::string& id, Batch& batch, Steps& steps,
                          const std::function<std::string(const journal::Outcome&)>& outcome_of) {
  if (!steps.operations.empty()) {
    auto outcomes = services.door.commit(journal::server_me(services.settings.commune), std::move(steps.operations),
                                         services.now());
    if (!outcomes) return std::unexpected(outcomes.error());
    for (auto& step : steps.rows) {
      if (!step.outcome.empty() || step.operation >= outcomes->size()) continue;
      const auto& outcome = (*outcomes)[step.operation];
      step.outcome = outcome_of(outcome);
      step.commit_number = static_cast<std::int64_t>(outcome.commit_number);
    }
  }
  Batch after = batch;
  after.done += static_cast<std::int64_t>(steps.rows.size());
  for (const auto& step : steps.rows) after.kept += step.outcome == "kept" ? 1 : 0;
  auto written = services.db.write([&](db::Tx& tx) -> Result<void> {
    for (const auto& step : steps.rows) {
      if (auto done = imports::finish_row(tx, services.settings.commune, id, step.n, step.outcome, step.commit_number);
          !done) {
        return done;
      }
    }
    return imports::save(tx, services.settings.commune, after);
  });
  if (written) batch = std::move(after);
  return written;
}

Result<std::vector<journal::Operation>> closing_operations(app::Services& services, const std::string& author,
                                                           const BatchBody& body) {
  std::vector<journal::Operation> operations;
  const auto& commune = services.settings.commune;
  const auto now = services.now();
  const auto end = [&](const journal::RecordState& state, const char* field, std::string value) {
    if (!state.exists || value_of(state, field) == value) return;
    journal::Operation op;
    op.entity = state.entity;
    op.entity_id = state.entity_id;
    op.area = state.area;
    op.author = author;
    op.claimed = now;
    op.changes.push_back({field, std::move(value), version_of(state, field)});
    operations.push_back(std::move(op));
  };
  auto read = services.db.read([&](db::Tx& tx) -> Result<void> {
    operations.clear();
    std::vector<std::string> ids;
    for (const auto& h : body.new_households) ids.push_back(h.id);
    HVS_TRY(households, load_states(tx, "household", commune, ids));
    for (const auto& state : households) {
      HVS_TRY(members, household_members(tx, commune, state.entity_id));
      if (members.empty()) end(state, "status", "da_huy");
    }
    ids.clear();
    for (const auto& a : body.new_areas) ids.push_back(a.id);
    HVS_TRY(made, load_states(tx, "area", commune, ids));
    const auto today = day_in_vietnam(now);
    for (const auto& state : made) {
      HVS_TRY(someone, tx.run(lives_in_area, {commune, state.area}));
      if (someone.empty()) end(state, "until", store_partial({today.year, today.month, today.day}));
    }
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return operations;
}

}  // namespace hvs::people
