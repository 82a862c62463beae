#include "server/gatherings/store.hpp"

#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/journal/authority.hpp"
#include "core/journal/codec.hpp"
#include "server/learning/store.hpp"
#include "server/people/read.hpp"

namespace hvs::gatherings {
namespace {

using journal::value_of;

constexpr int referral_days = 28;  // how long a hand-over is shown as done

constexpr db::Sql load_meeting{"gatherings.load_meeting",
                               "SELECT area, fields FROM meeting WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql save_meeting{
    "gatherings.save_meeting",
    "INSERT INTO meeting (commune_id, id, class_id, area, day, fields) VALUES ($1, $2, $3, $4, $5, $6)"
    " ON CONFLICT (commune_id, id) DO UPDATE SET class_id = excluded.class_id, area = excluded.area,"
    " day = excluded.day, fields = excluded.fields"};
constexpr db::Sql load_seat{"gatherings.load_seat",
                            "SELECT area, fields FROM class_seat WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql save_seat{
    "gatherings.save_seat",
    "INSERT INTO class_seat (commune_id, id, class_id, area, person_id, number, fields)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (commune_id, id) DO UPDATE SET class_id = excluded.class_id,"
    " area = excluded.area, person_id = excluded.person_id, number = excluded.number, fields = excluded.fields"};
constexpr db::Sql insert_attendance{
    "gatherings.insert_attendance",
    "INSERT INTO attendance (commune_id, id, class_id, meeting_id, person_id, guest, present, reason, author,"
    " claimed_ms, received_ms, commit_no) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    " ON CONFLICT (commune_id, id) DO NOTHING",
    db::Turn::any};
constexpr db::Sql insert_tally{
    "gatherings.insert_tally",
    "INSERT INTO room_tally (commune_id, id, class_id, meeting_id, object, counts, how, author, claimed_ms,"
    " received_ms, commit_no) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    " ON CONFLICT (commune_id, id) DO NOTHING",
    db::Turn::any};
constexpr db::Sql insert_referral{
    "gatherings.insert_referral",
    "INSERT INTO referral (commune_id, id, class_id, person_id, why, author, claimed_ms, received_ms, commit_no)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (commune_id, id) DO NOTHING",
    db::Turn::any};
constexpr db::Sql meetings_of{
    "gatherings.meetings_of",
    "SELECT id, fields FROM meeting WHERE commune_id = $1 AND class_id = $2 ORDER BY day, id"};
constexpr db::Sql seats_of{
    "gatherings.seats_of",
    "SELECT person_id, number FROM class_seat WHERE commune_id = $1 AND class_id = $2 ORDER BY id"};
constexpr db::Sql attendance_of{"gatherings.attendance_of",
                                "SELECT meeting_id, person_id, guest, present FROM attendance"
                                " WHERE commune_id = $1 AND class_id = $2 ORDER BY commit_no"};
constexpr db::Sql tallies_of{"gatherings.tallies_of",
                             "SELECT meeting_id, object, counts, how FROM room_tally"
                             " WHERE commune_id = $1 AND class_id = $2 ORDER BY commit_no"};
constexpr db::Sql referred_of{"gatherings.referred_of",
                              "SELECT person_id FROM referral"
                              " WHERE commune_id = $1 AND class_id = $2 AND received_ms >= $3 ORDER BY commit_no"};

std::string text_of(const journal::Operation& op, std::string_view field) { return std::string{value_of(op, field)}; }
std::int64_t number_of(std::string_view words) {
  long long n = 0;
  return text::read_int(words, n) ? n : 0;
}

// A record whose fields are kept whole in one blob.
journal::Store record_store(std::string_view entity, const db::Sql& load, decltype(journal::Store::save) save) {
  journal::Store store;
  store.entity = entity;
  store.load = [entity, load](db::Tx& tx, const std::string& commune,
                              std::span<const std::string> ids) -> Result<std::vector<journal::RecordState>> {
    std::vector<std::vector<db::Value>> lists;
    for (const auto& id : ids) lists.push_back({commune, id});
    HVS_TRY(found, tx.run_many(load, lists));
    std::vector<journal::RecordState> out;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      journal::RecordState state{std::string{entity}, ids[i], {}, false, {}};
      if (!found[i].empty()) {
        state.exists = true;
        state.area = found[i][0].text(0);
        HVS_TRY(fields, journal::unpack_fields(found[i][0].text(1), journal::Values::with));
        state.fields = std::move(fields);
      }
      out.push_back(std::move(state));
    }
    return out;
  };
  store.save = std::move(save);
  return store;
}

journal::Store meeting_store() {
  return record_store(
      "meeting", load_meeting,
      [](db::Tx& tx, const std::string& commune, const journal::Operation& op, const journal::RecordState&,
         const journal::RecordState& after, std::span<const std::string>, std::uint64_t, Instant) -> Result<void> {
        return tx.post(save_meeting, {commune, op.entity_id, std::string{value_of(after, "class")}, after.area,
                                      std::string{value_of(after, "on")},
                                      db::Blob{journal::pack_fields(after.fields, journal::Values::with)}});
      });
}

journal::Store seat_store() {
  return record_store(
      "class_seat", load_seat,
      [](db::Tx& tx, const std::string& commune, const journal::Operation& op, const journal::RecordState&,
         const journal::RecordState& after, std::span<const std::string>, std::uint64_t, Instant) -> Result<void> {
        return tx.post(save_seat, {commune, op.entity_id, std::string{value_of(after, "class")}, after.area,
                                   std::string{value_of(after, "person")}, number_of(value_of(after, "number")),
                                   db::Blob{journal::pack_fields(after.fields, journal::Values::with)}});
      });
}

template <class Insert>
journal::Store fact_store(std::string_view entity, Insert insert) {
  journal::Store store;
  store.entity = entity;
  store.save = [insert](db::Tx& tx, const std::string& commune, const journal::Operation& op,
                        const journal::RecordState&, const journal::RecordState&, std::span<const std::string>,
                        std::uint64_t number, Instant received) -> Result<void> {
    return insert(tx, commune, op, static_cast<std::int64_t>(number), to_ms(received));
  };
  return store;
}

Result<void> load_meetings(db::Tx& tx, const std::string& commune, Class& of) {
  HVS_TRY(rows, tx.run(meetings_of, {commune, of.id}));
  for (const auto& row : rows) {
    HVS_TRY(fields, journal::unpack_fields(row.text(1), journal::Values::with));
    Meeting one;
    one.id = row.text(0);
    for (auto& field : fields) {
      if (field.field == "on") one.on = field.value;
      if (field.field == "at") one.at = field.value;
      if (field.field == "place") one.place = field.value;
      if (field.field == "unit") one.unit = field.value, one.unit_version = field.version;
      if (field.field == "status") one.state = read_state(field.value);
    }
    of.meetings.push_back(std::move(one));
  }
  const auto find = [&](const std::string& id) -> Meeting* {
    const auto at = std::ranges::find(of.meetings, id, &Meeting::id);
    return at == of.meetings.end() ? nullptr : &*at;
  };
  HVS_TRY(present, tx.run(attendance_of, {commune, of.id}));
  for (const auto& row : present) {
    if (auto* one = find(row.text(0))) one->roll.push_back({row.text(1), row.text(2), row.integer(3) == 1});
  }
  HVS_TRY(counts, tx.run(tallies_of, {commune, of.id}));
  for (const auto& row : counts) {
    auto* one = find(row.text(0));
    if (one == nullptr) continue;
    one->tallies.push_back({row.text(1), read_counts(row.text(2)), row.text(3) == "the_giay"});
  }
  return {};
}

std::string facts_of(const people::Person& p, const people::AreaTree& tree) {
  std::string out = p.birth ? std::to_string(p.birth->year) : std::string{};
  const auto area = tree.name_of(p.area);
  if (!area.empty()) out += (out.empty() ? "" : ", ") + std::string{area};
  return out;
}

Result<void> load_members(db::Tx& tx, const std::string& commune, const std::vector<std::string>& ids,
                          const people::AreaTree& tree, const std::set<std::string>& ready, Instant now, Class& of) {
  HVS_TRY(persons, people::persons(tx, commune, ids));
  std::ranges::stable_sort(persons, {}, [](const people::Person& p) { return text::name_sort_key(p.name); });
  std::map<std::string, int> cards;
  HVS_TRY(seats, tx.run(seats_of, {commune, of.id}));
  for (const auto& row : seats) cards[row.text(0)] = static_cast<int>(row.integer(1));
  std::set<std::string> referred;
  HVS_TRY(given, tx.run(referred_of, {commune, of.id, to_ms(now - std::chrono::days{referral_days})}));
  for (const auto& row : given) referred.insert(row.text(0));
  for (const auto& p : persons) {
    Member one{p.id.text,
               p.name,
               facts_of(p, tree),
               p.phone,
               p.household.text,
               0,
               {},
               ready.contains(p.id.text),
               referred.contains(p.id.text)};
    if (const auto at = cards.find(one.id); at != cards.end()) one.card = at->second;
    HVS_TRY(begun, learning::begun_units(tx, commune, one.id));
    for (auto& unit : begun) one.begun.push_back({std::move(unit.unit), unit.changed, unit.most_misses});
    of.members.push_back(std::move(one));
  }
  return {};
}

}  // namespace

std::vector<journal::Store> stores() {
  std::vector<journal::Store> out;
  out.push_back(meeting_store());
  out.push_back(seat_store());
  out.push_back(fact_store("attendance", [](db::Tx& tx, const std::string& commune, const journal::Operation& op,
                                            std::int64_t number, std::int64_t received) {
    return tx.post(insert_attendance, {commune, op.entity_id, text_of(op, "class"), text_of(op, "meeting"),
                                       text_of(op, "person"), text_of(op, "guest"), number_of(value_of(op, "present")),
                                       text_of(op, "reason"), op.author, to_ms(op.claimed), received, number});
  }));
  out.push_back(fact_store("room_tally", [](db::Tx& tx, const std::string& commune, const journal::Operation& op,
                                            std::int64_t number, std::int64_t received) {
    return tx.post(insert_tally,
                   {commune, op.entity_id, text_of(op, "class"), text_of(op, "meeting"), text_of(op, "object"),
                    text_of(op, "counts"), text_of(op, "how"), op.author, to_ms(op.claimed), received, number});
  }));
  out.push_back(fact_store("referral", [](db::Tx& tx, const std::string& commune, const journal::Operation& op,
                                          std::int64_t number, std::int64_t received) {
    return tx.post(insert_referral, {commune, op.entity_id, text_of(op, "class"), text_of(op, "person"),
                                     text_of(op, "why"), op.author, to_ms(op.claimed), received, number});
  }));
  return out;
}

Result<std::vector<Class>> load_classes(db::Tx& tx, const auth::Me& me, const std::string& only,
                                        const ReadyPeople& ready, Instant now) {
  HVS_TRY(tree, people::areas(tx, me.commune));
  HVS_TRY(all, people::classes(tx, me.commune));
  std::set<std::string> waiting;
  if (ready) {
    HVS_TRY(found, ready(tx, me.commune));
    waiting = std::move(found);
  }
  std::vector<Class> out;
  for (const auto& one : all) {
    if (one.status == "dong" || (!only.empty() && one.id != only)) continue;
    if (!auth::may(me, auth::Right::let_in, one.area, now)) continue;
    Class of{one.id, one.name, one.area, std::string{tree.name_of(one.area)}, {}, {}};
    HVS_TRY(meetings, load_meetings(tx, me.commune, of));
    HVS_TRY(members, load_members(tx, me.commune, one.members, tree, waiting, now, of));
    out.push_back(std::move(of));
  }
  return out;
}

}  // namespace hvs::gatherings
