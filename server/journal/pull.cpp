#include "server/journal/pull.hpp"

#include <map>

#include "core/journal/codec.hpp"
#include "core/journal/feed.hpp"
#include "server/journal/sql.hpp"

namespace hvs::journal {
namespace {

constexpr db::Sql since_number{
    "journal.feed_since",
    "SELECT entity, entity_id, ref, commit_number, gone FROM feed"
    " WHERE commune_id = $1 AND area = $2 AND commit_number > $3 ORDER BY commit_number LIMIT $4"};
constexpr db::Sql horizon{"journal.feed_horizon", "SELECT pruned_to FROM feed_horizon WHERE commune_id = $1"};
constexpr db::Sql oldest_gone{
    "journal.oldest_gone",
    "SELECT MAX(commit_number) FROM feed WHERE commune_id = $1 AND gone = 1 AND changed_at < $2"};
constexpr db::Sql drop_gone{"journal.drop_gone",
                            "DELETE FROM feed WHERE commune_id = $1 AND gone = 1 AND changed_at < $2"};
constexpr db::Sql set_horizon{"journal.set_feed_horizon",
                              "INSERT INTO feed_horizon (commune_id, pruned_to) VALUES ($1, $2)"
                              " ON CONFLICT (commune_id) DO UPDATE SET pruned_to = excluded.pruned_to"};

// When it happened, for people to read: the maker's clock when it is believable (a visit may be days old when its phone
// finds a network), else the hour it came in. Orders nothing.
std::int64_t shown_time(std::int64_t claimed, std::int64_t received) {
  const auto oldest = received - std::chrono::duration_cast<std::chrono::milliseconds>(keep_tombstones).count();
  return claimed <= received && claimed >= oldest ? claimed : received;
}

// States in the order of the feed, loaded entity by entity.
Result<void> load_states(db::Tx& tx, const Door& door, const std::string& commune, std::vector<RecordState>& wanted) {
  std::map<std::string, std::vector<std::size_t>> by_entity;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i].exists) by_entity[wanted[i].entity].push_back(i);
  }
  for (const auto& [entity, places] : by_entity) {
    const auto* store = door.store(entity);
    if (store == nullptr || !store->load) continue;
    std::vector<std::string> ids;
    for (const auto at : places) ids.push_back(wanted[at].entity_id);
    HVS_TRY(states, store->load(tx, commune, ids));
    for (std::size_t i = 0; i < places.size(); ++i) wanted[places[i]] = for_phone(std::move(states[i]));
  }
  return {};
}

}  // namespace

Result<std::uint64_t> last_number(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(sql::last_number, {commune}));
  return rows.empty() ? 0 : static_cast<std::uint64_t>(rows[0].integer(0));
}

Result<RecordState> logged_fact(db::Tx& tx, const std::string& commune, std::string_view entity,
                                const std::string& id) {
  RecordState fact{std::string(entity), id, {}, false, {}};
  HVS_TRY(rows, tx.run(sql::fact, {commune, id, std::string(entity)}));
  if (rows.empty()) return fact;
  HVS_TRY(changes, unpack_changes(rows[0].text(1)));
  fact.exists = true;
  for (auto& one : changes) {
    fact.fields.push_back({std::move(one.field), std::move(one.value), static_cast<std::uint64_t>(rows[0].integer(0))});
  }
  fact.fields.push_back({"at", std::to_string(shown_time(rows[0].integer(3), rows[0].integer(2))), 0});
  return fact;
}

Result<ScopePart> pull(db::Tx& tx, const Door& door, const std::string& commune, const ScopeCursor& since,
                       std::size_t limit) {
  ScopePart part;
  part.area = since.area;
  HVS_TRY(pruned, tx.run(horizon, {commune}));
  HVS_TRY(last, last_number(tx, commune));
  // A cursor from the future is of a server that was restored from a backup: begin anew.
  const bool anew = since.cursor == 0 || since.cursor > last ||
                    (!pruned.empty() && since.cursor < static_cast<std::uint64_t>(pruned[0].integer(0)));
  const auto from = anew ? std::uint64_t{0} : since.cursor;
  part.news = anew ? ScopeNews::enter : ScopeNews::changes;
  HVS_TRY(rows, tx.run(since_number,
                       {commune, since.area, static_cast<std::int64_t>(from), static_cast<std::int64_t>(limit)}));
  part.more = rows.size() == limit;
  part.next = part.more ? static_cast<std::uint64_t>(rows.back().integer(3)) : last;
  for (const auto& row : rows) {
    if (row.integer(4) != 0) {
      if (!anew) part.gone.push_back({row.text(0), row.text(1)});
      continue;
    }
    if (row.text(2).empty()) {
      part.records.push_back({row.text(0), row.text(1), since.area, false, {}});
      continue;
    }
    HVS_TRY(fact, logged_fact(tx, commune, row.text(0), row.text(2)));
    fact.area = since.area;
    const auto at = fact.fields.back();  // when, put there by logged_fact
    fact = for_phone(std::move(fact));
    fact.entity_id = row.text(1);  // the latest of its kind stands under what it hangs on
    fact.fields.push_back(at);
    part.records.push_back(std::move(fact));
  }
  if (auto ok = load_states(tx, door, commune, part.records); !ok) return std::unexpected(ok.error());
  return part;
}

Result<void> prune_feed(db::Tx& tx, const std::string& commune, Instant now) {
  const auto before = to_ms(now - keep_tombstones);
  HVS_TRY(rows, tx.run(oldest_gone, {commune, before}));
  if (rows.empty() || rows[0].is_null(0)) return {};
  if (auto ok = tx.post(set_horizon, {commune, rows[0].integer(0)}); !ok) return ok;
  return tx.post(drop_gone, {commune, before});
}

}  // namespace hvs::journal
