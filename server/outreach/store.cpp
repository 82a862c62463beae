#include "server/outreach/store.hpp"

#include <algorithm>

#include "core/journal/authority.hpp"
#include "core/journal/codec.hpp"
#include "server/journal/pull.hpp"
#include "server/people/read.hpp"

namespace hvs::outreach {
namespace {

using journal::value_of;

constexpr db::Sql load_assignment{
    "outreach.load_assignment",
    "SELECT account, area, status, versions FROM assignment WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql save_assignment{
    "outreach.save_assignment",
    "INSERT INTO assignment (commune_id, id, account, area, status, versions) VALUES ($1, $2, $3, $4, $5, $6)"
    " ON CONFLICT (commune_id, id) DO UPDATE SET account = excluded.account, area = excluded.area,"
    " status = excluded.status, versions = excluded.versions"};
constexpr db::Sql in_force{"outreach.assignments",
                           "SELECT id, account, area FROM assignment"
                           " WHERE commune_id = $1 AND status = 'dang_phu_trach' ORDER BY area, account"};
constexpr db::Sql add_figure{
    "outreach.add_figure",
    "INSERT INTO outreach_figure (commune_id, account, month, what, n) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (commune_id, account, month, what) DO UPDATE SET n = outreach_figure.n + excluded.n",
    db::Turn::sum, 4};
constexpr db::Sql figures{"outreach.figures",
                          "SELECT what, n FROM outreach_figure WHERE commune_id = $1 AND account = $2 AND month = $3"};

constexpr std::size_t whole_xom = 20'000;  // records; the largest xóm has a few thousand

Result<std::vector<journal::RecordState>> load(db::Tx& tx, const std::string& commune,
                                               std::span<const std::string> ids) {
  std::vector<std::vector<db::Value>> lists;
  for (const auto& id : ids) lists.push_back({commune, id});
  HVS_TRY(found, tx.run_many(load_assignment, lists));
  std::vector<journal::RecordState> out;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    journal::RecordState state{"assignment", ids[i], {}, false, {}};
    if (!found[i].empty()) {
      const auto& row = found[i][0];
      state.exists = true;
      state.area = row.text(1);
      HVS_TRY(fields, journal::unpack_fields(row.text(3), journal::Values::without));
      for (auto& one : fields) {
        one.value = one.field == "account" ? row.text(0) : one.field == "area" ? row.text(1) : row.text(2);
      }
      state.fields = std::move(fields);
    }
    out.push_back(std::move(state));
  }
  return out;
}

}  // namespace

journal::Store assignment_store() {
  journal::Store store;
  store.entity = "assignment";
  store.load = load;
  store.save = [](db::Tx& tx, const std::string& commune, const journal::Operation& op, const journal::RecordState&,
                  const journal::RecordState& after, std::span<const std::string>, std::uint64_t,
                  Instant) -> Result<void> {
    return tx.post(save_assignment, {commune, op.entity_id, std::string(value_of(after, "account")),
                                     std::string(value_of(after, "area")), std::string(value_of(after, "status")),
                                     db::Blob{journal::pack_fields(after.fields, journal::Values::without)}});
  };
  return store;
}

journal::Reaction figure_reaction() {
  return {"outreach.figures",
          [](db::Tx& tx, const std::string& commune, std::span<const journal::Applied> all) -> Result<void> {
            for (const auto& one : all) {
              if (one.op.author == journal::server_author) continue;
              for (const auto& figure : counts(one.op, !one.before.exists)) {
                if (auto ok = tx.post(add_figure, {commune, one.op.author, month_key(one.received), figure.what,
                                                   std::int64_t{figure.n}});
                    !ok) {
                  return ok;
                }
              }
            }
            return {};
          }};
}

Result<std::vector<Assignment>> assignments(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(in_force, {commune}));
  std::vector<Assignment> out;
  for (const auto& row : rows) out.push_back({row.text(0), row.text(1), row.text(2)});
  return out;
}

Result<std::vector<Place>> places_of(db::Tx& tx, const auth::Me& me, Instant now) {
  HVS_TRY(tree, people::areas(tx, me.commune));
  HVS_TRY(assigned, assignments(tx, me.commune));
  std::vector<Place> out;
  for (const auto* area : tree.leaves_on(day_in_vietnam(now))) {
    if (!auth::may(me, auth::Right::field_book, area->path, now)) continue;
    const bool granted = std::ranges::any_of(
        me.grants, [&](const auth::Grant& g) { return !g.area.empty() && area->path.starts_with(g.area); });
    const bool given = std::ranges::any_of(
        assigned, [&](const Assignment& a) { return a.account == me.account && area->path.starts_with(a.area); });
    if (granted || given) out.push_back({area->path, area->name});
  }
  return out;
}

Result<Snapshot> load_snapshot(db::Tx& tx, const journal::Door& door, const auth::Me& me,
                               const std::vector<Skill>& skills, Instant now) {
  Snapshot out;
  HVS_TRY(cut, journal::last_number(tx, me.commune));
  HVS_TRY(places, places_of(tx, me, now));
  out.cut = cut;
  out.month = month_key(now);
  out.skills = skills;
  out.areas = std::move(places);
  HVS_TRY(rows, tx.run(figures, {me.commune, me.account, out.month}));
  for (const auto& row : rows) out.figures.push_back({row.text(0), row.integer(1)});
  for (const auto& area : out.areas) {
    HVS_TRY(part, journal::pull(tx, door, me.commune, {area.path, 0}, whole_xom));
    for (auto& record : part.records) {
      auto* list = record.entity == "household" ? &out.households
                   : record.entity == "person"  ? &out.persons
                   : record.entity == "visit"   ? &out.visits
                   : record.entity == "consent" ? &out.consents
                                                : nullptr;
      if (list != nullptr && record.exists) list->push_back(std::move(record));
    }
  }
  return out;
}

}  // namespace hvs::outreach
