#include "server/journal/stores.hpp"

#include "core/journal/authority.hpp"
#include "core/journal/codec.hpp"
#include "server/journal/sql.hpp"

namespace hvs::journal {
namespace {

using Args = std::vector<db::Value>;

Result<std::vector<RecordState>> load_plain(db::Tx& tx, std::string_view entity, const std::string& commune,
                                            std::span<const std::string> ids) {
  std::vector<Args> lists;
  lists.reserve(ids.size());
  for (const auto& id : ids) lists.push_back({commune, std::string(entity), id});
  HVS_TRY(found, tx.run_many(sql::plain_load, lists));
  std::vector<RecordState> states(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    states[i].entity = entity;
    states[i].entity_id = ids[i];
    if (found[i].empty()) continue;
    states[i].exists = true;
    states[i].area = found[i][0].text(0);
    HVS_TRY(fields, unpack_fields(found[i][0].text(1), Values::with));
    states[i].fields = std::move(fields);
  }
  return states;
}

Result<std::vector<RecordState>> load_conflicts(db::Tx& tx, const std::string& commune,
                                                std::span<const std::string> ids) {
  std::vector<RecordState> states;
  for (const auto& id : ids) {
    RecordState state{.entity = "conflict", .entity_id = id, .area = {}, .exists = false, .fields = {}};
    HVS_TRY(rows, tx.run(sql::conflict_load, {commune, id}));
    if (!rows.empty()) {
      const auto version = static_cast<std::uint64_t>(rows[0].integer(3));
      state.exists = true;
      state.area = rows[0].text(0);
      state.fields = {{"status", rows[0].text(1), version}, {"chosen", rows[0].text(2), version}};
    }
    states.push_back(std::move(state));
  }
  return states;
}

}  // namespace

Store plain_store(std::string_view entity) {
  Store store;
  store.entity = entity;
  store.load = [entity](db::Tx& tx, const std::string& commune, std::span<const std::string> ids) {
    return load_plain(tx, entity, commune, ids);
  };
  store.save = [](db::Tx& tx, const std::string& commune, const Operation& op, const RecordState&,
                  const RecordState& after, std::span<const std::string>, std::uint64_t, Instant) -> Result<void> {
    return tx.post(sql::plain_save,
                   {commune, op.entity, op.entity_id, after.area, db::Blob{pack_fields(after.fields, Values::with)}});
  };
  return store;
}

// Opened by the door itself; only `status` and `chosen` are written by operations.
Store conflict_store() {
  Store store;
  store.entity = "conflict";
  store.load = load_conflicts;
  store.save = [](db::Tx& tx, const std::string& commune, const Operation& op, const RecordState&,
                  const RecordState& after, std::span<const std::string>, std::uint64_t number,
                  Instant) -> Result<void> {
    return tx.post(sql::conflict_save, {commune, op.entity_id, std::string(value_of(after, "status")),
                                        std::string(value_of(after, "chosen")), static_cast<std::int64_t>(number)});
  };
  return store;
}

Stores::Stores() {
  for (const auto& entity : entities()) {
    auto store = plain_store(entity.name);
    if (entity.is_fact) store.load = nullptr;  // the log answers whether a fact exists
    add(std::move(store));
  }
  add(conflict_store());
}

const Store* Stores::find(std::string_view entity) const {
  const auto found = by_entity_.find(entity);
  return found == by_entity_.end() ? nullptr : &found->second;
}

}  // namespace hvs::journal
