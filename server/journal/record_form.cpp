#include "server/journal/record_form.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/journal/authority.hpp"

namespace hvs::journal {
namespace {

std::uint64_t version_at(const RecordState& held, std::string_view field) {
  for (const auto& one : held.fields) {
    if (one.field == field) return one.version;
  }
  return 0;
}

std::vector<std::uint64_t> read_version(std::string_view seen, std::size_t count) {
  std::vector<std::uint64_t> out(count, 0);
  for (auto& one : out) {
    const auto end = std::min(seen.find('.'), seen.size());
    long long n = 0;
    if (text::read_int(seen.substr(0, end), n) && n >= 0) one = static_cast<std::uint64_t>(n);
    seen.remove_prefix(std::min(end + 1, seen.size()));
  }
  return out;
}

Result<RecordState> hold(db::Tx& tx, const Door& door, const std::string& commune, std::string_view entity,
                         const std::string& id) {
  const std::string ids[] = {id};
  HVS_TRY(states, door.store(entity)->load(tx, commune, ids));
  return std::move(states.front());
}

Operation blank(const web::Call& call, std::string_view entity, const std::string& id) {
  Operation op;
  op.entity = entity;
  op.entity_id = id;
  op.author = call.me.account;
  op.claimed = call.now;
  return op;
}

}  // namespace

std::string form_version(const RecordState& held, const Typed& fields) {
  std::string out;
  for (const auto& [field, value] : fields) out += (out.empty() ? "" : ".") + std::to_string(version_at(held, field));
  return out;
}

Result<RecordForm> compare_form(db::Tx& tx, const Door& door, const web::Call& call, std::string_view entity,
                                const std::string& id, const Typed& typed, std::string_view seen) {
  HVS_TRY(held, hold(tx, door, call.me.commune, entity, id));
  RecordForm out{blank(call, entity, id), {}, form_version(held, typed)};
  const auto saw = read_version(seen, typed.size());
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const auto& [field, value] = typed[i];
    const auto now = value_of(held, field);
    if (now == value) continue;
    if (held.exists && version_at(held, field) != saw[i])
      out.clashes.push_back({field, std::string{now}});
    else
      out.op.changes.push_back({field, value, saw[i]});
  }
  return out;
}

Result<Operation> overwrite(db::Tx& tx, const Door& door, const web::Call& call, std::string_view entity,
                            const std::string& id, const Typed& values) {
  HVS_TRY(held, hold(tx, door, call.me.commune, entity, id));
  auto op = blank(call, entity, id);
  for (const auto& [field, value] : values) {
    if (value_of(held, field) != value) op.changes.push_back({field, value, version_at(held, field)});
  }
  return op;
}

}  // namespace hvs::journal
