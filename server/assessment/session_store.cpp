#include "server/assessment/session_store.hpp"

#include "server/assessment/fact.hpp"

namespace hvs::assessment {
namespace {

constexpr db::Sql insert_session{
    "assessment.insert_session",
    "INSERT INTO test_session (commune_id, id, area, place, test_group, code, minutes, author, received, commit_number)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (commune_id, id) DO NOTHING"};
constexpr db::Sql insert_event{
    "assessment.insert_session_event",
    "INSERT INTO session_event (commune_id, session, id, person, what, value, author, received, commit_number)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (commune_id, session, id) DO NOTHING"};
constexpr db::Sql one_session{"assessment.one_session",
                              "SELECT id, area, place, test_group, code, minutes, author, received FROM test_session"
                              " WHERE commune_id = $1 AND id = $2"};
constexpr db::Sql sessions{"assessment.sessions",
                           "SELECT id, area, place, test_group, code, minutes, author, received FROM test_session"
                           " WHERE commune_id = $1 ORDER BY commit_number DESC LIMIT 40"};
constexpr db::Sql events{"assessment.session_events",
                         "SELECT person, what, value, received, author FROM session_event"
                         " WHERE commune_id = $1 AND session = $2 ORDER BY commit_number, id"};
constexpr db::Sql seat_forms{
    "assessment.seat_forms",
    "SELECT f.id, f.person, f.received, r.id, COUNT(DISTINCT a.item), MAX(a.received) FROM test_form f"
    " LEFT JOIN test_result r ON r.commune_id = f.commune_id AND r.form = f.id"
    " LEFT JOIN test_answer a ON a.commune_id = f.commune_id AND a.form = f.id"
    " WHERE f.commune_id = $1 AND f.session = $2 GROUP BY f.id, f.person, f.received, r.id, f.commit_number"
    " ORDER BY f.commit_number DESC"};
constexpr db::Sql papers{"assessment.session_papers",
                         "SELECT f.person, f.received, a.item, a.choice, a.received FROM test_form f"
                         " JOIN test_answer a ON a.commune_id = f.commune_id AND a.form = f.id"
                         " WHERE f.commune_id = $1 AND f.session = $2 ORDER BY f.commit_number, a.commit_number, a.id"};
constexpr db::Sql assisted{"assessment.assisted_results",
                           "SELECT f.id, f.person, f.assessor, r.received, r.right_count, r.total FROM test_form f"
                           " JOIN test_result r ON r.commune_id = f.commune_id AND r.form = f.id"
                           " WHERE f.commune_id = $1 AND f.mode = 'co_nguoi_giup' AND r.purpose = ''"
                           " ORDER BY r.commit_number DESC LIMIT 2000"};

TestSession session_of(const db::Row& row) {
  return {.id = row.text(0),
          .place = row.text(2),
          .area = row.text(1),
          .group = row.text(3),
          .code = row.text(4),
          .minutes = static_cast<int>(row.integer(5)),
          .proctor = row.text(6),
          .opened = from_ms(row.integer(7))};
}

}  // namespace

std::vector<journal::Store> session_stores() {
  using journal::Operation;
  std::vector<journal::Store> all;
  all.push_back(fact("test_session", [](db::Tx& tx, const std::string& commune, const Operation& op,
                                        std::int64_t commit, std::int64_t received) {
    return tx.post(insert_session, {commune, op.entity_id, field(op, "area"), field(op, "place"), field(op, "group"),
                                    field(op, "code"), number(op, "minutes"), op.author, received, commit});
  }));
  all.push_back(fact("session_event", [](db::Tx& tx, const std::string& commune, const Operation& op,
                                         std::int64_t commit, std::int64_t received) {
    return tx.post(insert_event, {commune, field(op, "session"), op.entity_id, field(op, "person"), field(op, "what"),
                                  field(op, "value"), op.author, received, commit});
  }));
  return all;
}

Result<std::optional<TestSession>> load_session(db::Tx& tx, const std::string& commune, const std::string& id) {
  HVS_TRY(rows, tx.run(one_session, {commune, id}));
  if (rows.empty()) return std::optional<TestSession>{};
  return std::optional{session_of(rows.front())};
}

Result<std::vector<TestSession>> recent_sessions(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(sessions, {commune}));
  std::vector<TestSession> out;
  for (const auto& row : rows) out.push_back(session_of(row));
  return out;
}

Result<std::vector<SessionEvent>> load_events(db::Tx& tx, const std::string& commune, const std::string& session) {
  HVS_TRY(rows, tx.run(events, {commune, session}));
  std::vector<SessionEvent> out;
  for (const auto& row : rows) {
    SessionEvent one;
    if (!read_happening(row.text(1), one.what)) continue;
    one.person = row.text(0);
    one.value = row.text(2);
    one.at = from_ms(row.integer(3));
    one.author = row.text(4);
    out.push_back(std::move(one));
  }
  return out;
}

Result<std::vector<SeatForm>> load_seat_forms(db::Tx& tx, const std::string& commune, const std::string& session) {
  HVS_TRY(rows, tx.run(seat_forms, {commune, session}));
  std::vector<SeatForm> out;
  for (const auto& row : rows) {
    const auto started = from_ms(row.integer(2));
    out.push_back({.id = row.text(0),
                   .person = row.text(1),
                   .answered = static_cast<std::size_t>(row.integer(4)),
                   .started = started,
                   .last = row.is_null(5) ? started : from_ms(row.integer(5)),
                   .finished = !row.is_null(3)});
  }
  return out;
}

Result<std::vector<Paper>> load_papers(db::Tx& tx, const std::string& commune, const std::string& session,
                                       const Bank& bank) {
  HVS_TRY(rows, tx.run(papers, {commune, session}));
  std::vector<Paper> out;
  for (const auto& row : rows) {
    if (out.empty() || out.back().person != row.text(0)) out.push_back({row.text(0), from_ms(row.integer(1)), {}});
    const auto* item = bank.find(row.text(2));
    out.back().answers.push_back(
        {row.text(2), row.text(3), from_ms(row.integer(4)), item != nullptr && is_right(*item, row.text(3))});
  }
  return out;
}

Result<std::vector<Assisted>> assisted_results(db::Tx& tx, const std::string& commune) {
  HVS_TRY(rows, tx.run(assisted, {commune}));
  std::vector<Assisted> out;
  for (const auto& row : rows)
    out.push_back({row.text(0), row.text(1), row.text(2), from_ms(row.integer(3)), static_cast<int>(row.integer(4)),
                   static_cast<int>(row.integer(5))});
  return out;
}

}  // namespace hvs::assessment
