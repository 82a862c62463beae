// How this room keeps a fact: its fields, read by name. Not part of the room's face.
#pragma once

#include <string>
#include <string_view>

#include "core/base/text.hpp"
#include "server/journal/door.hpp"

namespace hvs::assessment {

inline std::string field(const journal::Operation& op, std::string_view name) {
  for (const auto& change : op.changes) {
    if (change.field == name) return change.value;
  }
  return {};
}

inline std::int64_t number(const journal::Operation& op, std::string_view name) {
  long long value = 0;
  return text::read_int(field(op, name), value) ? value : 0;
}

template <class Save>
journal::Store fact(std::string_view entity, Save save) {
  journal::Store store;
  store.entity = entity;
  store.save = [save](db::Tx& tx, const std::string& commune, const journal::Operation& op, const journal::RecordState&,
                      const journal::RecordState&, std::span<const std::string>, std::uint64_t commit,
                      Instant received) {
    return save(tx, commune, op, static_cast<std::int64_t>(commit), to_ms(received));
  };
  return store;
}

}  // namespace hvs::assessment
