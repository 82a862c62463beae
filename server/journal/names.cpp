#include "server/journal/names.hpp"

#include "core/journal/authority.hpp"
#include "core/journal/pages.hpp"

namespace hvs::journal {

Result<RecordState> load_record(db::Tx& tx, const Door& door, const std::string& commune, const std::string& entity,
                                const std::string& id) {
  const auto* store = door.store(entity);
  if (store == nullptr || !store->load) return RecordState{entity, id, {}, false, {}};
  HVS_TRY(states, store->load(tx, commune, std::span(&id, 1)));
  return std::move(states.at(0));
}

std::string shown_name(const RecordState& state) {
  if (const auto name = value_of(state, "name"); !name.empty()) return std::string(name);
  std::string out(value_of(state, "code"));
  if (const auto address = value_of(state, "address"); !address.empty()) {
    if (!out.empty()) out += " · ";
    out += address;
  }
  return out.empty() ? std::string(entity_label(state.entity).vi) : out;
}

}  // namespace hvs::journal
