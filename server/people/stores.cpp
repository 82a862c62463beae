#include "server/people/stores.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/people/fields.hpp"
#include "core/people/names.hpp"
#include "server/people/sql.hpp"
#include "server/people/state.hpp"

namespace hvs::people {
namespace {

using journal::FieldRule;
using journal::Operation;
using journal::RecordState;
using Args = std::vector<db::Value>;

bool is_number(const FieldRule& rule) { return rule.value == Value::number || rule.value == Value::flag; }

db::Value stored(const FieldRule& rule, std::string_view value) {
  if (!is_number(rule)) return std::string(value);
  long long n = 0;
  if (!text::read_int(value, n)) return nullptr;
  return std::int64_t{n};
}

std::string loaded(const FieldRule& rule, const db::Row& row, std::size_t i) {
  if (!is_number(rule)) return row.text(i);
  return row.is_null(i) ? std::string{} : std::to_string(row.integer(i));
}

// One record table: the column of every declared field in order, then `versions`, then what `extra` appends.
struct Table {
  std::string_view entity;
  std::string_view place;  // the field that says where the record is
  std::span<const FieldRule> fields;
  db::Sql load;
  db::Sql save;
  Args (*extra)(const RecordState& after, std::uint64_t commit_number) = nullptr;
};

RecordState state_of(const Table& table, const std::string& id, const db::Rows& rows) {
  RecordState state;
  state.entity = table.entity;
  state.entity_id = id;
  if (rows.empty()) return state;
  const auto& row = rows.front();
  state.exists = true;
  const auto versions = unpack_versions(row.text(0), table.fields.size());
  state.area = row.text(1);
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    if (versions[i] == 0) continue;
    state.fields.push_back({std::string(table.fields[i].name), loaded(table.fields[i], row, i + 2), versions[i]});
  }
  return state;
}

Result<std::vector<RecordState>> load(const Table& table, db::Tx& tx, const std::string& commune,
                                      std::span<const std::string> ids) {
  std::vector<Args> lists;
  lists.reserve(ids.size());
  for (const auto& id : ids) lists.push_back({commune, id});
  HVS_TRY(found, tx.run_many(table.load, lists));
  std::vector<RecordState> states;
  states.reserve(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) states.push_back(state_of(table, ids[i], found[i]));
  return states;
}

Result<void> save(const Table& table, db::Tx& tx, const std::string& commune, const RecordState& after,
                  std::uint64_t commit_number) {
  Args args{commune, after.entity_id};
  for (const auto& rule : table.fields) {
    args.push_back(rule.name == table.place ? db::Value{after.area} : stored(rule, value_of(after, rule.name)));
  }
  args.emplace_back(pack_versions(table.fields, after));
  if (table.extra != nullptr) std::ranges::move(table.extra(after, commit_number), std::back_inserter(args));
  return tx.post(table.save, db::Args{args});
}

Args person_extra(const RecordState& after, std::uint64_t commit_number) {
  const auto name = value_of(after, "name");
  const auto birth = read_partial_iso(value_of(after, "birth"));
  return {text::fold(name), db::Blob{text::name_sort_key(name)}, std::int64_t{birth ? birth->year : 0},
          std::int64_t{is_hidden(value_of(after, "residence"), value_of(after, "merged_into")) ? 1 : 0},
          static_cast<std::int64_t>(commit_number)};
}

// Keeps the search rows of one person equal to the words of the name (none for a hidden person).
Result<void> index_name(db::Tx& tx, const std::string& commune, const RecordState& before, const RecordState& after) {
  const auto rows_of = [](const RecordState& state) {
    const auto name = value_of(state, "name");
    const bool hidden = is_hidden(value_of(state, "residence"), value_of(state, "merged_into"));
    return hidden || !state.exists ? std::vector<std::string>{} : search_words(name);
  };
  const auto old_name = value_of(before, "name");
  const auto new_name = value_of(after, "name");
  auto old_words = rows_of(before);
  RecordState now = after;
  now.exists = true;
  auto new_words = rows_of(now);
  if (old_name == new_name && old_words == new_words) return {};
  const auto& id = after.entity_id;
  for (const auto& word : old_words) {
    const auto done = tx.post(sql::drop_search, {commune, db::Blob{word}, db::Blob{text::name_sort_key(old_name)}, id});
    if (!done) return done;
  }
  for (const auto& word : new_words) {
    const auto done = tx.post(sql::add_search, {commune, db::Blob{word}, db::Blob{text::name_sort_key(new_name)}, id});
    if (!done) return done;
  }
  return {};
}

journal::Store record_store(const Table& table) {
  journal::Store store;
  store.entity = table.entity;
  store.load = [table](db::Tx& tx, const std::string& commune, std::span<const std::string> ids) {
    return load(table, tx, commune, ids);
  };
  store.save = [table](db::Tx& tx, const std::string& commune, const Operation&, const RecordState&,
                       const RecordState& after, std::span<const std::string>, std::uint64_t number,
                       Instant) { return save(table, tx, commune, after, number); };
  return store;
}

journal::Store person_store(const Table& table) {
  auto store = record_store(table);
  store.save = [table](db::Tx& tx, const std::string& commune, const Operation&, const RecordState& before,
                       const RecordState& after, std::span<const std::string>, std::uint64_t number,
                       Instant) -> Result<void> {
    if (auto done = save(table, tx, commune, after, number); !done) return done;
    return index_name(tx, commune, before, after);
  };
  return store;
}

using FactSave = Result<void> (*)(db::Tx&, const std::string&, const Operation&, const RecordState&, std::int64_t,
                                  std::int64_t);

journal::Store fact_store(std::string_view entity, FactSave insert) {
  journal::Store store;
  store.entity = entity;
  store.save = [insert](db::Tx& tx, const std::string& commune, const Operation& op, const RecordState&,
                        const RecordState& after, std::span<const std::string>, std::uint64_t number,
                        Instant received) {
    return insert(tx, commune, op, after, static_cast<std::int64_t>(number), to_ms(received));
  };
  return store;
}

std::string field(const RecordState& state, std::string_view name) { return std::string(value_of(state, name)); }
std::int64_t small(const RecordState& state, std::string_view name) {
  long long n = 0;
  return text::read_int(value_of(state, name), n) ? std::int64_t{n} : 0;
}

Result<void> add_consent(db::Tx& tx, const std::string& commune, const Operation& op, const RecordState& s,
                         std::int64_t number, std::int64_t received) {
  return tx.post(sql::add_consent, {commune, op.entity_id, field(s, "person"), field(s, "purpose"), small(s, "given"),
                                    field(s, "actor"), field(s, "channel"), field(s, "text_hash"), field(s, "visit"),
                                    op.author, op.id.device, number, received});
}

Result<void> add_evidence(db::Tx& tx, const std::string& commune, const Operation& op, const RecordState& s,
                          std::int64_t number, std::int64_t received) {
  return tx.post(sql::add_evidence,
                 {commune, op.entity_id, field(s, "person"), field(s, "measure"), small(s, "class"), field(s, "how"),
                  field(s, "source"), field(s, "on"), field(s, "withdraws"), op.author, number, received});
}

}  // namespace

std::vector<journal::Store> stores() {
  return {record_store({"area", "path", area_fields, sql::load_area, sql::save_area}),
          record_store({"household", "area", household_fields, sql::load_household, sql::save_household}),
          person_store({"person", "area", person_fields, sql::load_person, sql::save_person, person_extra}),
          record_store({"class", "area", class_fields, sql::load_class, sql::save_class}),
          fact_store("consent", add_consent),
          fact_store("evidence", add_evidence)};
}

}  // namespace hvs::people
