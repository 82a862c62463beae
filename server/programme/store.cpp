#include "server/programme/store.hpp"

#include <charconv>

#include "core/base/text.hpp"
#include "core/programme/fields.hpp"

namespace hvs::programme {
namespace {

using db::Sql;
using journal::FieldRule;
using journal::RecordState;

constexpr Sql load_clause{"programme.load_clause",
                          "SELECT versions, area, clause, wording, owner, status, progress, note, due FROM plan_clause"
                          " WHERE commune_id = $1 AND id = $2"};
constexpr Sql save_clause{
    "programme.save_clause",
    "INSERT INTO plan_clause (commune_id, id, versions, area, clause, wording, owner, status, progress, note, due)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    " ON CONFLICT (commune_id, id) DO UPDATE SET versions = excluded.versions, area = excluded.area, clause = "
    "excluded.clause,"
    " wording = excluded.wording, owner = excluded.owner, status = excluded.status, progress = excluded.progress,"
    " note = excluded.note, due = excluded.due"};
constexpr Sql all_clauses{"programme.all_clauses",
                          "SELECT versions, id, clause, wording, owner, status, progress, note, due FROM plan_clause"
                          " WHERE commune_id = $1"};
constexpr Sql load_denominator{"programme.load_denominator",
                               "SELECT versions, area, target, of_area, stated, source, on_day FROM plan_denominator"
                               " WHERE commune_id = $1 AND id = $2"};
constexpr Sql save_denominator{
    "programme.save_denominator",
    "INSERT INTO plan_denominator (commune_id, id, versions, area, target, of_area, stated, source, on_day)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    " ON CONFLICT (commune_id, id) DO UPDATE SET versions = excluded.versions, area = excluded.area, target = "
    "excluded.target,"
    " of_area = excluded.of_area, stated = excluded.stated, source = excluded.source, on_day = excluded.on_day"};
constexpr Sql all_denominators{"programme.all_denominators",
                               "SELECT target, of_area, stated, source, on_day FROM plan_denominator"
                               " WHERE commune_id = $1 AND stated <> ''"};

// Versions stand in one column, in the order of the declared fields: "12 0 7".
std::string pack(std::span<const FieldRule> fields, const RecordState& state) {
  std::string out;
  for (const auto& rule : fields) {
    std::uint64_t version = 0;
    for (const auto& f : state.fields) version = f.field == rule.name ? f.version : version;
    out += (out.empty() ? "" : " ") + std::to_string(version);
  }
  return out;
}
std::vector<std::uint64_t> unpack(const std::string& text, std::size_t count) {
  std::vector<std::uint64_t> out(count, 0);
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::size_t i = 0; i < count && at < end; ++i) {
    at = std::from_chars(at, end, out[i]).ptr;
    if (at < end) ++at;
  }
  return out;
}

struct Table {
  std::string_view entity;
  std::span<const FieldRule> fields;
  Sql load;
  Sql save;
};
constexpr Table clauses{"clause", clause_fields, load_clause, save_clause};
constexpr Table denominators{"denominator", denominator_fields, load_denominator, save_denominator};

journal::Store store_of(const Table& table) {
  journal::Store store;
  store.entity = table.entity;
  store.load = [&table](db::Tx& tx, const std::string& commune,
                        std::span<const std::string> ids) -> Result<std::vector<RecordState>> {
    std::vector<RecordState> out;
    for (const auto& id : ids) {
      HVS_TRY(rows, tx.run(table.load, {commune, id}));
      RecordState state{std::string{table.entity}, id, {}, !rows.empty(), {}};
      if (state.exists) {
        const auto& row = rows.front();
        state.area = row.text(1);
        const auto versions = unpack(row.text(0), table.fields.size());
        for (std::size_t i = 0; i < table.fields.size(); ++i) {
          if (versions[i] != 0)
            state.fields.push_back({std::string{table.fields[i].name}, row.text(i + 2), versions[i]});
        }
      }
      out.push_back(std::move(state));
    }
    return out;
  };
  store.save = [&table](db::Tx& tx, const std::string& commune, const journal::Operation& op, const RecordState&,
                        const RecordState& after, std::span<const std::string>, std::uint64_t,
                        Instant) -> Result<void> {
    std::vector<db::Value> args{commune, op.entity_id, pack(table.fields, after), after.area};
    for (const auto& rule : table.fields) {
      std::string value;
      for (const auto& f : after.fields) {
        if (f.field == rule.name) value = f.value;
      }
      args.emplace_back(std::move(value));
    }
    return tx.post(table.save, db::Args{args});
  };
  return store;
}

}  // namespace

std::vector<journal::Store> stores() { return {store_of(clauses), store_of(denominators)}; }

Result<ClauseStates> load_clauses(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(all_clauses, {commune}));
  ClauseStates out;
  for (const auto& row : rows) {
    const auto v = unpack(row.text(0), clause_fields.size());
    out[row.text(1)] = {{row.text(3), v[1]}, {row.text(4), v[2]}, {row.text(5), v[3]},
                        {row.text(6), v[4]}, {row.text(8), v[6]}, {row.text(7), v[5]}};
  }
  return out;
}

Result<std::vector<StatedFor>> load_denominators(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(all_denominators, {commune}));
  std::vector<StatedFor> out;
  for (const auto& row : rows) {
    long long value = 0;
    if (text::read_int(row.text(2), value) && value > 0)
      out.push_back({row.text(0), row.text(1), {value, row.text(3), row.text(4)}});
  }
  return out;
}

std::string denominator_id(std::string_view target, std::string_view area) {
  return std::string{target} + ":" + std::string{area};
}

}  // namespace hvs::programme
