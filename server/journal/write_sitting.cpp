#include <string>

#include "core/base/text.hpp"
#include "core/journal/codec.hpp"
#include "core/journal/feed.hpp"
#include "server/journal/sitting_io.hpp"
#include "server/journal/sql.hpp"

namespace hvs::journal {
namespace {

std::int64_t number(std::uint64_t v) { return static_cast<std::int64_t>(v); }

// A quarantined operation may carry anything; the body keeps it whole, the columns only what a table can hold.
std::string shown(const std::string& raw) {
  std::string out = text::nfc(raw.substr(0, 80));
  std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  return out;
}

Result<void> set_aside(db::Tx& tx, const db::Sql& into, const std::string& commune, const Entry& entry) {
  const auto& op = entry.op;
  return tx.post(into, {commune, op.id.device, std::int64_t{op.id.epoch}, number(op.id.seq), std::string(entry.reason),
                        shown(op.author), shown(op.entity), shown(op.entity_id), shown(op.area), to_ms(entry.received),
                        db::Blob{pack_operation(op)}});
}

Result<void> put_log(db::Tx& tx, const std::string& commune, const Entry& entry) {
  const auto& op = entry.op;
  return tx.post(sql::log,
                 {commune, number(entry.number), op.id.device, std::int64_t{op.id.epoch}, number(op.id.seq), op.entity,
                  op.entity_id, op.author, op.person, op.area, to_ms(op.claimed), to_ms(entry.received),
                  std::int64_t{op.schema}, static_cast<std::int64_t>(entry.kind), db::Blob{pack_changes(op.changes)}});
}

Result<void> put_conflicts(db::Tx& tx, const std::string& commune, const Entry& entry) {
  const auto& op = entry.op;
  for (const auto& clash : entry.clashes) {
    const auto id = std::to_string(entry.number) + "." + clash.wanted.field;
    if (auto ok =
            tx.post(sql::open_conflict, {commune, id, number(entry.number), clash.wanted.field, op.entity, op.entity_id,
                                         entry.after.area, clash.kept.value, number(clash.kept.version),
                                         clash.wanted.value, op.author, op.id.device, to_ms(entry.received)});
        !ok) {
      return ok;
    }
  }
  return {};
}

Result<void> put_feed(db::Tx& tx, const std::string& commune, const Entry& entry) {
  const auto row = feed_row(entry.op);
  if (row.entity.empty()) return {};
  const auto put = [&](const std::string& area, std::int64_t gone) {
    return tx.post(sql::feed, {commune, area, std::string(row.entity), std::string(row.entity_id), std::string(row.ref),
                               number(entry.number), to_ms(entry.received), gone});
  };
  if (entry.before.exists && entry.before.area != entry.after.area) {
    if (auto ok = put(entry.before.area, 1); !ok) return ok;
  }
  return put(entry.after.area, 0);
}

Result<void> apply(db::Tx& tx, const Stores& stores, const std::string& commune, const Entry& entry,
                   std::vector<Applied>& applied) {
  if (auto ok = put_log(tx, commune, entry); !ok) return ok;
  const auto* store = stores.find(entry.op.entity);
  if (store == nullptr) return refuse(Kind::broken, "journal.no_store", entry.op.entity);
  const bool fact = find_entity(entry.op.entity)->is_fact;
  if (fact || !entry.changed.empty() || !entry.before.exists) {
    if (auto ok =
            store->save(tx, commune, entry.op, entry.before, entry.after, entry.changed, entry.number, entry.received);
        !ok) {
      return ok;
    }
    applied.push_back({entry.op, entry.before, entry.after, entry.number, entry.received});
  }
  if (auto ok = put_conflicts(tx, commune, entry); !ok) return ok;
  return put_feed(tx, commune, entry);
}

Result<void> put_entry(db::Tx& tx, const Stores& stores, const std::string& commune, const Entry& entry,
                       std::vector<Applied>& applied) {
  const auto& id = entry.op.id;
  if (entry.was_held) {
    if (auto ok = tx.post(sql::release, {commune, id.device, std::int64_t{id.epoch}, number(id.seq)}); !ok) return ok;
  }
  switch (entry.kind) {
    case OutcomeKind::held:
      return entry.was_held ? Result<void>{} : set_aside(tx, sql::hold, commune, entry);
    case OutcomeKind::quarantined:
      return set_aside(tx, sql::quarantine, commune, entry);
    case OutcomeKind::applied:
    case OutcomeKind::merged:
    case OutcomeKind::conflict:
      return apply(tx, stores, commune, entry, applied);
  }
  return {};
}

}  // namespace

Result<void> write_sitting(db::Tx& tx, const Stores& stores, const std::string& commune, Sitting& sitting) {
  std::vector<Applied> applied;
  for (const auto& entry : sitting.entries()) {
    if (auto ok = put_entry(tx, stores, commune, entry, applied); !ok) return ok;
  }
  for (const auto& reaction : stores.reactions()) {
    if (auto ok = reaction.apply(tx, commune, applied); !ok) return ok;
  }
  for (const auto& one : sitting.cursors()) {
    if (auto ok = tx.post(sql::set_cursor, {commune, one.device, std::int64_t{one.epoch}, number(one.last),
                                            static_cast<std::int64_t>(one.held)});
        !ok) {
      return ok;
    }
  }
  return tx.post(sql::set_counter, {commune, number(sitting.last_number())});
}

}  // namespace hvs::journal
